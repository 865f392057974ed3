import { deviance } from '../distributions/poisson-cost.ts'
import { countSteps, type Half, type Work } from './half-tables.ts'

interface Halves {
  /** Sums of the rows, equal ones side by side. */
  readonly rows: readonly number[]
  readonly left: Half
  readonly right: Half
}

/**
 * Visits the possible row sums of the first half; of permutations among equal rows only the descending one, with their
 * number.
 */
export const visitRowSums = (
  { rows, left, right }: Halves,
  limit: number,
  work: Work,
  visit: (rowSums: readonly number[], ways: number) => void,
): void => {
  const sums: number[] = []
  const fill = (i: number, rest: number, cost: number): void => {
    if (i === rows.length) {
      visit(sums, exchanges(rows, sums))
      return
    }
    const others = rows.slice(i + 1).reduce((sum, row) => sum + row, 0)
    const most = Math.min(rest, rows[i]!, rows[i] === rows[i - 1] ? sums[i - 1]! : rest)
    for (let s = Math.max(0, rest - others); s <= most; s++) {
      const next = cost + deviance(s, left.rowMeans[i]!) + deviance(rows[i]! - s, right.rowMeans[i]!)
      countSteps(work, 1)
      if (next > limit) continue
      sums[i] = s
      fill(i + 1, rest - s, next)
    }
    sums.length = i
  }
  fill(
    0,
    left.columns.reduce((sum, column) => sum + column, 0),
    0,
  )
}

/** The number of permutations of these sums among equal rows: a multinomial number for each set of equal rows. */
const exchanges = (rows: readonly number[], sums: readonly number[]): number => {
  let ways = 1
  for (let i = 0, equal = 0, same = 0; i < rows.length; i++) {
    equal = i > 0 && rows[i] === rows[i - 1] ? equal + 1 : 1
    same = equal > 1 && sums[i] === sums[i - 1] ? same + 1 : 1
    ways = (ways * equal) / same
  }
  return ways
}
