import type { Test } from '../plan/test.ts'
import type { Result } from '../result.ts'
import type { Comparison } from '../tests/group-test.ts'
import { groupTestOf } from '../tests/group-tests.ts'
import { plainQualifier, qualifiersOf } from './qualifiers.ts'

/** One p-value of a test in words: the plan says what was asked, the method of the result what was done. */
export interface TestMethod {
  readonly analysis: string
  readonly comparison: Comparison
  /** `log-rank test`, `Gehan-Breslow weighted log-rank test`, `Fisher's exact test`. */
  readonly name: string
  /** For the corner of a figure: `log-rank`, `Gehan-Breslow`. */
  readonly short: string
  /** Names of the variables within whose groups subjects are compared. */
  readonly strata: readonly string[]
  /** Of a test of heterogeneity: the variable whose groups are set side by side. */
  readonly across: string | null
  /** Scores of the groups, of a test for trend. */
  readonly scores: readonly number[]
  /** Of pairwise comparisons: how p was adjusted. */
  readonly adjustment: 'none' | 'bonferroni' | 'holm' | 'benjamini-hochberg' | null
  readonly monteCarlo: { readonly runs: number; readonly seed: number } | null
  readonly isTwoSided: boolean
  /** Correction, approximation, ties, censoring of competing events: what else the method says, in plain words. */
  readonly qualifiers: readonly string[]
}

/** The methods of a test that have a value, each once; none where nothing could be computed. */
export const testMethods = (
  analysis: string,
  test: Test,
  results: Iterable<Result>,
): readonly TestMethod[] => {
  const own = [...results].filter((result) => result.analysis === analysis && result.value !== null)
  return PARTS.flatMap(({ comparison, isOf, extra }) => {
    const found = own.find(isOf)
    return found === undefined ? [] : [methodOf(analysis, test, found, comparison, extra)]
  })
}

interface Part {
  readonly comparison: 'own' | 'trend' | 'pairs of groups'
  readonly isOf: (result: Result) => boolean
  readonly extra: string
}

const PARTS: readonly Part[] = [
  { comparison: 'own', isOf: ({ statistic, level }) => statistic === 'p' && level === '', extra: '' },
  { comparison: 'own', isOf: ({ statistic }) => statistic === 'mid-p', extra: 'mid-P' },
  { comparison: 'own', isOf: ({ statistic }) => statistic === 'permutation-p', extra: 'permutation' },
  { comparison: 'trend', isOf: ({ statistic }) => statistic === 'trend-p', extra: '' },
  { comparison: 'pairs of groups', isOf: ({ statistic }) => statistic === 'adjusted-p', extra: '' },
]

const methodOf = (
  analysis: string,
  test: Test,
  { method }: Result,
  comparison: Part['comparison'],
  extra: string,
): TestMethod => {
  const strata = 'strata' in test ? test.strata : []
  const adjustment =
    comparison === 'pairs of groups' && test.method === 'log-rank' ? (test.pairwise ?? null) : null
  const { comparison: own, name: nameOf } = groupTestOf(test)
  const { name, known, keeps } = nameOf(test)
  const drawn = / (\d+) runs, seed (\d+)/.exec(method)
  const trend = /trend with scores (-?[\d.e+-]+(?:, -?[\d.e+-]+)*)/.exec(method)
  const qualifiers = qualifiersOf(method, [
    ...known,
    `stratified by ${strata.join(', ')}`,
    trend?.[0] ?? '',
    ' of these two groups alone',
    `adjusted by ${adjustment}`,
    'mid-p of ',
    ...(extra === 'permutation' ? PERMUTATION : []),
    drawn?.[0] ?? '',
  ]).filter((one) => keeps === undefined || keeps.test(one))
  return {
    analysis,
    comparison: comparison === 'own' ? own : comparison,
    name: wholeName(name, comparison, extra, method),
    short: shortTestName(test),
    strata,
    across: 'across' in test ? test.across : null,
    scores: trend === null ? [] : trend[1]!.split(', ').map(Number),
    adjustment,
    monteCarlo: drawn === null ? null : { runs: Number(drawn[1]), seed: Number(drawn[2]) },
    isTwoSided: qualifiers.some((one) => /^two-sided\b/.test(one) || TWO_SIDED.includes(one)),
    qualifiers: qualifiers.filter((one) => one !== 'two-sided').map(plainQualifier),
  }
}

/** Rules of a p that have two sides and do not say so by this word. */
const TWO_SIDED: readonly string[] = ['tail |U - mean|']

const PERMUTATION = ['exact permutation unweighted log-rank', 'exact permutation log-rank'].concat([
  'Monte Carlo permutation unweighted log-rank',
  'Monte Carlo permutation log-rank',
])

const wholeName = (name: string, comparison: Part['comparison'], extra: string, method: string): string => {
  if (comparison === 'trend') return `${name} for trend`
  if (comparison === 'pairs of groups') return `pairwise ${name}s`
  if (extra === 'permutation')
    return `${method.startsWith('exact') ? 'exact ' : ''}permutation ${method.includes('unweighted') ? 'unweighted ' : ''}log-rank test`
  return extra === '' ? name : `${name} with ${extra} values`
}

/** What a test is called, whether it could be computed or not; `stratified log-rank` in the corner of a figure. */
export const shortTestName = (test: Test): string =>
  `${'strata' in test && test.strata.length > 0 ? 'stratified ' : ''}${groupTestOf(test).name(test).short}`
