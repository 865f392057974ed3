import { type Answer, known, unknown } from '../../../statistics/numbers/answer.ts'
import { personTimeRate } from '../../../statistics/survival/person-time-rate.ts'
import { reverseKaplanMeier } from '../../../statistics/survival/reverse-kaplan-meier.ts'
import { survivalQuantile } from '../../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../../statistics/survival/survival-quantile-interval.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'
import { intervalRule, intervalWords } from './quantiles.ts'

/** Follow-up time, person-time and event rate of a group. */
export const followUpResults = ({
  key,
  times,
  counts,
  curve,
  unit,
  rules,
}: GroupRequest): readonly Result[] => {
  const reverse = reverseKaplanMeier(times, counts, rules.followUp)
  const median = survivalQuantile(reverse, 0.5, rules.median)
  const limits = survivalQuantileInterval(reverse, 0.5, intervalRule(rules, 0.5))
  const followUp = `median follow-up, reverse Kaplan-Meier, ties ${rules.followUp}`
  const interval = `${followUp}, ${intervalWords(rules, 0.5)}`
  const last: Answer = curve.n === 0 ? unknown('no patients entered') : known(curve.lastTime)
  const { personTime, rate, lower, upper } = personTimeRate(times, counts, rules.confidence)
  const perTime = unit === '1' ? '1' : `1/${unit}`
  const method = 'events over person-time'
  return [
    result({ ...key, statistic: 'follow-up' }, median, unit, followUp),
    result({ ...key, statistic: 'follow-up-lower' }, limits.lower, unit, `lower limit of the ${interval}`),
    result({ ...key, statistic: 'follow-up-upper' }, limits.upper, unit, `upper limit of the ${interval}`),
    result({ ...key, statistic: 'follow-up-se' }, limits.se, unit, `standard error of the ${interval}`),
    result({ ...key, statistic: 'last-time' }, last, unit, 'longest time of a subject'),
    result({ ...key, statistic: 'person-time' }, personTime, unit, 'sum of the times under observation'),
    result({ ...key, statistic: 'rate' }, rate, perTime, method),
    result(
      { ...key, statistic: 'rate-lower' },
      lower,
      perTime,
      `lower limit, exact Poisson, ${percent(rules.confidence)}, ${method}`,
    ),
    result(
      { ...key, statistic: 'rate-upper' },
      upper,
      perTime,
      `upper limit, exact Poisson, ${percent(rules.confidence)}, ${method}`,
    ),
  ]
}
