import { criticalValue } from '../distributions/normal.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'
import { noEffect, type TwoByTwo, type TwoByTwoEffect } from './two-by-two.ts'

/**
 * Sample odds ratio ad/(bc) with Woolf's limits exp(log OR -+ z sqrt(1/a + 1/b + 1/c + 1/d)); above 0.
 * No answer if a cell is 0. `level`: as 0.95. Checked by hand and against R `glm` (Wald).
 */
export const sampleOddsRatio = ([[a, b], [c, d]]: TwoByTwo, level: number): TwoByTwoEffect => {
  if (a * b * c * d === 0) return noEffect('a cell is 0')
  const estimate = (a * d) / (b * c)
  const se = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  const factor = Math.exp(criticalValue(level) * se)
  return {
    estimate: known(estimate),
    standardError: known(se),
    lower: known(estimate / factor),
    upper: known(estimate * factor),
  }
}

export interface ConditionalOddsRatio {
  readonly estimate: Answer
  readonly lower: Answer
  readonly upper: Answer
}

/**
 * Conditional maximum-likelihood odds ratio given the margins, with the exact central interval: the lower limit is the
 * odds ratio at which a first cell as large as the observed one or larger has probability (1 - level)/2, the upper the
 * one at which as small or smaller has. It corresponds to another test than Fisher's two-sided p, and may disagree with
 * it.
 *
 * A limit of 0 is an answer; an infinite one is not. No answer if a margin is 0.
 * `level`: as 0.95. Source: Cornfield 1956. Checked against R's noncentral hypergeometric with tightened `uniroot`.
 */
export const conditionalOddsRatio = (table: TwoByTwo, level: number): ConditionalOddsRatio => {
  const [[a, b], [c, d]] = table
  if ((a + b) * (c + d) * (a + c) * (b + d) === 0) {
    const none = unknown('a row or column has no counts')
    return { estimate: none, lower: none, upper: none }
  }
  const distribution = hypergeometric(table)
  const infinite = unknown('infinite: the observed first cell is the largest that the margins allow')
  const tail = (1 - level) / 2
  const [isLeast, isMost] = [a === distribution.first, a === distribution.last]
  return {
    estimate: isLeast ? known(0) : isMost ? infinite : known(root((t) => distribution.mean(t) - a)),
    lower: isLeast ? known(0) : known(root((t) => distribution.probability(t, (x) => x >= a) - tail)),
    upper: isMost ? infinite : known(root((t) => tail - distribution.probability(t, (x) => x <= a))),
  }
}

/** The noncentral hypergeometric distribution of the first cell, as a function of the log odds ratio t. */
const hypergeometric = ([[a, b], [c, d]]: TwoByTwo) => {
  const [r1, r2, c1] = [a + b, c + d, a + c]
  const first = Math.max(0, c1 - r2)
  const last = Math.min(r1, c1)
  const logWeights = logWeightsOf(r1, r2, c1)
  /** The log weights are unimodal, also with k t added. */
  const peakAt = (t: number): number => {
    let [low, high] = [0, logWeights.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (logWeights[middle + 1]! - logWeights[middle]! + t > 0) low = middle + 1
      else high = middle
    }
    return low
  }
  /** Plain loops from the peak to both sides until weights are negligible, for speed: called hundreds of times. */
  const expectation = (t: number, f: (x: number) => number): number => {
    const peak = peakAt(t)
    const largest = logWeights[peak]! + peak * t
    let [sum, total] = [0, 0]
    const add = (k: number): boolean => {
      const weight = Math.exp(logWeights[k]! + k * t - largest)
      total += weight
      sum += weight * f(first + k)
      return weight > NEGLIGIBLE
    }
    for (let k = peak; k < logWeights.length && add(k); ) k++
    for (let k = peak - 1; k >= 0 && add(k); ) k--
    return sum / total
  }
  return {
    first,
    last,
    mean: (t: number) => expectation(t, (x) => x),
    probability: (t: number, isIn: (x: number) => boolean) => expectation(t, (x) => (isIn(x) ? 1 : 0)),
  }
}

/** Weights below this fraction of the largest do not change a double. */
const NEGLIGIBLE = 1e-25

/** log of the weight of each first cell relative to the smallest first cell, by a compensated sum. */
const logWeightsOf = (r1: number, r2: number, c1: number): Float64Array => {
  const first = Math.max(0, c1 - r2)
  const logs = new Float64Array(Math.min(r1, c1) - first + 1)
  let [sum, rest] = [0, 0]
  for (let k = 1; k < logs.length; k++) {
    const x = first + k
    const step = Math.log(((r1 - x + 1) / x) * ((c1 - x + 1) / (r2 - c1 + x)))
    const next = sum + step
    rest += Math.abs(sum) >= Math.abs(step) ? sum - next + step : step - next + sum
    sum = next
    logs[k] = sum + rest
  }
  return logs
}

/** exp of the root t of an increasing function, by doubling and then bisection to the last bit. */
const root = (f: (t: number) => number): number => {
  let [low, high] = [-1, 1]
  while (f(low) > 0) low *= 2
  while (f(high) < 0) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return Math.exp(middle)
    if (f(middle) < 0) low = middle
    else high = middle
  }
}
