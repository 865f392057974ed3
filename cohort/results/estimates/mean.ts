import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { type Answer, known, mapAnswer } from '../../../statistics/numbers/answer.ts'
import { meanSurvival } from '../../../statistics/survival/mean-survival.ts'
import { restrictedMean } from '../../../statistics/survival/restricted-mean.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** The mean up to the last time as in SPSS, and the restricted means of the plan. */
export const meanResults = (request: GroupRequest): readonly Result[] => [
  ...spssMean(request),
  ...request.plan.restricted.flatMap((tau) => restricted(tau, request)),
]

const spssMean = ({ key, curve, unit }: GroupRequest): readonly Result[] => {
  const { mean, standardError, lower, upper, isLimited } = meanSurvival(curve)
  const method = `mean, area under S up to the last time${isLimited ? ', which is censored' : ''} (SPSS)`
  return [
    result({ ...key, statistic: 'mean' }, mean, unit, method),
    result({ ...key, statistic: 'mean-se' }, standardError, unit, `standard error of the ${method}`),
    result({ ...key, statistic: 'mean-lower' }, lower, unit, `lower limit of the ${method}, z = 1.96`),
    result({ ...key, statistic: 'mean-upper' }, upper, unit, `upper limit of the ${method}, z = 1.96`),
  ]
}

const restricted = (at: number, { key, curve, unit, rules }: GroupRequest): readonly Result[] => {
  const { mean, variance } = restrictedMean(curve, at)
  const standardError = mapAnswer(variance, Math.sqrt)
  const limit = (side: -1 | 1): Answer =>
    mean.known && standardError.known
      ? known(mean.value + side * criticalValue(rules.confidence) * standardError.value)
      : mean
  const method = 'restricted mean, area under S up to t'
  return [
    result({ ...key, statistic: 'restricted-mean', at }, mean, unit, method),
    result({ ...key, statistic: 'restricted-mean-se', at }, standardError, unit, `standard error, ${method}`),
    result(
      { ...key, statistic: 'restricted-mean-lower', at },
      limit(-1),
      unit,
      `lower limit, ${percent(rules.confidence)}, ${method}`,
    ),
    result(
      { ...key, statistic: 'restricted-mean-upper', at },
      limit(1),
      unit,
      `upper limit, ${percent(rules.confidence)}, ${method}`,
    ),
  ]
}
