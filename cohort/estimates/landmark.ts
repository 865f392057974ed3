import { mapAnswer, unknown } from '../../statistics/answer.ts'
import { clopperPearson } from '../../statistics/clopper-pearson.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { survivalAt } from '../../statistics/survival-at.ts'
import { type Limits, survivalBand } from '../../statistics/survival-band.ts'
import { percent } from '../percent.ts'
import { type Result, result } from '../result.ts'
import type { GroupRequest } from './group.ts'

/** S(t) at each landmark with its standard error and limits, and 1 - S(t). */
export const landmarkResults = (request: GroupRequest): readonly Result[] =>
  request.plan.at.flatMap((at) => [...landmark(at, request), ...(request.plan.exact ? exactLimits(at, request) : [])])

const landmark = (at: number, { key, counts, curve, rules }: GroupRequest): readonly Result[] => {
  const { survival, standardError, greenwood } = survivalAt(curve, at)
  const limits: Limits = survival.known
    ? survivalBand(rules.band, survival.value, greenwood, criticalValue(rules.confidence), rules.bandAtLimit)
    : { lower: survival, upper: survival }
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

/** Binomial limits, which hold where nobody entered late and nobody left without the event up to t. */
const exactLimits = (at: number, { key, times, counts, curve, rules }: GroupRequest): readonly Result[] => {
  let [events, others, late] = [0, 0, 0]
  for (let i = 0; i < times.length && times[i]! <= at; i++) {
    events += counts.events[i]!
    if (times[i]! < at) others += counts.competing.reduce((sum, cause) => sum + cause[i]!, counts.censored[i]!)
    if (times[i]! > 0) late += counts.entered[i]!
  }
  const none = unknown('somebody was censored or entered before this time')
  const exact = others + late === 0 && at <= curve.lastTime
  const { lower, upper } = exact ? clopperPearson(curve.n - events, curve.n, rules.confidence) : { lower: none, upper: none }
  const method = `${percent(rules.confidence)} interval of S(t), Clopper-Pearson`
  return [
    result({ ...key, statistic: 'survival-exact-lower', at }, lower, '1', `lower limit, ${method}`),
    result({ ...key, statistic: 'survival-exact-upper', at }, upper, '1', `upper limit, ${method}`),
  ]
}
