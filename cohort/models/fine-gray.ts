import { fineGray } from '../../statistics/fine-gray.ts'
import { criticalValue } from '../../statistics/normal.ts'
import type { Rules } from '../conventions.ts'
import { countsByGroup, eventTables } from '../event-rows.ts'
import { causeIndex, EVENT } from '../follow-ups.ts'
import type { Model } from '../plan.ts'
import { type Result, result } from '../result.ts'
import type { TestData } from '../tests/test-data.ts'
import { designOf, totalOf } from './design.ts'
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
  const { covariates, terms, left } = designOf(model, byPattern, data.variables)
  const cause = causeIndex(data.endpoints[model.endpoint]!, model.cause)
  const method = `Fine-Gray model of ${model.cause ?? EVENT}, Breslow's ties`
  const leftOut = leftRows(analysis, left, method)
  if (terms.length === 0) return [...noModel(analysis, method, NO_TERM), ...leftOut]
  const tooLarge = whyTooLarge(byPattern)
  if (tooLarge !== undefined) return [...noModel(analysis, method, tooLarge), ...leftOut]
  const [table] = eventTables(data.eventRows, model.endpoint, model.covariates)
  const coefficients = fineGray(table!, covariates, cause, criticalValue(confidence))
  return [
    result({ analysis, statistic: 'n' }, totalOf(byPattern, 'entered'), '1', `subjects, ${method}`),
    ...coefficients.flatMap((found, k) => termRows(analysis, terms[k]!, found, confidence, method)),
    ...leftOut,
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
