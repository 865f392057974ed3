import { fUpperTail } from './f-tail.ts'
import { criticalValue } from './normal.ts'
import { lnGamma } from './special-functions.ts'

/**
 * Two-sided p of Student's t: P(|T| >= |t|) on df degrees of freedom, the upper tail of F = t^2 on 1 and df. Any finite t,
 * df > 0, whole or not; in [0, 1], accurate in the tail.
 *
 * Source: Abramowitz and Stegun 26.7.1. Checked against R `pt`.
 */
export const tTwoSided = (t: number, df: number): number => fUpperTail(t * t, 1, df)

/** Newton's steps; it takes fewer than 10 on any df from 1. */
const MOST_STEPS = 100

/**
 * The two-sided critical value of a confidence level: the t with P(|T| >= t) = 1 - level. For 0 < level < 1 as 0.95, and
 * df >= 1.
 *
 * By Newton's method for ln p as a function of ln t, which falls ever faster: from the normal value, which lies below, the
 * first step lands above, and every later one approaches from above.
 * Checked against R `qt`.
 */
export const tCriticalValue = (level: number, df: number): number => {
  if (!(df >= 1)) throw new Error(`tCriticalValue: expected df from 1, found ${df}`)
  const target = Math.log(1 - level)
  let t = criticalValue(level)
  for (let i = 0; i < MOST_STEPS; i++) {
    const p = tTwoSided(t, df)
    const step = ((Math.log(p) - target) * p) / (2 * t * density(t, df))
    t *= Math.exp(step)
    if (Math.abs(step) < 4e-16) break
  }
  return t
}

/** The density of t; its digits affect only the speed of convergence. */
const density = (t: number, df: number): number =>
  Math.exp(
    lnGamma((df + 1) / 2) -
      lnGamma(df / 2) -
      Math.log(df * Math.PI) / 2 -
      ((df + 1) / 2) * Math.log1p((t * t) / df),
  )
