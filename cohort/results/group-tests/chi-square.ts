import { pearsonChiSquare } from '../../../statistics/proportions/pearson-chi-square.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import { type Result, result } from '../result.ts'
import { proportionEffects } from './parts/proportion-effects.ts'
import { contingencyTable, type TestData, tabulationFor } from './parts/test-data.ts'

/** Pearson's chi-square test with Cramér's V, and the effects of a 2x2 table. */
export const chiSquareResults = (
  analysis: string,
  test: TestOf<'chi-square'>,
  data: TestData,
  rules: Rules,
): readonly Result[] => {
  const variable = data.variables.get(test.variable)!
  const counted = tabulationFor(test, data)
  const found = pearsonChiSquare(contingencyTable(counted, variable), rules.chiSquare)
  const method = `Pearson's chi-square test, ${rules.chiSquare === 'yates' && found.df === 1 ? "with Yates's continuity correction" : 'without continuity correction'}`
  return [
    result({ analysis, statistic: 'chi-square' }, found.chiSquare, '1', method),
    result({ analysis, statistic: 'df' }, found.df, '1', `${method}: degrees of freedom`),
    result({ analysis, statistic: 'p' }, found.p, '1', `${method}, two-sided`),
    result(
      { analysis, statistic: 'smallest-expected' },
      found.smallestExpected,
      '1',
      'smallest expected count; below 5 the approximation is unreliable',
    ),
    result(
      { analysis, statistic: 'cramers-v' },
      found.cramersV,
      '1',
      "Cramér's V from chi-square without continuity correction",
    ),
    ...proportionEffects(analysis, counted, variable, rules),
  ]
}
