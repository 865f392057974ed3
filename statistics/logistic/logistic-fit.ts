import type { Matrix } from '../numbers/quadratic-form.ts'
import { inverse, times } from '../numbers/symmetric.ts'
import type { BinaryColumns } from './binary-data.ts'
import { type LogisticSum, logisticSum } from './logistic-sum.ts'

/** The end of a maximisation, on the scale of the columns. */
export interface LogisticFit extends LogisticSum {
  readonly coefficients: readonly number[]
  /** Inverse information of all columns; null if it is singular. */
  readonly variance: Matrix | null
  /** Whether a coefficient diverges: the outcome is separated by the covariates, so that no maximum exists. */
  readonly isSeparated: boolean
}

const MOST_STEPS = 200

const SINGULAR = 1e-13

/** After a step below this part of a standard error Newton's method, which squares the error, has converged. */
const SMALL = 1e-10

const NOTHING = 1e-15

/** A relative gain below this is rounding. */
const NO_GAIN = 1e-15

/** A coefficient diverges if its information falls to this fraction of the initial one. */
const DEAD = 1e-14

/**
 * Maximises the target of `logisticSum` by Newton's method with halved steps, from `start`, moving only the coefficients in
 * `free`. If a maximum exists, the steps shrink to 0; under separation they stay near one standard deviation of a column
 * while the information vanishes, by which it is recognised. With `isFirth` a maximum always exists; the steps
 * take h for constant, so that they shrink at a constant rate.
 */
export const logisticFit = (
  columns: BinaryColumns,
  start: readonly number[],
  free: readonly number[],
  isFirth: boolean,
): LogisticFit => {
  let b = start
  let now = logisticSum(columns, b, isFirth)
  const first = now.information
  let isMoving = free.length > 0
  let lastSize = Number.POSITIVE_INFINITY
  for (let step = 0; step < MOST_STEPS && free.length > 0; step++) {
    const curvature = free.map((i) => free.map((j) => now.curvature[i]![j]!))
    const inner = inverse(curvature, SINGULAR)
    const isFlat = inner === null || free.some((k) => now.information[k]![k]! < DEAD * first[k]![k]!)
    const move = times(
      inner ?? inverse(curvature, 0) ?? inverseOfDiagonal(curvature),
      free.map((k) => now.slope[k]!),
    )
    const size = free.reduce((most, k, i) => Math.max(most, Math.abs(move[i]!) * Math.sqrt(first[k]![k]!)), 0)
    // a step near 0, or one that no longer shrinks, is rounding
    if (!isFlat && (size < NOTHING || (!isMoving && size >= lastSize * (isFirth ? 1 : 0.5)))) {
      isMoving = false
      break
    }
    isMoving = isFlat || size > SMALL
    lastSize = size
    const next = stepFrom(columns, b, now, new Map(free.map((k, i) => [k, move[i]!])), isFirth)
    const gain = next.now.target - now.target
    // where the information vanishes, the likelihood goes on to its limit
    if (isFlat && !(gain > NO_GAIN * (1 + Math.abs(now.target)))) break
    ;({ b, now } = next)
    if (!isMoving && !isFirth) break
  }
  return { ...now, coefficients: b, variance: inverse(now.information, SINGULAR), isSeparated: isMoving }
}

/** A step, halved until the target does not fall. */
const stepFrom = (
  columns: BinaryColumns,
  b: readonly number[],
  now: LogisticSum,
  steps: ReadonlyMap<number, number>,
  isFirth: boolean,
): { readonly b: readonly number[]; readonly now: LogisticSum } => {
  let next = { b, now }
  for (let length = 1; length > 1e-6; length /= 2) {
    const there = b.map((value, k) => value + length * (steps.get(k) ?? 0))
    next = { b: there, now: logisticSum(columns, there, isFirth) }
    if (next.now.target >= now.target - 1e-12 * (1 + Math.abs(now.target))) break
  }
  return next
}

const inverseOfDiagonal = (matrix: Matrix): Matrix =>
  matrix.map((row, i) => row.map((value, j) => (i === j && value > 0 ? 1 / value : 0)))

/** The coefficients of the model of the constant alone: the log odds of the outcome. */
export const constantAlone = ({ size, n, events }: BinaryColumns): readonly number[] => {
  const sum = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0)
  const happened = sum(events)
  return Array.from({ length: size }, (_, k) => (k === 0 ? Math.log(happened / (sum(n) - happened)) : 0))
}
