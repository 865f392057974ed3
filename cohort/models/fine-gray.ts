import { fineGray } from '../../statistics/fine-gray.ts'
import { criticalValue } from '../../statistics/normal.ts'
import type { Rules } from '../conventions.ts'
import { causeIndex, EVENT } from '../follow-ups.ts'
import type { Model } from '../plan.ts'
import { type Result, result } from '../result.ts'
import type { TestData } from '../tests/test-data.ts'
import { designOf, totalOf } from './design.ts'
import { leftRows } from './left-rows.ts'
import { noModel } from './no-model.ts'
import { termRows } from './term-rows.ts'

/** Fine and Gray's model of the subdistribution hazard of the event, or of a competing cause. */
export const fineGrayResults = (
  analysis: string,
  model: Extract<Model, { method: 'fine-gray' }>,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const { data: design, terms, left } = designOf(model, data)
  const cause = causeIndex(data.endpoints[model.endpoint]!, model.cause)
  const method = `Fine-Gray model of ${model.cause ?? EVENT}, Breslow's ties`
  const [table] = design.strata
  const leftOut = leftRows(analysis, left, method)
  if (terms.length === 0 || table === undefined) return [...noModel(analysis, method), ...leftOut]
  const coefficients = fineGray(table, design.covariates, cause, criticalValue(confidence))
  return [
    result({ analysis, statistic: 'n' }, totalOf(design.strata, 'entered'), '1', `subjects, ${method}`),
    ...coefficients.flatMap((found, k) => termRows(analysis, terms[k]!, found, confidence, method)),
    ...leftOut,
  ]
}
