import { kruskalWallis } from '../../../statistics/ranks/kruskal-wallis.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { type Result, result } from '../result.ts'
import { type TestData, tabulationFor, valueCounts } from './parts/test-data.ts'

/** Kruskal-Wallis test of two or more groups, with epsilon squared. */
export const kruskalWallisResults = (
  analysis: string,
  test: TestOf<'kruskal-wallis'>,
  data: TestData,
): readonly Result[] => {
  const found = kruskalWallis(valueCounts(tabulationFor(test, data), data.variables.get(test.variable)!))
  const method = 'Kruskal-Wallis, tie-corrected'
  return [
    result({ analysis, statistic: 'chi-square' }, found.chiSquare, '1', method),
    result({ analysis, statistic: 'df' }, found.df, '1', `${method}: degrees of freedom`),
    result({ analysis, statistic: 'p' }, found.p, '1', `${method}, two-sided`),
    result(
      { analysis, statistic: 'epsilon-squared' },
      found.epsilonSquared,
      '1',
      'epsilon squared, H/(n - 1): proportion of the variation of the ranks that is between groups',
    ),
  ]
}
