import { kindOfPart, type Part, type StatisticKind } from './statistic-kind.ts'

/** The unit: `1`, the unit of the variable or endpoint, or its reciprocal. */
type UnitRule = 'one' | 'measured' | 'per-measured'

interface Entry {
  readonly kind: StatisticKind
  readonly words: string
  /** Suffixes of the name: `lower` for `median-lower`; empty for the name alone. */
  readonly parts: readonly Part[]
}

const ALONE = [''] as const
const LIMITS = ['', 'lower', 'upper'] as const
const WITH_SE = ['', 'se', 'lower', 'upper'] as const
const TEST = ['chi-square', 'df', 'p'] as const
const SIMULATED = ['', 'lower', 'upper', 'undefined'] as const

/** Every statistic of results, by its name without the part. */
export const STATISTICS = {
  n: { kind: 'count', words: 'patients', parts: ALONE },
  missing: { kind: 'count', words: 'missing', parts: ALONE },
  count: { kind: 'count', words: 'number', parts: ALONE },
  levels: { kind: 'count', words: 'different levels', parts: ALONE },
  events: { kind: 'count', words: 'events', parts: ALONE },
  censored: { kind: 'count', words: 'censored', parts: ALONE },
  'at-risk': { kind: 'count', words: 'at risk', parts: ALONE },
  'events-before': { kind: 'count', words: 'events before', parts: ALONE },
  'censored-before': { kind: 'count', words: 'censored before', parts: ALONE },
  'concordance-pairs': { kind: 'count', words: 'pairs whose order is known', parts: ALONE },
  'left-out': { kind: 'count', words: 'excluded', parts: ALONE },
  gained: { kind: 'count', words: 'no to yes', parts: ALONE },
  lost: { kind: 'count', words: 'yes to no', parts: ALONE },
  higher: { kind: 'count', words: 'higher', parts: ALONE },
  lower: { kind: 'count', words: 'lower', parts: ALONE },
  unchanged: { kind: 'count', words: 'unchanged', parts: ALONE },
  assignments: { kind: 'count', words: 'permutations', parts: ALONE },
  'selection-step': { kind: 'count', words: 'step of the removal', parts: ALONE },
  runs: { kind: 'count', words: 'simulated samples', parts: ALONE },
  df: { kind: 'count', words: 'degrees of freedom', parts: ALONE },
  'residual-df': { kind: 'observed', words: 'residual degrees of freedom', parts: ALONE },

  observed: { kind: 'observed', words: 'observed events', parts: ALONE },
  expected: { kind: 'plain', words: 'expected events', parts: ALONE },
  'exposed-to-risk': { kind: 'rank-sum', words: 'exposed to risk', parts: ALONE },
  u: { kind: 'rank-sum', words: 'Mann-Whitney U', parts: ALONE },
  'positive-ranks': { kind: 'rank-sum', words: 'sum of the positive ranks', parts: ALONE },

  share: { kind: 'proportion', words: 'proportion', parts: LIMITS },
  survival: { kind: 'proportion', words: 'survival', parts: WITH_SE },
  'survival-exact': { kind: 'proportion', words: 'survival, exact', parts: ['lower', 'upper'] },
  'adjusted-survival': { kind: 'proportion', words: 'survival by the model', parts: WITH_SE },
  'conditional-survival': { kind: 'proportion', words: 'conditional survival', parts: WITH_SE },
  'life-table': { kind: 'proportion', words: 'survival by life table', parts: WITH_SE },
  incidence: { kind: 'proportion', words: 'one minus survival', parts: ALONE },
  'cumulative-incidence': { kind: 'proportion', words: 'cumulative incidence', parts: WITH_SE },
  'i-squared': { kind: 'proportion', words: 'I²', parts: LIMITS },
  weight: { kind: 'proportion', words: 'weight', parts: ALONE },
  'risk-difference': { kind: 'difference', words: 'risk difference', parts: LIMITS },
  'survival-difference': { kind: 'difference', words: 'difference of survival', parts: LIMITS },

  min: { kind: 'recorded', words: 'smallest', parts: ALONE },
  max: { kind: 'recorded', words: 'largest', parts: ALONE },
  span: { kind: 'recorded', words: 'range', parts: ALONE },
  sum: { kind: 'recorded', words: 'sum', parts: ALONE },
  'last-time': { kind: 'recorded', words: 'longest time', parts: ALONE },
  'person-time': { kind: 'recorded', words: 'person-time', parts: ALONE },
  q1: { kind: 'time', words: 'lower quartile', parts: WITH_SE },
  median: { kind: 'time', words: 'median', parts: WITH_SE },
  q3: { kind: 'time', words: 'upper quartile', parts: WITH_SE },
  'follow-up': { kind: 'time', words: 'median follow-up', parts: WITH_SE },
  mean: { kind: 'value', words: 'mean', parts: WITH_SE },
  sd: { kind: 'value', words: 'standard deviation', parts: ALONE },
  'restricted-mean': { kind: 'value', words: 'restricted mean', parts: WITH_SE },
  difference: { kind: 'value', words: 'difference of restricted means', parts: LIMITS },
  'mean-difference': { kind: 'value', words: 'difference of means', parts: WITH_SE },
  shift: { kind: 'value', words: 'Hodges-Lehmann shift', parts: LIMITS },
  'observed-time': { kind: 'value', words: 'median observed time', parts: LIMITS },
  'censored-time': { kind: 'value', words: 'median observed time without event', parts: LIMITS },
  rate: { kind: 'rate', words: 'event rate', parts: LIMITS },

  ratio: { kind: 'ratio', words: 'ratio of restricted means', parts: ['', 'lower', 'upper', 'p'] },
  'odds-ratio': { kind: 'ratio', words: 'odds ratio', parts: LIMITS },
  'risk-ratio': { kind: 'ratio', words: 'risk ratio', parts: LIMITS },
  'hazard-ratio': { kind: 'ratio', words: 'hazard ratio', parts: ['', 'lower', 'upper', 'p'] },
  profile: { kind: 'ratio', words: 'hazard ratio, profile likelihood', parts: ['lower', 'upper'] },
  'odds-ratio-profile': { kind: 'ratio', words: 'odds ratio, profile likelihood', parts: ['lower', 'upper'] },
  coefficient: { kind: 'logarithm', words: 'log hazard ratio', parts: ALONE },
  se: { kind: 'logarithm', words: 'standard error of the log hazard ratio', parts: ALONE },
  'log-odds-ratio': { kind: 'logarithm', words: 'log odds ratio', parts: ['', 'se'] },
  'log-hazard-ratio': { kind: 'logarithm', words: 'log hazard ratio', parts: ['', 'se'] },

  p: { kind: 'p', words: 'p', parts: LIMITS },
  'mid-p': { kind: 'p', words: 'mid-p', parts: ALONE },
  'adjusted-p': { kind: 'p', words: 'adjusted for multiple testing', parts: ALONE },
  'permutation-p': { kind: 'p', words: 'permutation test', parts: LIMITS },
  'selection-p': { kind: 'p', words: 'p of the selection', parts: ALONE },
  'trend-p': { kind: 'p', words: 'test for trend', parts: ALONE },

  'chi-square': { kind: 'plain', words: 'χ²', parts: ALONE },
  q: { kind: 'plain', words: "Cochran's Q", parts: ALONE },
  z: { kind: 'plain', words: 'z', parts: ALONE },
  t: { kind: 'plain', words: 't', parts: ALONE },
  f: { kind: 'plain', words: 'F', parts: ALONE },
  correlation: { kind: 'plain', words: 'correlation', parts: LIMITS },
  'trend-z': { kind: 'plain', words: 'z of the trend', parts: ALONE },
  'smallest-expected': { kind: 'plain', words: 'smallest expected count', parts: ALONE },
  'cramers-v': { kind: 'plain', words: "Cramér's V", parts: ALONE },
  'epsilon-squared': { kind: 'plain', words: 'ε²', parts: ALONE },
  'eta-squared': { kind: 'plain', words: 'η²', parts: ALONE },
  'observed-minus-expected': { kind: 'plain', words: 'observed minus expected events', parts: ALONE },
  'standardized-difference': { kind: 'plain', words: 'standardised difference', parts: ALONE },
  variance: { kind: 'plain', words: 'variance', parts: ALONE },
  'cumulative-hazard': { kind: 'plain', words: 'cumulative hazard', parts: ['', 'se'] },
  'cumulative-hazard-split': { kind: 'plain', words: 'cumulative hazard, Fleming-Harrington', parts: ALONE },
  wald: { kind: 'plain', words: 'Wald test', parts: TEST },
  'likelihood-ratio': { kind: 'plain', words: 'likelihood-ratio test', parts: TEST },
  score: { kind: 'plain', words: 'score test', parts: TEST },
  'interaction-wald': { kind: 'plain', words: 'Wald test of interaction', parts: TEST },
  'interaction-likelihood-ratio': {
    kind: 'plain',
    words: 'likelihood-ratio test of interaction',
    parts: TEST,
  },
  aic: { kind: 'plain', words: 'AIC', parts: ALONE },
  concordance: { kind: 'plain', words: "Harrell's C", parts: WITH_SE },
  'uno-concordance': { kind: 'plain', words: "Uno's C", parts: WITH_SE },
  'hosmer-lemeshow': { kind: 'plain', words: 'Hosmer-Lemeshow test', parts: TEST },
  auc: { kind: 'plain', words: 'area under the ROC curve', parts: WITH_SE },
  zph: { kind: 'plain', words: 'test of proportional hazards', parts: ['chi-square', 'p'] },

  size: { kind: 'size', words: 'type I error', parts: SIMULATED },
  'trend-size': { kind: 'size', words: 'type I error of the test for trend', parts: SIMULATED },
  'pairwise-size': { kind: 'size', words: 'family-wise type I error of the pairs', parts: SIMULATED },
  'permutation-size': { kind: 'size', words: 'type I error of the permutation test', parts: SIMULATED },
  'median-coverage': {
    kind: 'coverage',
    words: "coverage of the median's confidence interval",
    parts: SIMULATED,
  },
  'survival-coverage': {
    kind: 'coverage',
    words: 'coverage of the confidence interval of survival',
    parts: SIMULATED,
  },
} as const satisfies Readonly<Record<string, Entry>>

export type BaseName = keyof typeof STATISTICS

/** The name of a result's statistic. `quantile-0.9` is the survival time by which 90% had the event. */
export type StatisticName =
  | { [B in BaseName]: NameOf<B, (typeof STATISTICS)[B]['parts'][number]> }[BaseName]
  | NameOf<`quantile-${number}`, (typeof WITH_SE)[number]>

/** The sizes of tests and coverages of intervals. */
export type SimulatedName = {
  [B in BaseName]: (typeof STATISTICS)[B]['kind'] extends 'size' | 'coverage' ? B : never
}[BaseName]

type NameOf<B extends string, P extends Part> = P extends '' ? B : `${B}-${P}`

export interface Statistic {
  /** The name without its part: `median` of `median-lower`. */
  readonly base: string
  readonly part: Part
  readonly kind: StatisticKind
  readonly unit: UnitRule
  /** The base in words. */
  readonly words: string
}

/** The statistic of a name; throws on an unknown name. */
export const statisticOf = (name: string): Statistic => {
  const declared = NAMES.get(name) ?? quantileOf(name)
  if (declared === undefined) throw new Error(`statistic: expected a known statistic, found "${name}"`)
  return declared
}

/** All names except quantiles. */
export const statisticNames = (): readonly string[] => [...NAMES.keys()]

/** Whether the statistic is a p-value, and not a limit of one. */
export const isP = (name: string): boolean => {
  const { kind, part } = statisticOf(name)
  return kind === 'p' && part !== 'lower' && part !== 'upper'
}

/** Whether the statistic is a size or a coverage, and not a limit of one. */
export const isSimulated = (name: string): boolean => {
  const { kind, part } = statisticOf(name)
  return (kind === 'size' || kind === 'coverage') && part === ''
}

const MEASURED: readonly StatisticKind[] = ['recorded', 'time', 'value']

const nameOf = (base: string, part: Part): string => (part === '' ? base : `${base}-${part}`)

const statistic = (base: string, { kind, words }: Entry, part: Part): Statistic => {
  const partKind = kindOfPart(kind, part)
  const unit = MEASURED.includes(partKind) ? 'measured' : partKind === 'rate' ? 'per-measured' : 'one'
  return { base, part, kind: partKind, unit, words }
}

const NAMES: ReadonlyMap<string, Statistic> = new Map(
  Object.entries(STATISTICS as Readonly<Record<string, Entry>>).flatMap(([base, entry]) =>
    entry.parts.map((part) => [nameOf(base, part), statistic(base, entry, part)] as const),
  ),
)

/** Survival quantiles other than quartiles have their probability in the name: `quantile-0.9-lower`. */
const quantileOf = (name: string): Statistic | undefined => {
  const [, base, part = ''] = /^(quantile-0?\.?\d+(?:e-\d+)?)(?:-(lower|upper|se))?$/.exec(name) ?? []
  if (base === undefined) return undefined
  const words = `time by which ${base.slice('quantile-'.length)} had the event`
  return statistic(base, { kind: 'time', words, parts: WITH_SE }, part as Part)
}
