import { criticalValue } from '../distributions/normal.ts'
import { known } from '../numbers/answer.ts'
import { noEffect, type TwoByTwo, type TwoByTwoEffect } from './two-by-two.ts'

/**
 * Risk ratio p1/p2 of two independent groups, p1 = a/(a+b), p2 = c/(c+d), with Katz's limits
 *   exp(log RR -+ z se),  se^2 = 1/a - 1/n1 + 1/c - 1/n2.
 * Above 0. `level`: as 0.95. No answer if a group is empty or has no event.
 *
 * Source: Katz and others 1978. Checked by hand and against R `glm` with a log link.
 */
export const riskRatio = ([[a, b], [c, d]]: TwoByTwo, level: number): TwoByTwoEffect => {
  const [n1, n2] = [a + b, c + d]
  if (n1 === 0 || n2 === 0) return noEffect('a group is empty')
  if (a === 0 || c === 0) return noEffect('a group has no event')
  const ratio = a / n1 / (c / n2)
  const se = Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n2)
  const factor = Math.exp(criticalValue(level) * se)
  return {
    estimate: known(ratio),
    standardError: known(se),
    lower: known(ratio / factor),
    upper: known(ratio * factor),
  }
}
