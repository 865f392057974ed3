import type { Answer } from '../../../../statistics/numbers/answer.ts'
import { type Result, result } from '../../result.ts'
import type { StatisticName } from '../../statistic.ts'

/** Rows of a whole test, of numbers without a unit: the statistic, its value, and the method. */
export const testRows = (
  analysis: string,
  rows: readonly (readonly [StatisticName, Answer | number, string])[],
): readonly Result[] =>
  rows.map(([statistic, answer, method]) => result({ analysis, statistic }, answer, '1', method))

interface ChiSquareTest {
  readonly chiSquare: Answer
  readonly df: Answer | number
  readonly p: Answer
}

/** The three rows of a chi-square test. */
export const chiSquareRows = (
  analysis: string,
  { chiSquare, df, p }: ChiSquareTest,
  method: string,
): readonly Result[] =>
  testRows(analysis, [
    ['chi-square', chiSquare, method],
    ['df', df, `${method}: degrees of freedom`],
    ['p', p, `${method}, two-sided`],
  ])
