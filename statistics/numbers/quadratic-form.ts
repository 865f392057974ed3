/** A symmetric matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

/** A pivot below this share of the variance that it started from is rounding, not variance, if no other is given. */
const RANK_TOLERANCE = 1e-10

/**
 * u' V^- u and the rank of V, for a symmetric matrix V without negative eigenvalues (a variance) and u in its range;
 * V^- is a generalised inverse, and any of them gives the same value. By Gaussian elimination with the largest
 * remaining share of its variance as pivot; it stops where only rounding is left, which gives the rank.
 *
 * Value >= 0; rank 0 when V is zero, and then the value is 0 and means nothing. `isVariance` is false if V turns out
 * to have a negative eigenvalue, as an estimated variance of very few subjects may; then the value means nothing.
 */
export const quadraticForm = (
  v: Matrix,
  u: readonly number[],
  tolerance = RANK_TOLERANCE,
): { value: number; rank: number; isVariance: boolean } => {
  const a = v.map((row) => [...row])
  const b = [...u]
  const left = new Set(u.keys())
  let value = 0
  for (let rank = 0; ; rank++) {
    const pivot = largestPivot(v, a, left, tolerance)
    if (pivot < 0) return { value, rank, isVariance: isNothing(v, a, left) }
    left.delete(pivot)
    const size = a[pivot]![pivot]!
    value += (b[pivot]! * b[pivot]!) / size
    for (const row of left) {
      const factor = a[row]![pivot]! / size
      b[row]! -= factor * b[pivot]!
      for (const column of left) a[row]![column]! -= factor * a[pivot]![column]!
    }
  }
}

const largestPivot = (v: Matrix, a: Matrix, left: ReadonlySet<number>, tolerance: number): number => {
  let best = -1
  let largest = 0
  for (const i of left) {
    if (a[i]![i]! > tolerance * v[i]![i]! && a[i]![i]! > largest) {
      best = i
      largest = a[i]![i]!
    }
  }
  return best
}

/** Whether what the elimination left over is rounding only. */
const isNothing = (v: Matrix, a: Matrix, left: ReadonlySet<number>): boolean => {
  const scale = v.reduce((most, row) => row.reduce((m, value) => Math.max(m, Math.abs(value)), most), 0)
  return [...left].every((i) => [...left].every((j) => Math.abs(a[i]![j]!) <= 1e-8 * scale))
}
