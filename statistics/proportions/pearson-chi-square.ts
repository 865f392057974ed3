import { chiSquareUpperTail } from '../distributions/chi-square-tail.ts'
import { type Answer, known, unknown } from '../numbers/answer.ts'

export interface PearsonChiSquare {
  readonly chiSquare: Answer
  readonly df: number
  readonly p: Answer
  /** sqrt(chi-square / (n min(rows-1, columns-1))), of the uncorrected chi-square; in [0, 1]. */
  readonly cramersV: Answer
  /** The smallest expected count; below 5 the approximation is doubtful. */
  readonly smallestExpected: Answer
}

/**
 * Pearson's chi-square test of an r x c table of whole counts: sum of (|O - E| - y)^2/E, E = row sum * column sum / n,
 * on (r-1)(c-1) df; Yates's y = min(1/2, |O - E|) for a 2x2 table on request, otherwise 0. Rows and columns without
 * counts are ignored. No answer if fewer than two of either remain.
 *
 * Source: Pearson 1900; Yates 1934; Cramer 1946. Checked against R `chisq.test`.
 */
export const pearsonChiSquare = (
  table: readonly (readonly number[])[],
  correction: 'none' | 'yates',
): PearsonChiSquare => {
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columnSums = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const n = rowSums.reduce((sum, count) => sum + count, 0)
  const r = rowSums.filter((sum) => sum > 0).length
  const c = columnSums.filter((sum) => sum > 0).length
  if (r < 2 || c < 2) return none('fewer than two rows or columns have counts')
  const isCorrected = correction === 'yates' && r === 2 && c === 2
  let [plain, corrected, smallest] = [0, 0, n]
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = (rowSums[i]! * columnSums[j]!) / n
      if (expected === 0) return
      const distance = Math.abs(count - expected)
      const less = distance - Math.min(0.5, distance)
      plain += (distance * distance) / expected
      corrected += (less * less) / expected
      smallest = Math.min(smallest, expected)
    })
  })
  const chiSquare = isCorrected ? corrected : plain
  const df = (r - 1) * (c - 1)
  return {
    chiSquare: known(chiSquare),
    df,
    p: known(chiSquareUpperTail(chiSquare, df)),
    cramersV: known(Math.sqrt(plain / (n * Math.min(r - 1, c - 1)))),
    smallestExpected: known(smallest),
  }
}

const none = (reason: string): PearsonChiSquare => {
  const answer = unknown(reason)
  return { chiSquare: answer, df: 0, p: answer, cramersV: answer, smallestExpected: answer }
}
