import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { mapAnswer } from '../../../statistics/numbers/answer.ts'
import type { Limits } from '../../../statistics/numbers/limits.ts'
import { survivalAt } from '../../../statistics/survival/survival-at.ts'
import { survivalBand } from '../../../statistics/survival/survival-band.ts'
import { survivalExactLimits } from '../../../statistics/survival/survival-exact-limits.ts'
import { isUpTo } from '../../../statistics/survival/tied-times.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** S(t) at each landmark with its standard error and limits, and 1 - S(t). */
export const landmarkResults = (request: GroupRequest): readonly Result[] =>
  request.plan.at.flatMap((at) => [
    ...landmark(at, request),
    ...(request.plan.exact ? exactLimits(at, request) : []),
  ])

const landmark = (at: number, { key, times, counts, curve, rules }: GroupRequest): readonly Result[] => {
  const { survival, standardError, greenwood } = survivalAt(curve, at)
  const limits: Limits = !survival.known
    ? { lower: survival, upper: survival }
    : rules.bandAtLimit === 'r' && at < firstTime(times, counts)
      ? { lower: survival, upper: survival }
      : survivalBand(
          rules.band,
          survival.value,
          greenwood,
          criticalValue(rules.confidence),
          rules.bandAtLimit,
        )
  const interval = `${percent(rules.confidence)} interval of S(t), ${rules.band}, Greenwood`
  const withCompeting = counts.competing.length > 0 ? ', competing events censored' : ''
  const cumulative = mapAnswer(survival, (s) => 1 - s)
  return [
    result({ ...key, statistic: 'survival', at }, survival, '1', `Kaplan-Meier${withCompeting}`),
    result({ ...key, statistic: 'survival-se', at }, standardError, '1', 'standard error of S(t), Greenwood'),
    result({ ...key, statistic: 'survival-lower', at }, limits.lower, '1', `lower limit, ${interval}`),
    result({ ...key, statistic: 'survival-upper', at }, limits.upper, '1', `upper limit, ${interval}`),
    result({ ...key, statistic: 'incidence', at }, cumulative, '1', `1 - Kaplan-Meier${withCompeting}`),
  ]
}

/** Binomial limits; valid without delayed entry and without censoring before t. */
const exactLimits = (at: number, { key, times, counts, rules }: GroupRequest): readonly Result[] => {
  const { lower, upper } = survivalExactLimits(times, counts, at, rules.confidence)
  const method = `${percent(rules.confidence)} interval of S(t), Clopper-Pearson`
  return [
    result({ ...key, statistic: 'survival-exact-lower', at }, lower, '1', `lower limit, ${method}`),
    result({ ...key, statistic: 'survival-exact-upper', at }, upper, '1', `upper limit, ${method}`),
  ]
}

/**
 * The first time of an event or censoring in the group, or of those followed beyond a time; before it R has no step, so
 * that every band is 1 to 1.
 */
export const firstTime = (
  times: GroupRequest['times'],
  { events, censored, competing }: GroupRequest['counts'],
  beyond = -1,
): number => {
  for (let i = 0; i < times.length; i++)
    if (
      !isUpTo(times[i]!, beyond) &&
      competing.reduce((sum, cause) => sum + cause[i]!, events[i]! + censored[i]!) > 0
    )
      return times[i]!
  return Number.POSITIVE_INFINITY
}
