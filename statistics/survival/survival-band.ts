import { known, unknown } from '../numbers/answer.ts'
import type { Limits } from '../numbers/limits.ts'

export type BandKind = 'plain' | 'log' | 'log-log' | 'logit' | 'arcsine'

/**
 * Pointwise confidence limits of a survival probability S in [0, 1] with Greenwood's v, s = sqrt(v):
 *   plain    S -+ z s S, clipped to [0, 1]
 *   log      exp(log S -+ z s), upper clipped at 1
 *   log-log  exp(-exp(log(-log S) +- z s / log S))
 *   logit    expit(log(S/(1-S)) -+ z s/(1-S))
 *   arcsine  sin^2(asin sqrt S -+ z s sqrt(S/(1-S))/2), the angle clipped to [0, pi/2]
 * `z` is the normal quantile of the plan's level (`criticalValue`). At S = 1 and S = 0 there are no limits, with the
 * reason; atLimit 'r' gives R's [1, 1] at S = 1 for plain and log, and none for the others, for which R prints NA or
 * NaN.
 *
 * Errors: throws if S is outside [0, 1]. Source: Borgan and Liestol 1990; Klein and Moeschberger 2003, 4.3.
 * Checked against R survival 3.5-3 `survfit(conf.type = )`.
 */
export const survivalBand = (
  kind: BandKind,
  survival: number,
  greenwood: number | null,
  z: number,
  atLimit: 'reason' | 'r',
): Limits => {
  if (!(survival >= 0 && survival <= 1)) {
    throw new Error(`survivalBand: expected survival from 0 to 1, found ${survival}`)
  }
  if (greenwood === null) return none('survival is zero')
  if (survival === 1) {
    return atLimit === 'r' && (kind === 'plain' || kind === 'log')
      ? { lower: known(1), upper: known(1) }
      : none('no event yet')
  }
  const [lower, upper] = limits(kind, survival, Math.sqrt(greenwood), z)
  return { lower: known(lower), upper: known(upper) }
}

const none = (reason: string): Limits => ({ lower: unknown(reason), upper: unknown(reason) })

const limits = (kind: BandKind, p: number, s: number, z: number): readonly [number, number] => {
  switch (kind) {
    case 'plain':
      return [Math.max(0, p - z * s * p), Math.min(1, p + z * s * p)]
    case 'log':
      return [p * Math.exp(-z * s), Math.min(1, p * Math.exp(z * s))]
    case 'log-log': {
      const widening = Math.exp((z * s) / Math.abs(Math.log(p)))
      return [Math.exp(Math.log(p) * widening), Math.exp(Math.log(p) / widening)]
    }
    case 'logit': {
      const odds = p / (1 - p)
      const factor = Math.exp((z * s) / (1 - p))
      return [1 / (1 + factor / odds), 1 / (1 + 1 / (odds * factor))]
    }
    case 'arcsine': {
      const angle = Math.asin(Math.sqrt(p))
      const half = 0.5 * z * s * Math.sqrt(p / (1 - p))
      return [sineSquared(Math.max(0, angle - half)), sineSquared(Math.min(Math.PI / 2, angle + half))]
    }
    default: {
      const never: never = kind
      throw new Error(`survivalBand: expected a kind of band, found ${never}`)
    }
  }
}

const sineSquared = (angle: number): number => Math.sin(angle) * Math.sin(angle)
