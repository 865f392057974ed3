import { type Answer, known, unknown } from './answer.ts'

/** The smallest double with all its digits. */
const SMALLEST = 2.2250738585072014e-308

/**
 * exp(log) of a finite logarithm: a ratio, a limit of one. No answer where it is beyond the range of a double, with its
 * power of ten as the reason.
 */
export const exponential = (log: number): Answer => {
  const value = Math.exp(log)
  if (value >= SMALLEST && value < Number.POSITIVE_INFINITY) return known(value)
  const power = String(Number((log / Math.LN10).toPrecision(4)))
  return unknown(`too ${log > 0 ? 'large' : 'small'} to represent: 10 to the power of ${power}`)
}
