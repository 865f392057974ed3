import { grayTest } from '../../../statistics/competing-risks/gray-test.ts'
import { pearsonChiSquare } from '../../../statistics/proportions/pearson-chi-square.ts'
import { kruskalWallis } from '../../../statistics/ranks/kruskal-wallis.ts'
import { eventTables } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { TestMethod } from '../../descriptors/group-tests/index.ts'
import type { Test, TestOf } from '../../descriptors/plan/test.ts'
import { causeIndex } from '../../subjects/follow-ups.ts'
import type { Result } from '../result.ts'
import { anovaResults, welchAnovaResults } from './anova.ts'
import { cochranArmitageResults } from './cochran-armitage.ts'
import { kendallResults, pearsonResults, spearmanResults } from './correlations.ts'
import { fisherResults } from './fisher.ts'
import { heterogeneityResults } from './heterogeneity.ts'
import { landmarkResults } from './landmark-difference.ts'
import { logRankResults } from './log-rank.ts'
import { mannWhitneyResults } from './mann-whitney.ts'
import { mcNemarResults } from './mcnemar.ts'
import { pairedTResults, studentResults, welchResults } from './mean-differences.ts'
import { excludedResult } from './parts/excluded-subjects.ts'
import { proportionEffects } from './parts/proportion-effects.ts'
import { contingencyTable, orderOf, type TestData, tabulationFor, valueCounts } from './parts/test-data.ts'
import { chiSquareRows, testRows } from './parts/test-rows.ts'
import { restrictedMeanResults } from './restricted-mean.ts'
import { signedRankResults } from './signed-rank.ts'

/** The results of every test: the statistic, p, the effect with its interval, and the number of excluded subjects. */
export const testResults = (
  tests: Readonly<Record<string, Test>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(tests).flatMap(([analysis, test]) => [
    ...(EVALUATIONS[test.method] as Evaluation<TestMethod>)(analysis, test, data, rules),
    excludedResult(analysis, test, data),
  ])

type Evaluation<M extends TestMethod> = (
  analysis: string,
  test: TestOf<M>,
  data: TestData,
  rules: Rules,
) => readonly Result[]

/**
 * The rows of results of each kind of test; all else that is known of a kind is in `cohort/descriptors/group-tests/`
 * under the same key. An evaluation of more than some 25 lines has its own file.
 */
const EVALUATIONS: { readonly [M in TestMethod]: Evaluation<M> } = {
  'log-rank': logRankResults,
  gray: (analysis, { endpoint, by, strata, cause }, data) => {
    const tables = eventTables(data.eventRows, endpoint, [by], strata, orderOf(by, data))
    const stratified = strata.length === 0 ? '' : `, stratified by ${strata.join(', ')}`
    return chiSquareRows(
      analysis,
      grayTest(tables, causeIndex(data.endpoints[endpoint]!, cause)),
      `Gray's test, rho = 0, cumulative incidence of ${cause}${stratified}`,
    )
  },
  heterogeneity: heterogeneityResults,
  'landmark-difference': landmarkResults,
  'restricted-mean': restrictedMeanResults,
  fisher: fisherResults,
  'chi-square': (analysis, test, data, rules) => {
    const variable = data.variables.get(test.variable)!
    const counted = tabulationFor(test, data)
    const found = pearsonChiSquare(contingencyTable(counted, variable), rules.chiSquare)
    const isCorrected = rules.chiSquare === 'yates' && found.df === 1
    const correction = isCorrected ? "with Yates's continuity correction" : 'without continuity correction'
    return [
      ...chiSquareRows(analysis, found, `Pearson's chi-square test, ${correction}`),
      ...testRows(analysis, [
        [
          'smallest-expected',
          found.smallestExpected,
          'smallest expected count; below 5 the approximation is unreliable',
        ],
        ['cramers-v', found.cramersV, "Cramér's V from chi-square without continuity correction"],
      ]),
      ...proportionEffects(analysis, counted, variable, rules),
    ]
  },
  'mann-whitney': mannWhitneyResults,
  'kruskal-wallis': (analysis, test, data) => {
    const found = kruskalWallis(valueCounts(tabulationFor(test, data), data.variables.get(test.variable)!))
    const proportion = 'proportion of the variation of the ranks that is between groups'
    return [
      ...chiSquareRows(analysis, found, 'Kruskal-Wallis, tie-corrected'),
      ...testRows(analysis, [
        ['epsilon-squared', found.epsilonSquared, `epsilon squared, H/(n - 1): ${proportion}`],
      ]),
    ]
  },
  mcnemar: mcNemarResults,
  'signed-rank': signedRankResults,
  student: studentResults,
  welch: welchResults,
  'paired-t': pairedTResults,
  anova: anovaResults,
  'welch-anova': welchAnovaResults,
  pearson: pearsonResults,
  spearman: spearmanResults,
  kendall: kendallResults,
  'cochran-armitage': cochranArmitageResults,
}
