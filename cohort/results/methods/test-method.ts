import type { Test, TestOf } from '../../descriptors/plan/test.ts'
import { weightWords } from '../group-tests/parts/weight-words.ts'
import type { Result } from '../result.ts'
import { plainQualifier, qualifiersOf } from './qualifiers.ts'

/** What is compared: groups, ordered groups, pairs of groups, two values of each subject, effects in parts. */
export type Comparison = 'groups' | 'trend' | 'pairs of groups' | 'paired values' | 'parts'

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
  const adjustment =
    comparison === 'pairs of groups' && test.method === 'log-rank' ? (test.pairwise ?? null) : null
  const { name, known, keeps } = nameOf(test)
  const drawn = / (\d+) runs, seed (\d+)/.exec(method)
  const trend = /trend with scores (-?[\d.e+-]+(?:, -?[\d.e+-]+)*)/.exec(method)
  const qualifiers = qualifiersOf(method, [
    ...known,
    `stratified by ${strata.join(', ')}`,
    trend?.[0] ?? '',
    'these two groups only',
    `adjusted by ${adjustment}`,
    'mid-p of ',
    ...(extra === 'permutation' ? PERMUTATION : []),
    drawn?.[0] ?? '',
  ]).filter((qualifier) => keeps === undefined || keeps.test(qualifier))
  return {
    analysis,
    comparison: comparison === 'whole' ? KINDS[test.method] : comparison,
    name: wholeName(name, comparison, extra, method),
    short: shortTestName(test),
    strata,
    across: 'across' in test ? test.across : null,
    scores: trend === null ? [] : trend[1]!.split(', ').map(Number),
    adjustment,
    monteCarlo: drawn === null ? null : { runs: Number(drawn[1]), seed: Number(drawn[2]) },
    isTwoSided: qualifiers.some((qualifier) => /^two-sided\b/.test(qualifier)),
    qualifiers: qualifiers.filter((qualifier) => qualifier !== 'two-sided').map(plainQualifier),
  }
}

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

const KINDS: Readonly<Record<Test['method'], Comparison>> = {
  'log-rank': 'groups',
  gray: 'groups',
  heterogeneity: 'parts',
  'landmark-difference': 'groups',
  'restricted-mean': 'groups',
  fisher: 'groups',
  'chi-square': 'groups',
  'mann-whitney': 'groups',
  'kruskal-wallis': 'groups',
  mcnemar: 'paired values',
  'signed-rank': 'paired values',
}

interface Named {
  readonly name: string
  readonly short: string
  /** Parts of the method text that the name or the plan already says. */
  readonly known: readonly string[]
  /** Pattern of the qualifiers, if the method text also describes the effect. */
  readonly keeps?: RegExp
}

const simple = (name: string, ...known: readonly string[]): Named => ({ name, short: name, known })
const effect = (name: string, short: string, keeps: RegExp): Named => ({ name, short, known: [], keeps })

/** A test's short name, also if it could not be computed: `stratified log-rank` in the corner of a figure. */
export const shortTestName = (test: Test): string =>
  `${'strata' in test && test.strata.length > 0 ? 'stratified ' : ''}${nameOf(test).short}`

const nameOf = (test: Test): Named => (NAMES[test.method] as (test: Test) => Named)(test)

const NAMES: { readonly [M in Test['method']]: (test: TestOf<M>) => Named } = {
  'log-rank': ({ weight }) => {
    // the hypergeometric variance is the usual one and is not mentioned; the other rule is
    const known = ['weighted log-rank', 'hypergeometric variance'].concat(
      weight === 'log-rank' ? 'log-rank' : weightWords(weight),
    )
    if (weight === 'log-rank') return { name: 'log-rank test', short: 'log-rank', known }
    const short =
      typeof weight === 'string'
        ? WEIGHTS[weight]
        : `Fleming-Harrington (rho ${weight.rho}, gamma ${weight.gamma})`
    return { name: `${short} weighted log-rank test`, short, known }
  },
  gray: ({ cause }) => simple("Gray's test", "Gray's test", 'rho = 0', `cumulative incidence of ${cause}`),
  heterogeneity: () =>
    effect("Cochran's Q of one-step (Peto) hazard ratios", "Cochran's Q", /^upper tail of chi-square$/),
  'landmark-difference': () =>
    effect('difference of Kaplan-Meier estimates at fixed times', 'difference of survival', DIFFERENCE),
  'restricted-mean': () =>
    effect(
      'difference of restricted mean times by Kaplan-Meier',
      'difference of restricted means',
      DIFFERENCE,
    ),
  fisher: () => simple("Fisher's exact test", "Fisher's exact test by Monte Carlo", "Fisher's exact test"),
  'chi-square': () => simple("Pearson's chi-square test", "Pearson's chi-square test"),
  'mann-whitney': () => simple('Mann-Whitney test', 'Mann-Whitney'),
  'kruskal-wallis': () => simple('Kruskal-Wallis test', 'Kruskal-Wallis'),
  mcnemar: () => simple("McNemar's test", 'McNemar'),
  'signed-rank': () => simple("Wilcoxon's signed-rank test", 'Wilcoxon signed-rank'),
}

const DIFFERENCE = /^(Greenwood|normal test|(two|one)-sided.*)$/

const WEIGHTS: Readonly<Record<Exclude<Extract<TestOf<'log-rank'>['weight'], string>, 'log-rank'>, string>> =
  {
    gehan: 'Gehan-Breslow',
    'tarone-ware': 'Tarone-Ware',
    'peto-peto': 'Peto-Peto',
    'modified-peto-peto': 'modified Peto-Peto',
  }
