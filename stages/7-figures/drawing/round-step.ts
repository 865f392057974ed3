import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'

/**
 * The smallest round step that divides a range into at most so many parts.
 * @param factors of a power of ten, ascending, the last of them 10
 */
export const roundStep = (
  range: number,
  most: number,
  factors: readonly number[] = [1, 2, 5, 10],
): number => {
  const magnitude = Number(`1e${Math.floor(Math.log10(range / most))}`)
  return twelveDigits(factors.map((factor) => factor * magnitude).find((step) => range / step <= most)!)
}
