import { unknown } from '../../statistics/answer.ts'
import { coxRegression } from '../../statistics/cox-regression.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { subdistributionTable } from '../../statistics/subdistribution-table.ts'
import type { Rules } from '../conventions.ts'
import { causeIndex, EVENT } from '../follow-ups.ts'
import type { Model } from '../plan.ts'
import { type Result, result } from '../result.ts'
import type { TestData } from '../tests/test-data.ts'
import { designOf, totalOf } from './design.ts'
import { noModel } from './no-model.ts'

/**
 * Fine and Gray's model of the subdistribution hazard. Its standard errors would have to count how the weights of
 * the censoring curve vary, which is not done: ratios are given, limits and p say why they are not.
 */
export const fineGrayResults = (analysis: string, model: Extract<Model, { method: 'fine-gray' }>, data: TestData, rules: Rules): readonly Result[] => {
  const design = designOf(model, data)
  const cause = causeIndex(data.endpoints[model.endpoint]!, model.cause)
  const method = `Fine-Gray model of ${model.cause ?? EVENT}, weights of the censoring curve, Breslow's ties`
  if (design.terms.length === 0) return noModel(analysis, method)
  const strata = design.data.strata.map((table) => subdistributionTable(table, cause))
  const fit = coxRegression({ ...design.data, strata }, 'breslow', criticalValue(rules.confidence))
  const none = unknown('its standard error would have to count how the weights vary, which is not done')
  return [
    result({ analysis, statistic: 'n' }, totalOf(design.data.strata, 'entered'), '1', `subjects, ${method}`),
    result({ analysis, statistic: 'events' }, totalOf(strata, 'events'), '1', `events, ${method}`),
    ...fit.coefficients.flatMap(({ hazardRatio, estimate }, k) => {
      const { name, reference, covariate } = design.terms[k]!
      const words = `${method}, ${reference === '' ? `per unit of ${covariate}` : `${name} against ${reference}`}`
      return [
        result({ analysis, level: name, statistic: 'hazard-ratio' }, hazardRatio, '1', `subdistribution hazard ratio, ${words}`),
        result({ analysis, level: name, statistic: 'hazard-ratio-lower' }, none, '1', `lower limit, ${words}`),
        result({ analysis, level: name, statistic: 'hazard-ratio-upper' }, none, '1', `upper limit, ${words}`),
        result({ analysis, level: name, statistic: 'coefficient' }, estimate, '1', `log subdistribution hazard ratio, ${words}`),
        result({ analysis, level: name, statistic: 'p' }, none, '1', `Wald test, ${words}, two-sided`),
      ]
    }),
  ]
}
