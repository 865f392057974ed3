import type { Test, TestOf } from '../../descriptors/plan/test.ts'
import { weightWords } from '../group-tests/parts/weight-words.ts'
import type { Result } from '../result.ts'
import { plainQualifier, qualifiersOf } from './qualifiers.ts'

/** What is compared: groups, groups in order, each group with each, two values of one subject, effects between parts. */
export type Comparison = 'groups' | 'trend' | 'pairs of groups' | 'paired values' | 'parts'

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
    comparison: comparison === 'own' ? KINDS[test.method] : comparison,
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
  /** The parts of a method's words that the name, or the plan, says. */
  readonly known: readonly string[]
  /** Which of the others are qualifiers, where the method also says what is subtracted from what. */
  readonly keeps?: RegExp
}

const simple = (name: string, ...known: readonly string[]): Named => ({ name, short: name, known })
const effect = (name: string, short: string, keeps: RegExp): Named => ({ name, short, known: [], keeps })

/** What a test is called, whether it could be computed or not; `stratified log-rank` in the corner of a figure. */
export const shortTestName = (test: Test): string =>
  `${'strata' in test && test.strata.length > 0 ? 'stratified ' : ''}${nameOf(test).short}`

const nameOf = (test: Test): Named => (NAMES[test.method] as (test: Test) => Named)(test)

const NAMES: { readonly [M in Test['method']]: (test: TestOf<M>) => Named } = {
  'log-rank': ({ weight }) => {
    // the variance that everybody means who says log-rank; the other rule is said
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
  gray: ({ cause }) => simple("Gray's test", "Gray's test", 'rho = 0', `of ${cause}`),
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
