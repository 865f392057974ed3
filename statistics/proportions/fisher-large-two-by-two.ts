import { compareProbabilities } from '../distributions/equally-probable.ts'
import { poissonCost } from '../distributions/poisson-cost.ts'
import type { TwoByTwo } from './two-by-two.ts'

/** Probabilities of the first cell, given the margins. */
export interface FirstCell {
  readonly observed: number
  /** Probabilities of a smaller and of a larger first cell. */
  readonly smaller: number
  readonly larger: number
  /** Probabilities of tables less probable than the observed one, and of tables exactly as probable. */
  readonly rarer: number
  readonly asRare: number
}

/** Two logarithms nearer than this are compared in whole numbers. */
const NEAR = 1e-8

/**
 * The hypergeometric probabilities of Fisher's test for a 2x2 table of any size, also where whole-number weights would
 * be too long: the logarithm of a table's probability is a sum of small terms (`poissonCost`), neighbouring tables
 * follow by ratios, and tails are added in a compensated sum. Whole numbers decide which table of the other side is at
 * most as probable as the observed one if the logarithms are nearer than 1e-8.
 * Checked against R `phyper`, `dhyper` and `fisher.test`.
 */
export const largeFirstCell = (table: TwoByTwo): FirstCell => {
  const [[a]] = table
  const distribution = hypergeometric(table)
  const observed = Math.exp(distribution.logOf(a))
  const [smaller, larger] = [distribution.beyond(a - 1, -1), distribution.beyond(a + 1, 1)]
  if (a === distribution.mode) {
    const equal = [a - 1, a + 1].filter((x) => distribution.compared(x) === 0).length
    const rarer = smaller + larger - equal * observed
    return { observed, smaller, larger, rarer: Math.max(0, rarer), asRare: observed * (1 + equal) }
  }
  // probabilities fall away from the mode, so that the tables at most as probable are a tail on the other side
  const side = a > distribution.mode ? -1 : 1
  const other =
    distribution.mode + side * firstWhere((k) => distribution.compared(distribution.mode + side * k) <= 0)
  const isAsRare = distribution.compared(other) === 0
  const rarer = (side === 1 ? smaller : larger) + distribution.beyond(isAsRare ? other + side : other, side)
  return { observed, smaller, larger, rarer, asRare: observed * (isAsRare ? 2 : 1) }
}

type Step = 1 | -1

const hypergeometric = ([[a, b], [c, d]]: TwoByTwo) => {
  const [r1, r2, c1, c2] = [a + b, c + d, a + c, b + d]
  const n = r1 + r2
  const [first, last] = [Math.max(0, c1 - r2), Math.min(r1, c1)]
  const mode = Math.min(last, Math.max(first, Math.floor(((r1 + 1) * (c1 + 1)) / (n + 2))))
  const cells = (x: number): readonly number[] => [x, r1 - x, c1 - x, r2 - c1 + x]
  const means = [(r1 * c1) / n, (r1 * c2) / n, (r2 * c1) / n, (r2 * c2) / n]
  const ofMargins = [r1, r2, c1, c2].reduce((sum, x) => sum + poissonCost(x, x), 0) - poissonCost(n, n)
  const logOf = (x: number): number =>
    ofMargins - cells(x).reduce((sum, cell, k) => sum + poissonCost(cell, means[k]!), 0)
  /** P(x + step) / P(x). */
  const ratio = (x: number, step: Step): number => {
    const [p, q, r, s] = cells(x) as [number, number, number, number]
    return step === 1 ? (q / (p + 1)) * (r / (s + 1)) : (p / (q + 1)) * (s / (r + 1))
  }
  /** The probability of x and all beyond it, away from the mode. */
  const tail = (x: number, step: Step): number => {
    if (x < first || x > last) return 0
    let [term, sum, rest] = [1, 1, 0]
    for (let y = x; term > 1e-20; y += step) {
      term *= ratio(y, step)
      const next = sum + term
      rest += sum - next + term
      sum = next
    }
    return Math.exp(logOf(x)) * (sum + rest)
  }
  return {
    mode,
    logOf,
    /** The probability of x and all beyond it: from 1 where the mode is among them. */
    beyond: (x: number, step: Step): number =>
      (x - mode) * step > 0 ? tail(x, step) : Math.max(0, 1 - tail(x - step, step === 1 ? -1 : 1)),
    /** -1, 0 or 1 if x is less, equally or more probable than the observed first cell; -1 if x is impossible. */
    compared: (x: number): number => {
      if (x < first || x > last) return -1
      const difference = logOf(x) - logOf(a)
      return Math.abs(difference) > NEAR ? Math.sign(difference) : compareProbabilities(cells(x), cells(a))
    },
  }
}

/** The first k from 0 for which a monotone condition is true, by doubling and bisection. */
const firstWhere = (isTrue: (k: number) => boolean): number => {
  if (isTrue(0)) return 0
  let [low, high] = [0, 1]
  while (!isTrue(high)) [low, high] = [high, 2 * high]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isTrue(middle)) high = middle
    else low = middle
  }
  return high
}
