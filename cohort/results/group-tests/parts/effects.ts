import type { Test } from '../../../descriptors/plan/test.ts'

/** A measure of the difference between groups, and the p-value that tests it. */
export interface Effect {
  /** Its limits are the statistics with `-lower` and `-upper`. */
  readonly statistic: string
  /** The p-value of the hypothesis that this effect is null. */
  readonly p: string
  readonly words: string
}

/** The effects of each test, in the order of the report; empty for tests with a p-value only. */
export const EFFECTS: Readonly<Record<Test['method'], readonly Effect[]>> = {
  'log-rank': [],
  gray: [],
  heterogeneity: [
    { statistic: 'hazard-ratio', p: 'hazard-ratio-p', words: 'pooled hazard ratio' },
    { statistic: 'i-squared', p: 'p', words: 'heterogeneity: I²' },
  ],
  'landmark-difference': [{ statistic: 'survival-difference', p: 'p', words: 'difference of survival' }],
  'restricted-mean': [
    { statistic: 'difference', p: 'p', words: 'difference of restricted means' },
    { statistic: 'ratio', p: 'ratio-p', words: 'ratio of restricted means' },
  ],
  fisher: [
    { statistic: 'odds-ratio', p: 'p', words: 'odds ratio' },
    { statistic: 'risk-difference', p: 'p', words: 'risk difference' },
    { statistic: 'risk-ratio', p: 'p', words: 'risk ratio' },
  ],
  'chi-square': [
    { statistic: 'odds-ratio', p: 'p', words: 'odds ratio' },
    { statistic: 'risk-difference', p: 'p', words: 'risk difference' },
    { statistic: 'risk-ratio', p: 'p', words: 'risk ratio' },
  ],
  'mann-whitney': [{ statistic: 'shift', p: 'p', words: 'Hodges-Lehmann shift' }],
  'kruskal-wallis': [],
  mcnemar: [{ statistic: 'odds-ratio', p: 'p', words: 'odds ratio of change' }],
  'signed-rank': [],
}

/** The main p-values of a test: the p-value of the test, and those of effects that have a different one. */
export const mainPs = (method: Test['method']): readonly string[] => [
  ...new Set([...EFFECTS[method].map(({ p }) => p), 'p']),
]

/** Tests with a ratio that a forest plot can show. */
export const HAVE_RATIOS: readonly Test['method'][] = ['fisher', 'chi-square', 'mcnemar', 'heterogeneity']
