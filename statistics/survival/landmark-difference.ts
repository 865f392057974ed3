import { normalTwoSided } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'

export interface LandmarkDifference {
  readonly difference: Answer
  readonly standardError: Answer
  readonly lower: Answer
  readonly upper: Answer
  readonly z: Answer
  /** Two-sided. */
  readonly p: Answer
}

/**
 * Difference of two independent probabilities at a landmark time (survival or incidence), a - b, with limits
 * a - b -+ z sqrt(se_a^2 + se_b^2) (not clipped) and the normal test of no difference.
 *
 * `a`, `b`: the answers of `survivalAt` or `incidenceAt`; `critical`: `criticalValue(level)`. If a part has no
 * answer, its reason is returned. No test if both standard errors are 0. Source: Klein and others 2007. Checked by
 * hand.
 */
export const landmarkDifference = (
  a: { readonly estimate: Answer; readonly standardError: Answer },
  b: { readonly estimate: Answer; readonly standardError: Answer },
  critical: number,
): LandmarkDifference => {
  for (const part of [a.estimate, b.estimate, a.standardError, b.standardError]) {
    if (!part.known) return none(part.reason)
  }
  const value = (answer: Answer): number => (answer.known ? answer.value : 0)
  const difference = value(a.estimate) - value(b.estimate)
  const [p, q] = [value(a.standardError), value(b.standardError)]
  const se = Math.sqrt(p * p + q * q)
  const test = se > 0 ? known(difference / se) : unknown('the standard error is zero')
  return {
    difference: known(difference),
    standardError: known(se),
    lower: known(difference - critical * se),
    upper: known(difference + critical * se),
    z: test,
    p: test.known ? known(normalTwoSided(test.value)) : test,
  }
}

const none = (reason: string): LandmarkDifference => {
  const answer = unknown(reason)
  return { difference: answer, standardError: answer, lower: answer, upper: answer, z: answer, p: answer }
}
