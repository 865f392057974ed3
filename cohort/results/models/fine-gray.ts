import { fineGray } from '../../../statistics/competing-risks/fine-gray.ts'
import { subdistributionTable } from '../../../statistics/competing-risks/subdistribution-table.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { eventTables, ownCountsByGroup } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Model } from '../../descriptors/plan/model.ts'
import { causeIndex } from '../../subjects/follow-ups.ts'
import type { TestData } from '../group-tests/parts/test-data.ts'
import { type Result, result } from '../result.ts'
import { designOf, totalOf } from './design.ts'
import { droppedTermRows } from './dropped-terms.ts'
import { fullRank } from './full-rank.ts'
import { NO_TERM, noModel } from './no-model.ts'
import { termRows } from './term-rows.ts'

/** Fine and Gray's model of the subdistribution hazard of the event, or of a competing cause. */
export const fineGrayResults = (
  analysis: string,
  model: Extract<Model, { method: 'fine-gray' }>,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const byPattern = ownCountsByGroup(data.eventRows, model.endpoint, model.covariates, [])
  const design = designOf(model, byPattern, data.variables)
  const cause = causeIndex(data.endpoints[model.endpoint]!, model.cause)
  const name = `Fine-Gray model of ${model.cause}, Breslow's ties`
  const why = design.terms.length === 0 ? NO_TERM : whyTooLarge(byPattern)
  if (why !== undefined)
    return [...noModel(analysis, name, why), ...droppedTermRows(analysis, design.left, name)]
  const [table] = eventTables(data.eventRows, model.endpoint, model.covariates)
  const weighted = [coxStratum(subdistributionTable(table!, cause))]
  const { covariates, terms, left, words } = fullRank(design, weighted)
  const method = [name, ...words].join(', ')
  const coefficients = fineGray(table!, covariates, cause, criticalValue(confidence))
  return [
    result({ analysis, statistic: 'n' }, totalOf(byPattern, 'entered'), '1', `subjects, ${method}`),
    ...coefficients.flatMap((found, k) => termRows(analysis, terms[k]!, found, confidence, method)),
    ...droppedTermRows(analysis, left, method),
  ]
}

/** Those who left by another cause keep a weight at every later time: the table is patterns by times, and is held whole. */
const MOST_CELLS = 5_000_000

const whyTooLarge = (byPattern: ReturnType<typeof ownCountsByGroup>): string | undefined => {
  const groups = byPattern.flatMap((table) => table.groups)
  const times = new Set(groups.flatMap((group) => Array.from(group.times))).size
  return groups.length * times > MOST_CELLS
    ? `${groups.length} patterns of covariates at ${times} times are more than this model holds; round the covariates, or take categories`
    : undefined
}
