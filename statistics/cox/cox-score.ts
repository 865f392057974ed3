import {
  type DoubleDouble,
  exactProduct,
  exponential,
  logarithm,
  minus,
  ONE,
  ofNumber,
  plus,
  product,
  quotient,
  scaled,
  ZERO,
} from '../numbers/double-double.ts'
import type { CoxTies } from './cox-likelihood.ts'
import type { Cells, CoxRiskSets, RiskSets } from './cox-risk-sets.ts'

/** If linear predictors are farther apart, the smallest weights are lost beside the largest. */
const WIDEST = 500

/** After a removal, a total below this fraction of its maximum is recomputed. */
const LITTLE = 1e-8

export interface CoxScore {
  /** Derivative of the log partial likelihood by each coefficient. */
  readonly score: readonly number[]
  /** log L(b) - log L(0). */
  readonly gain: number
}

/**
 * The score at coefficients b and the gain of the log partial likelihood over b = 0, as in `coxSum` but summed in about
 * 31 digits: near the maximum both are small differences of large sums, and a step of Newton's method from b is as
 * exact as its score. Cost: proportional to the rows of the event table and to the events.
 *
 * Null if two linear predictors are more than 500 apart.
 * Checked against mpmath in 60 digits (`test/oracle/cox-mpmath.py`).
 */
export const coxScore = (riskSets: CoxRiskSets, b: readonly number[], ties: CoxTies): CoxScore | null => {
  const linear = riskSets.map(({ covariates }) => covariates.map((x) => linearOf(x, b)))
  const all = linear.flat().map(({ hi }) => hi)
  const largest = all.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const smallest = all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  if (!(largest - smallest < WIDEST)) return null
  const score = b.map(() => ZERO)
  let gain = ZERO
  riskSets.forEach((sets, s) => {
    const shifted = linear[s]!.map((value) => minus(value, ofNumber(largest)))
    gain = plus(gain, addStratum(sets, shifted, ties, score))
  })
  return { score: score.map(({ hi }) => hi), gain: gain.hi }
}

const linearOf = (x: readonly number[], b: readonly number[]): DoubleDouble =>
  x.reduce((sum, value, a) => (value === 0 ? sum : plus(sum, exactProduct(value, b[a]!))), ZERO)

/** Sums over the subjects at risk: their number, their weights, and weights times each covariate. */
interface Sums {
  count: number
  total: DoubleDouble
  readonly first: DoubleDouble[]
}

const emptySums = (size: number): Sums => ({
  count: 0,
  total: ZERO,
  first: Array.from({ length: size }, () => ZERO),
})

const add = (sums: Sums, x: readonly number[], weight: DoubleDouble, count: number): void => {
  const weighted = scaled(weight, count)
  sums.count += count
  sums.total = plus(sums.total, weighted)
  for (let a = 0; a < x.length; a++)
    if (x[a] !== 0) sums.first[a] = plus(sums.first[a]!, scaled(weighted, x[a]!))
}

/** Adds a stratum's score and returns its gain. Goes backward in time, as `coxSum`. */
const addStratum = (
  { times, events, changes, deaths, covariates }: RiskSets,
  linear: readonly DoubleDouble[],
  ties: CoxTies,
  score: DoubleDouble[],
): DoubleDouble => {
  const size = score.length
  const weight = linear.map(exponential)
  const atRisk = new Float64Array(covariates.length)
  const logs = logOfProducts()
  let sums = emptySums(size)
  let peak = 0
  let gain = ZERO
  for (let k = times.length - 1; k >= 0; k--) {
    let hasRemoved = false
    eachCell(changes, k, (j, count) => {
      const more = count - atRisk[j]!
      hasRemoved = hasRemoved || more < 0
      atRisk[j] = count
      add(sums, covariates[j]!, weight[j]!, more)
    })
    if (hasRemoved && sums.total.hi < LITTLE * peak) {
      sums = emptySums(size)
      peak = 0
      atRisk.forEach((count, j) => {
        if (count > 0) add(sums, covariates[j]!, weight[j]!, count)
      })
    }
    peak = Math.max(peak, sums.total.hi)
    const died = emptySums(size)
    eachCell(deaths, k, (j, count) => {
      const x = covariates[j]!
      add(died, x, weight[j]!, count)
      gain = plus(gain, scaled(linear[j]!, count))
      for (let a = 0; a < size; a++) if (x[a] !== 0) score[a] = plus(score[a]!, exactProduct(x[a]!, count))
    })
    const rounds = ties === 'efron' ? events[k]! : 1
    for (let l = 0; l < rounds; l++) {
      const f = l === 0 ? ZERO : quotient(ofNumber(l), ofNumber(events[k]!))
      const copies = events[k]! / rounds
      const total = minus(sums.total, product(f, died.total))
      const over = quotient(ONE, total)
      for (let a = 0; a < size; a++) {
        const mean = product(minus(sums.first[a]!, product(f, died.first[a]!)), over)
        score[a] = minus(score[a]!, scaled(mean, copies))
      }
      logs.add(quotient(total, minus(ofNumber(sums.count), scaled(f, events[k]!))), copies)
    }
  }
  return minus(gain, logs.sum())
}

const eachCell = (
  { starts, pattern, count }: Cells,
  k: number,
  visit: (j: number, count: number) => void,
) => {
  for (let at = starts[k]!; at < starts[k + 1]!; at++) visit(pattern[at]!, count[at]!)
}

/** A sum of logarithms; numbers that count once are multiplied first, because a logarithm is slow. */
const logOfProducts = () => {
  let sum = ZERO
  let factor = ONE
  const fold = (): void => {
    sum = plus(sum, logarithm(factor))
    factor = ONE
  }
  return {
    add: (value: DoubleDouble, copies: number): void => {
      if (copies !== 1) sum = plus(sum, scaled(logarithm(value), copies))
      else {
        if (!(factor.hi > 1e-30 && factor.hi < 1e30)) fold()
        factor = product(factor, value)
      }
    },
    sum: (): DoubleDouble => {
      fold()
      return sum
    },
  }
}
