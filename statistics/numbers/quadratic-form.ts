/** A symmetric matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

/** Default: a pivot below this fraction of the initial variance is rounding. */
const RANK_TOLERANCE = 1e-10

/**
 * u' V^- u and the rank of V, for a symmetric positive semidefinite matrix V (a variance) and u in its range; every
 * generalised inverse V^- gives the same value. By Gaussian elimination with the largest remaining diagonal as pivot;
 * it stops when only rounding remains, which gives the rank.
 *
 * Value >= 0. If V is zero, the rank is 0 and the value, 0, has no meaning. `isVariance` is false if V has a negative
 * eigenvalue, as an estimated variance of very few subjects may; the value then has no meaning.
 */
export const quadraticForm = (
  v: Matrix,
  u: readonly number[],
  tolerance = RANK_TOLERANCE,
): { value: number; rank: number; isVariance: boolean } => {
  const a = v.map((row) => [...row])
  const b = [...u]
  const remaining = new Set(u.keys())
  let value = 0
  for (let rank = 0; ; rank++) {
    const pivot = largestPivot(v, a, remaining, tolerance)
    if (pivot < 0) return { value, rank, isVariance: isRounding(v, a, remaining) }
    remaining.delete(pivot)
    const size = a[pivot]![pivot]!
    value += (b[pivot]! * b[pivot]!) / size
    for (const row of remaining) {
      const factor = a[row]![pivot]! / size
      b[row]! -= factor * b[pivot]!
      for (const column of remaining) a[row]![column]! -= factor * a[pivot]![column]!
    }
  }
}

const largestPivot = (v: Matrix, a: Matrix, remaining: ReadonlySet<number>, tolerance: number): number => {
  let best = -1
  let largest = 0
  for (const i of remaining) {
    if (a[i]![i]! > tolerance * v[i]![i]! && a[i]![i]! > largest) {
      best = i
      largest = a[i]![i]!
    }
  }
  return best
}

/** Whether the remaining part of the matrix is only rounding. */
const isRounding = (v: Matrix, a: Matrix, remaining: ReadonlySet<number>): boolean => {
  const scale = v.reduce((most, row) => row.reduce((m, value) => Math.max(m, Math.abs(value)), most), 0)
  return [...remaining].every((i) => [...remaining].every((j) => Math.abs(a[i]![j]!) <= 1e-8 * scale))
}
