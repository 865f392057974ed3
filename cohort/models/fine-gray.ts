import { coxStratum } from '../../statistics/cox-risk-sets.ts'
import { fineGray } from '../../statistics/fine-gray.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { subdistributionTable } from '../../statistics/subdistribution-table.ts'
import type { Rules } from '../conventions.ts'
import { countsByGroup, eventTables } from '../event-rows.ts'
import { causeIndex } from '../follow-ups.ts'
import type { Model } from '../plan/model.ts'
import { type Result, result } from '../result.ts'
import type { TestData } from '../tests/test-data.ts'
import { designOf, totalOf } from './design.ts'
import { fullRank } from './full-rank.ts'
import { leftRows } from './left-rows.ts'
import { NO_TERM, noModel } from './no-model.ts'
import { termRows } from './term-rows.ts'

/** Fine and Gray's model of the subdistribution hazard of the event, or of a competing cause. */
export const fineGrayResults = (
  analysis: string,
  model: Extract<Model, { method: 'fine-gray' }>,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const byPattern = countsByGroup(data.eventRows, model.endpoint, model.covariates, [])
  const design = designOf(model, byPattern, data.variables)
  const cause = causeIndex(data.endpoints[model.endpoint]!, model.cause)
  const name = `Fine-Gray model of ${model.cause}, Breslow's ties`
  const why = design.terms.length === 0 ? NO_TERM : whyTooLarge(byPattern)
  if (why !== undefined) return [...noModel(analysis, name, why), ...leftRows(analysis, design.left, name)]
  const [table] = eventTables(data.eventRows, model.endpoint, model.covariates)
  const weighted = [coxStratum(subdistributionTable(table!, cause))]
  const { covariates, terms, left, words } = fullRank(design, weighted)
  const method = [name, ...words].join(', ')
  const coefficients = fineGray(table!, covariates, cause, criticalValue(confidence))
  return [
    result({ analysis, statistic: 'n' }, totalOf(byPattern, 'entered'), '1', `subjects, ${method}`),
    ...coefficients.flatMap((found, k) => termRows(analysis, terms[k]!, found, confidence, method)),
    ...leftRows(analysis, left, method),
  ]
}

/** Those who left by another cause keep a weight at every later time: the table is patterns by times, and is held whole. */
const MOST_CELLS = 5_000_000

const whyTooLarge = (byPattern: ReturnType<typeof countsByGroup>): string | undefined => {
  const groups = byPattern.flatMap((table) => table.groups)
  const times = new Set(groups.flatMap((group) => Array.from(group.times))).size
  return groups.length * times > MOST_CELLS
    ? `${groups.length} patterns of covariates at ${times} times are more than this model holds; round the covariates, or take categories`
    : undefined
}
