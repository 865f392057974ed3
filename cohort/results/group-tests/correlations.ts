import type { Correlation } from '../../../statistics/association/correlation.ts'
import { kendall } from '../../../statistics/association/kendall.ts'
import { pearson } from '../../../statistics/association/pearson.ts'
import { spearman } from '../../../statistics/association/spearman.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import { percent } from '../../values/percent.ts'
import type { Result } from '../result.ts'
import { pairsOf } from './parts/pairs.ts'
import type { TestData } from './parts/test-data.ts'
import { testRows } from './parts/test-rows.ts'

/** The two variables of a test of their association. */
interface OfTwo {
  readonly x: string
  readonly y: string
  readonly among?: string | undefined
}

/** Pearson's correlation with Fisher's interval. */
export const pearsonResults = (
  analysis: string,
  test: OfTwo,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const found = pearson(countedPairs(test, data), confidence)
  const method = "Pearson's correlation"
  return [
    ...rows(analysis, found, method, "Fisher's transformation", confidence),
    ...tRows(analysis, found, method),
  ]
}

/** Spearman's rank correlation with the interval of Bonett and Wright. */
export const spearmanResults = (
  analysis: string,
  test: OfTwo,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const found = spearman(countedPairs(test, data), confidence)
  const method = "Spearman's rank correlation"
  return [
    ...rows(analysis, found, method, BONETT_WRIGHT, confidence),
    ...tRows(analysis, found, `${method}, approximation by t`),
  ]
}

/** Kendall's tau-b with the interval of Bonett and Wright. */
export const kendallResults = (
  analysis: string,
  test: OfTwo,
  data: TestData,
  { confidence }: Rules,
): readonly Result[] => {
  const found = kendall(countedPairs(test, data), confidence)
  const [name, method] = ["Kendall's rank correlation, tau-b", "Kendall's rank correlation"]
  const normal = `${method}, normal approximation, tie-corrected, without continuity correction`
  return [
    ...rows(analysis, found, name, BONETT_WRIGHT, confidence),
    ...testRows(analysis, [
      ['z', found.statistic, normal],
      ['p', found.p, `${normal}, two-sided`],
    ]),
  ]
}

const BONETT_WRIGHT = "Fisher's transformation with the variance of Bonett and Wright"

/** The pairs of the two variables of subjects who have both; ordered categories are numbered in order. */
const countedPairs = ({ x, y, among }: OfTwo, data: TestData) =>
  pairsOf({ before: x, after: y, among }, data).map(({ before, after, count }) => ({
    x: before,
    y: after,
    count,
  }))

const rows = (
  analysis: string,
  { coefficient, lower, upper }: Correlation,
  method: string,
  interval: string,
  confidence: number,
): readonly Result[] => {
  const limit = (side: string): string => `${side} limit, ${percent(confidence)}, ${interval}, ${method}`
  return testRows(analysis, [
    ['correlation', coefficient, method],
    ['correlation-lower', lower, limit('lower')],
    ['correlation-upper', upper, limit('upper')],
  ])
}

const tRows = (analysis: string, { statistic, df, p }: Correlation, method: string): readonly Result[] =>
  testRows(analysis, [
    ['t', statistic, method],
    ['residual-df', df, `${method}: degrees of freedom`],
    ['p', p, `${method}, two-sided`],
  ])
