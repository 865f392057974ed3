import { known, unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'
import { eachStep, type SurvivalCurve, type SurvivalStep } from './kaplan-meier.ts'
import type { BandKind } from './survival-band.ts'

/**
 * Brookmeyer and Crowley's limits of a survival quantile, as in SAS LIFETEST: from the first event time at which
 * |g(S) - g(1-p)| <= z g'(S) se(S) to the first one at which S is significantly below 1-p. `target` is 1-p.
 *
 * Source: Brookmeyer and Crowley 1982; SAS/STAT User's Guide, LIFETEST. Agrees with the inverted band of the same
 * transformation except on a tie (tested).
 */
export const signInterval = (
  curve: SurvivalCurve,
  target: number,
  transform: BandKind,
  z: number,
): Limits => {
  const statistics = eachStep(curve).map((step) => signStatistic(step, target, transform))
  const first = statistics.findIndex((statistic) => statistic !== null && statistic <= z)
  const past = statistics.findIndex((statistic) => statistic !== null && statistic < -z)
  return {
    lower: first < 0 ? unknown('survival stays above the quantile') : known(curve.steps.time[first]!),
    upper:
      past < 0
        ? unknown('survival is never significantly below the quantile')
        : known(curve.steps.time[past]!),
  }
}

/** (g(S) - g(1-p)) / (|g'(S)| se(S)), positive if S is above 1-p; null if S has no standard error. */
const signStatistic = (step: SurvivalStep, target: number, transform: BandKind): number | null => {
  if (step.greenwood === null) return null
  const { survival } = step
  const s = Math.sqrt(step.greenwood)
  switch (transform) {
    case 'plain':
      return (survival - target) / (survival * s)
    case 'log':
      return Math.log(survival / target) / s
    case 'log-log':
      return (Math.log(Math.log(target) / Math.log(survival)) * -Math.log(survival)) / s
    case 'logit':
      return (Math.log((survival * (1 - target)) / ((1 - survival) * target)) * (1 - survival)) / s
    case 'arcsine':
      return (
        (2 * (Math.asin(Math.sqrt(survival)) - Math.asin(Math.sqrt(target)))) /
        (s * Math.sqrt(survival / (1 - survival)))
      )
    default: {
      const never: never = transform
      throw new Error(`signInterval: expected a transformation, found ${never}`)
    }
  }
}
