import type { Matrix } from './quadratic-form.ts'

/**
 * Inverse of a symmetric positive definite matrix, or null if a pivot falls below `tolerance` times its diagonal:
 * its columns are then linearly dependent. Gauss-Jordan with the largest relative pivot.
 */
export const inverse = (matrix: Matrix, tolerance = 1e-11): Matrix | null => {
  const size = matrix.length
  const a = matrix.map((row, i) => [...row, ...matrix.map((_, j) => (i === j ? 1 : 0))])
  const remaining = new Set(matrix.keys())
  while (remaining.size > 0) {
    let pivot = 0
    let largest = 0
    for (const i of remaining) {
      const relative = a[i]![i]! / matrix[i]![i]!
      if (relative > largest) [pivot, largest] = [i, relative]
    }
    if (!(largest > tolerance)) return null
    remaining.delete(pivot)
    const scale = a[pivot]![pivot]!
    a[pivot] = a[pivot]!.map((value) => value / scale)
    a.forEach((row, i) => {
      const factor = row[pivot]!
      if (i === pivot) return
      a[pivot]!.forEach((value, j) => {
        row[j]! -= factor * value
      })
    })
  }
  return a.map((row) => row.slice(size))
}

export const times = (matrix: Matrix, vector: readonly number[]): readonly number[] =>
  matrix.map((row) => dot(row, vector))

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)
