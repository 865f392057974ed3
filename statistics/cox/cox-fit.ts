import type { Matrix } from '../numbers/quadratic-form.ts'
import { dot, inverse, times } from '../numbers/symmetric.ts'
import { type CoxTies, coxSum } from './cox-likelihood.ts'
import type { CoxRiskSets } from './cox-risk-sets.ts'

/** The end of a maximisation of the partial likelihood. */
export interface CoxFit {
  readonly coefficients: readonly number[]
  readonly logLikelihood: number
  readonly score: readonly number[]
  readonly information: Matrix
  /** Inverse information; null if it is singular. */
  readonly variance: Matrix | null
  /** Whether a coefficient diverges, so that no maximum exists. */
  readonly isMonotone: boolean
  /** The partial likelihood at the start, without the penalty. */
  readonly start: ReturnType<typeof coxSum>
}

const MOST_STEPS = 60

const SINGULAR = 1e-13

/**
 * After a step below this part of a standard error Newton's method, which squares the error, has converged (no
 * penalty).
 */
const SMALL = 1e-10

const NOTHING = 1e-15

/**
 * A coefficient diverges if its information falls to this fraction of the initial one; the likelihood is then at its
 * limit.
 */
const DEAD = 1e-14

/**
 * Maximises the log partial likelihood by Newton's method with halved steps, from `start`, moving only the
 * coefficients in `free`. If a maximum exists, the steps shrink to 0; under a monotone likelihood they stay near one
 * standard deviation of the covariate while the information vanishes, by which it is recognised.
 * With `isFirth` the likelihood is penalised by half the log determinant of the information (then a maximum exists).
 */
export const coxFit = (
  riskSets: CoxRiskSets,
  ties: CoxTies,
  start: readonly number[],
  free: readonly number[] = [...start.keys()],
  isFirth = false,
): CoxFit => {
  let b = start
  const begin = evaluate(riskSets, ties, b, isFirth)
  let now = begin
  const first = now.information
  let isMoving = true
  let lastSize = Number.POSITIVE_INFINITY
  for (let step = 0; step < MOST_STEPS; step++) {
    const inner = inverse(part(now.information, free), SINGULAR)
    const isDead = free.some((k) => now.information[k]![k]! < DEAD * first[k]![k]!)
    if (inner === null || isDead) break
    const move = times(
      inner,
      free.map((k) => now.slope[k]!),
    )
    const size = free.reduce((most, k, i) => Math.max(most, Math.abs(move[i]!) * scaleOf(first, k)), 0)
    // a step near 0, or one that no longer shrinks, is rounding
    if (size < NOTHING || (!isMoving && size >= lastSize / 2)) {
      isMoving = false
      break
    }
    isMoving = size > SMALL
    lastSize = size
    let next = b
    let there = now
    for (let length = 1; length > 1e-6; length /= 2) {
      next = b.map((value, k) => value + length * (free.includes(k) ? move[free.indexOf(k)]! : 0))
      there = evaluate(riskSets, ties, next, isFirth)
      if (there.target >= now.target - 1e-12 * (1 + Math.abs(now.target))) break
    }
    b = next
    now = there
    if (!isMoving && !isFirth) break
  }
  const { logLikelihood, score, information } = now
  return {
    coefficients: b,
    logLikelihood,
    score,
    information,
    variance: inverse(information, SINGULAR),
    isMonotone: isMoving,
    start: begin,
  }
}

/** The square root of the events times the covariate's variance: converts a step to standard units. */
const scaleOf = (information: Matrix, k: number): number => Math.sqrt(Math.max(information[k]![k]!, 1e-300))

const part = (matrix: Matrix, free: readonly number[]): Matrix =>
  free.map((i) => free.map((j) => matrix[i]![j]!))

const evaluate = (riskSets: CoxRiskSets, ties: CoxTies, b: readonly number[], isFirth: boolean) => {
  const sum = coxSum(riskSets, b, ties, isFirth)
  if (!isFirth) return { ...sum, target: sum.logLikelihood, slope: sum.score }
  const inner = inverse(sum.information)
  if (inner === null) return { ...sum, target: Number.NEGATIVE_INFINITY, slope: sum.score }
  const slope = sum.score.map(
    (value, c) =>
      value +
      0.5 *
        inner.reduce(
          (total, row, a) =>
            total +
            dot(
              row,
              sum.third[a]!.map((cells) => cells[c]!),
            ),
          0,
        ),
  )
  return { ...sum, target: sum.logLikelihood + 0.5 * logDeterminant(sum.information), slope }
}

const logDeterminant = (matrix: Matrix): number => {
  const a = matrix.map((row) => [...row])
  let log = 0
  a.forEach((row, i) => {
    log += Math.log(row[i]!)
    for (let k = i + 1; k < a.length; k++) {
      const factor = a[k]![i]! / row[i]!
      row.forEach((value, j) => {
        a[k]![j]! -= factor * value
      })
    }
  })
  return log
}
