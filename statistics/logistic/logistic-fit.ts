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

/** A coefficient diverges if its information falls to this fraction of the initial one. */
const DEAD = 1e-14

/**
 * Maximises the target of `logisticSum` by Newton's method with halved steps, from `start`, moving only the coefficients in
 * `free`. If a maximum exists, the steps shrink to 0; under separation they stay near one standard deviation of a column
 * while the information vanishes, by which it is recognised. With `isFirth` a maximum always exists; the steps use the
 * information of the likelihood, so that they shrink at a constant rate.
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
    const inner = inverse(
      free.map((i) => free.map((j) => now.information[i]![j]!)),
      SINGULAR,
    )
    if (inner === null || free.some((k) => now.information[k]![k]! < DEAD * first[k]![k]!)) break
    const move = times(
      inner,
      free.map((k) => now.slope[k]!),
    )
    const size = free.reduce((most, k, i) => Math.max(most, Math.abs(move[i]!) * Math.sqrt(first[k]![k]!)), 0)
    // a step near 0, or one that no longer shrinks, is rounding
    if (size < NOTHING || (!isMoving && size >= lastSize * (isFirth ? 1 : 0.5))) {
      isMoving = false
      break
    }
    isMoving = size > SMALL
    lastSize = size
    const steps = new Map(free.map((k, i) => [k, move[i]!]))
    let next = b
    let there = now
    for (let length = 1; length > 1e-6; length /= 2) {
      next = b.map((value, k) => value + length * (steps.get(k) ?? 0))
      there = logisticSum(columns, next, isFirth)
      if (there.target >= now.target - 1e-12 * (1 + Math.abs(now.target))) break
    }
    b = next
    now = there
    if (!isMoving && !isFirth) break
  }
  return { ...now, coefficients: b, variance: inverse(now.information, SINGULAR), isSeparated: isMoving }
}

/** The coefficients of the model of the constant alone: the log odds of the outcome. */
export const constantAlone = ({ size, n, events }: BinaryColumns): readonly number[] => {
  const sum = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0)
  const happened = sum(events)
  return Array.from({ length: size }, (_, k) => (k === 0 ? Math.log(happened / (sum(n) - happened)) : 0))
}
