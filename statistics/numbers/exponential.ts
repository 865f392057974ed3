import { type Answer, known, unknown } from './answer.ts'

/** The smallest normal double. */
const SMALLEST = 2.2250738585072014e-308

/**
 * exp(log) of a finite logarithm, for ratios and their limits. No answer beyond the range of a double; the reason gives
 * the power of ten.
 */
export const exponential = (log: number): Answer => {
  const value = Math.exp(log)
  if (value >= SMALLEST && value < Number.POSITIVE_INFINITY) return known(value)
  const power = String(Number((log / Math.LN10).toPrecision(4)))
  return unknown(`too ${log > 0 ? 'large' : 'small'} to represent: 10 to the power of ${power}`)
}
