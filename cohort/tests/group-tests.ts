import type { Test } from '../plan/test.ts'
import { chiSquare } from './chi-square.ts'
import { fisher } from './fisher.ts'
import { gray } from './gray.ts'
import type { GroupTest } from './group-test.ts'
import { heterogeneityTest } from './heterogeneity.ts'
import { kruskalWallisTest } from './kruskal-wallis.ts'
import { landmarkDifferenceTest } from './landmark-difference.ts'
import { logRankTest } from './log-rank.ts'
import { mannWhitneyTest } from './mann-whitney.ts'
import { mcnemar } from './mcnemar.ts'
import { restrictedMeanTest } from './restricted-mean.ts'
import { signedRankTest } from './signed-rank.ts'

/** The tests of the plan by their method: what a test can do is in its own file. */
export const GROUP_TESTS: { readonly [M in Test['method']]: GroupTest<M> } = {
  'log-rank': logRankTest,
  gray,
  'landmark-difference': landmarkDifferenceTest,
  'restricted-mean': restrictedMeanTest,
  fisher,
  'chi-square': chiSquare,
  'mann-whitney': mannWhitneyTest,
  'kruskal-wallis': kruskalWallisTest,
  mcnemar,
  'signed-rank': signedRankTest,
  heterogeneity: heterogeneityTest,
}

/** What is known of the method of a test. */
export const groupTestOf = (test: Test): GroupTest<Test['method']> =>
  GROUP_TESTS[test.method] as GroupTest<Test['method']>

/** The methods with a ratio that a forest plot can show. */
export const METHODS_WITH_RATIO = (Object.keys(GROUP_TESTS) as Test['method'][]).filter(
  (method) => GROUP_TESTS[method].hasRatio,
)
