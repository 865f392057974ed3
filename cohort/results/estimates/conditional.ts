import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { conditionalSurvivalAt } from '../../../statistics/survival/survival-at.ts'
import { survivalBand } from '../../../statistics/survival/survival-band.ts'
import { percent } from '../../values/percent.ts'
import { type Result, result } from '../result.ts'
import { givenLevel, timesAfter } from './given-time.ts'
import type { GroupRequest } from './group.ts'
import { firstTime } from './landmark.ts'

/** S(t|s) with its standard error and limits, for each declared s and each later time. */
export const conditionalResults = (request: GroupRequest): readonly Result[] =>
  (request.plan.given ?? []).flatMap((given) =>
    timesAfter(given, request.plan).flatMap((at) => conditional(given, at, request)),
  )

const conditional = (
  given: number,
  at: number,
  { key, curve, rules, times, counts }: GroupRequest,
): readonly Result[] => {
  const { survival, standardError, greenwood } = conditionalSurvivalAt(curve, given, at)
  const isBeforeAll = rules.bandAtLimit === 'r' && at < firstTime(times, counts, given)
  const limits =
    survival.known && !isBeforeAll
      ? survivalBand(
          rules.band,
          survival.value,
          greenwood,
          criticalValue(rules.confidence),
          rules.bandAtLimit,
        )
      : { lower: survival, upper: survival }
  const row = { ...key, level: givenLevel(given), at }
  const what = `S(t|s) of those free of the event at s = ${given}`
  const interval = `${percent(rules.confidence)} interval, ${rules.band}, Greenwood after s`
  const method = `conditional survival ${what}, Kaplan-Meier${counts.competing.length > 0 ? ', competing events censored' : ''}`
  return [
    result({ ...row, statistic: 'conditional-survival' }, survival, '1', method),
    result(
      { ...row, statistic: 'conditional-survival-se' },
      standardError,
      '1',
      `standard error of ${what}, Greenwood after s`,
    ),
    result(
      { ...row, statistic: 'conditional-survival-lower' },
      limits.lower,
      '1',
      `lower limit of ${what}, ${interval}`,
    ),
    result(
      { ...row, statistic: 'conditional-survival-upper' },
      limits.upper,
      '1',
      `upper limit of ${what}, ${interval}`,
    ),
  ]
}
