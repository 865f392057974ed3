import { criticalValue } from '../distributions/normal.ts'
import { known } from '../numbers/answer.ts'
import { noEffect, type TwoByTwo, type TwoByTwoEffect } from './two-by-two.ts'
import { wilson } from './wilson.ts'

/**
 * Risk difference p1 - p2 of two independent groups, p1 = a/(a+b), p2 = c/(c+d); in [-1, 1]. Limits:
 *   wald      p1 - p2 -+ z sqrt(p1 q1/n1 + p2 q2/n2), not clipped
 *   newcombe  from the Wilson limits (l, u) of each: lower p1-p2 - sqrt((p1-l1)^2 + (u2-p2)^2), upper likewise
 * `level`: as 0.95. No answer if a group is empty.
 *
 * Source: Newcombe 1998, methods 1 and 10. Checked against R `prop.test(correct = FALSE)` (wald) and by hand from
 * its one-sample limits (newcombe).
 */
export const riskDifference = (
  table: TwoByTwo,
  level: number,
  method: 'wald' | 'newcombe',
): TwoByTwoEffect => {
  const [[a, b], [c, d]] = table
  const [n1, n2] = [a + b, c + d]
  if (n1 === 0 || n2 === 0) return noEffect('a group is empty')
  const [p1, p2] = [a / n1, c / n2]
  const difference = p1 - p2
  const se = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2)
  if (method === 'wald') {
    const half = criticalValue(level) * se
    return effect(difference, se, difference - half, difference + half)
  }
  const [first, second] = [wilson(a, n1, level), wilson(c, n2, level)]
  if (!first.lower.known || !first.upper.known || !second.lower.known || !second.upper.known) {
    return noEffect('a group is empty')
  }
  const below = length(p1 - first.lower.value, second.upper.value - p2)
  const above = length(first.upper.value - p1, p2 - second.lower.value)
  return effect(difference, se, difference - below, difference + above)
}

const effect = (estimate: number, se: number, lower: number, upper: number): TwoByTwoEffect => ({
  estimate: known(estimate),
  standardError: known(se),
  lower: known(lower),
  upper: known(upper),
})

/** By hand: Math.hypot gives different bits in different versions of Node. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y)
