import { type Anova, anova } from '../../../statistics/means/anova.ts'
import { welchAnova } from '../../../statistics/means/welch-anova.ts'
import type { Result } from '../result.ts'
import { countedNumbers, type OfValues, type TestData, tabulationFor } from './parts/test-data.ts'
import { testRows } from './parts/test-rows.ts'

/** One-way analysis of variance, with the proportion of the variation that is between groups. */
export const anovaResults = (analysis: string, test: OfValues, data: TestData): readonly Result[] => {
  const found = anova(tabulationFor(test, data).groups.map(countedNumbers))
  return [
    ...fRows(analysis, found, 'one-way analysis of variance'),
    ...testRows(analysis, [
      [
        'eta-squared',
        found.etaSquared,
        'eta squared: proportion of the sum of squares that is between groups',
      ],
    ]),
  ]
}

/** Welch's analysis of variance. */
export const welchAnovaResults = (analysis: string, test: OfValues, data: TestData): readonly Result[] =>
  fRows(
    analysis,
    welchAnova(tabulationFor(test, data).groups.map(countedNumbers)),
    "Welch's analysis of variance",
  )

const fRows = (analysis: string, { f, df, residualDf, p }: Anova, method: string): readonly Result[] =>
  testRows(analysis, [
    ['f', f, method],
    ['df', df, `${method}: degrees of freedom of the groups`],
    ['residual-df', residualDf, `${method}: degrees of freedom of the denominator`],
    ['p', p, `${method}, two-sided`],
  ])
