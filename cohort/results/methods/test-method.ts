import { groupTestOf } from '../../descriptors/group-tests/index.ts'
import type { Compared, TestName } from '../../descriptors/group-tests/shared/group-test.ts'
import type { Test } from '../../descriptors/plan/test.ts'
import { encodeValue } from '../../values/value.ts'
import type { Result } from '../result.ts'
import { AGAINST_CONTROL, plainQualifier, qualifiersOf } from './qualifiers.ts'

/** What a p-value compares: as the test does, or pairs of groups. */
export type Comparison = Compared | 'pairs of groups'

/** The method of one p-value of a test, from the plan's entry and the result's method text. */
export interface TestMethod {
  readonly analysis: string
  readonly comparison: Comparison
  /** `log-rank test`, `Gehan-Breslow weighted log-rank test`, `Fisher's exact test`. */
  readonly name: string
  /** For the corner of a figure: `log-rank`, `Gehan-Breslow`. */
  readonly short: string
  /** Names of the stratifying variables. */
  readonly strata: readonly string[]
  /** Of a test of heterogeneity: the variable whose groups are the parts. */
  readonly across: string | null
  /** Of a test for trend: the scores of the groups. */
  readonly scores: readonly number[]
  /** Of pairwise comparisons: the adjustment of p. */
  readonly adjustment: 'none' | 'bonferroni' | 'holm' | 'benjamini-hochberg' | null
  /** Of comparisons of each group with a control: the control's value. */
  readonly control: string | null
  readonly monteCarlo: { readonly runs: number; readonly seed: number } | null
  readonly isTwoSided: boolean
  /** Further qualifiers: correction, approximation, ties, censoring of competing events. */
  readonly qualifiers: readonly string[]
}

/** The methods of the test's p-values, each once; empty if no p-value could be computed. */
export const testMethods = (
  analysis: string,
  test: Test,
  results: Iterable<Result>,
): readonly TestMethod[] => {
  const computed = [...results].filter((result) => result.analysis === analysis && result.value !== null)
  return PARTS.flatMap(({ comparison, isOf, extra }) => {
    const match = computed.find(isOf)
    return match === undefined ? [] : [methodOf(analysis, test, match, comparison, extra)]
  })
}

interface Part {
  readonly comparison: 'whole' | 'trend' | 'pairs of groups'
  readonly isOf: (result: Result) => boolean
  readonly extra: string
}

const PARTS: readonly Part[] = [
  { comparison: 'whole', isOf: ({ statistic, level }) => statistic === 'p' && level === '', extra: '' },
  { comparison: 'whole', isOf: ({ statistic }) => statistic === 'mid-p', extra: 'mid-P' },
  { comparison: 'whole', isOf: ({ statistic }) => statistic === 'permutation-p', extra: 'permutation' },
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
  const adjustment = comparison === 'pairs of groups' && 'pairwise' in test ? (test.pairwise ?? null) : null
  const record = groupTestOf(test.method)
  const { name, known, keeps, permuted = '' } = record.name(test)
  const drawn = / (\d+) runs, seed (\d+)/.exec(method)
  const trend = /trend with scores (-?[\d.e+-]+(?:, -?[\d.e+-]+)*)/.exec(method)
  const qualifiers = qualifiersOf(method, [
    ...known,
    `stratified by ${strata.join(', ')}`,
    trend?.[0] ?? '',
    'these two groups only',
    `adjusted by ${adjustment}`,
    AGAINST_CONTROL,
    'mid-p of ',
    ...(extra === 'permutation' ? PERMUTATION.map((how) => `${how} permutation ${permuted}`) : []),
    drawn?.[0] ?? '',
  ]).filter((qualifier) => keeps === undefined || keeps.test(qualifier))
  return {
    analysis,
    comparison: comparison === 'whole' ? record.compares : comparison,
    name: wholeName({ name, permuted }, comparison, extra, method),
    short: shortTestName(test),
    strata,
    across: 'across' in test ? test.across : null,
    scores: trend === null ? [] : trend[1]!.split(', ').map(Number),
    adjustment,
    control: adjustment === null ? null : controlOf(test),
    monteCarlo: drawn === null ? null : { runs: Number(drawn[1]), seed: Number(drawn[2]) },
    isTwoSided: qualifiers.some((qualifier) => /^two-sided\b/.test(qualifier)),
    qualifiers: qualifiers.filter((qualifier) => qualifier !== 'two-sided').map(plainQualifier),
  }
}

const controlOf = (test: Test): string | null =>
  'control' in test && test.control !== undefined ? encodeValue(test.control) : null

const PERMUTATION = ['exact', 'Monte Carlo']

const wholeName = (
  { name, permuted }: Pick<TestName, 'name' | 'permuted'>,
  comparison: Part['comparison'],
  extra: string,
  method: string,
): string => {
  if (comparison === 'trend') return `${name} for trend`
  if (comparison === 'pairs of groups') return `pairwise ${name}s`
  if (extra === 'permutation')
    return `${method.startsWith('exact') ? 'exact ' : ''}permutation ${permuted} test`
  return extra === '' ? name : `${name} with ${extra} values`
}

/** A test's short name, also if it could not be computed: `stratified log-rank` in the corner of a figure. */
export const shortTestName = (test: Test): string =>
  `${'strata' in test && test.strata.length > 0 ? 'stratified ' : ''}${groupTestOf(test.method).name(test).short}`
