import type { z } from 'zod'
import { cochranArmitage } from './association/cochran-armitage.ts'
import { kendall } from './association/kendall.ts'
import { pearson } from './association/pearson.ts'
import { spearman } from './association/spearman.ts'
import { chiSquare } from './chi-square.ts'
import { fisher } from './fisher.ts'
import { gray } from './gray.ts'
import { heterogeneity } from './heterogeneity.ts'
import { kruskalWallis } from './kruskal-wallis.ts'
import { landmarkDifference } from './landmark-difference.ts'
import { logRank } from './log-rank.ts'
import { mannWhitney } from './mann-whitney.ts'
import { mcnemar } from './mcnemar.ts'
import { anova } from './means/anova.ts'
import { pairedT } from './means/paired-t.ts'
import { student } from './means/student.ts'
import { welch } from './means/welch.ts'
import { welchAnova } from './means/welch-anova.ts'
import { restrictedMean } from './restricted-mean.ts'
import type { GroupTest } from './shared/group-test.ts'
import { signedRank } from './signed-rank.ts'

/** The kinds of tests by the method that the plan names: what is known of a kind is in its file. */
export const GROUP_TESTS = {
  'log-rank': logRank,
  gray,
  heterogeneity,
  'landmark-difference': landmarkDifference,
  'restricted-mean': restrictedMean,
  fisher,
  'chi-square': chiSquare,
  'mann-whitney': mannWhitney,
  'kruskal-wallis': kruskalWallis,
  mcnemar,
  'signed-rank': signedRank,
  student,
  welch,
  'paired-t': pairedT,
  anova,
  'welch-anova': welchAnova,
  pearson,
  spearman,
  kendall,
  'cochran-armitage': cochranArmitage,
}

export type TestMethod = keyof typeof GROUP_TESTS

/** An entry of the plan's tests as it is written. */
type WrittenOf<M extends TestMethod> = z.infer<(typeof GROUP_TESTS)[M]['schema']>
type Written = WrittenOf<TestMethod>

/** Every kind by its method; the type says that each is listed under the method of its schema. */
const RECORDS: { readonly [M in TestMethod]: GroupTest<{ readonly method: M }, never> } = GROUP_TESTS

/** What is known of a method. */
export const groupTestOf = (method: TestMethod): GroupTest<Written> =>
  RECORDS[method] as GroupTest<unknown> as GroupTest<Written>

/** The methods whose record has these properties: `MethodWith<{ isSimulated: true }>`. */
export type MethodWith<P> = {
  [M in TestMethod]: (typeof GROUP_TESTS)[M] extends P ? M : never
}[TestMethod]

/** The methods whose record has this value of a property, in the order of the list. */
export const methodsWith = <K extends keyof GroupTest<Written>, const V extends GroupTest<Written>[K]>(
  property: K,
  value: V,
): readonly MethodWith<Record<K, V>>[] =>
  METHODS.filter((method) => groupTestOf(method)[property] === value) as MethodWith<Record<K, V>>[]

export const METHODS = Object.keys(GROUP_TESTS) as readonly TestMethod[]

/** The main p-values of a test: those of its effects, and the p-value of the test. */
export const mainPs = (method: TestMethod): readonly string[] => [
  ...new Set([...groupTestOf(method).effects.map(({ p }) => p), 'p']),
]
