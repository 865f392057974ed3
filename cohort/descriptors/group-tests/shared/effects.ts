import type { Effect } from './group-test.ts'

/** The effects of a 2x2 table, of its second category. */
export const PROPORTION_EFFECTS: readonly Effect[] = [
  { statistic: 'odds-ratio', p: 'p', words: 'odds ratio', isOfCategory: true },
  { statistic: 'risk-difference', p: 'p', words: 'risk difference', isOfCategory: true },
  { statistic: 'risk-ratio', p: 'p', words: 'risk ratio', isOfCategory: true },
]

/** The difference of means, the second group or the value after minus the first. */
export const MEAN_EFFECTS: readonly Effect[] = [
  { statistic: 'mean-difference', p: 'p', words: 'difference of means' },
]

/** Qualifiers of a difference of two Kaplan-Meier estimates. */
export const DIFFERENCE_QUALIFIERS = /^(Greenwood|normal test|(two|one)-sided.*)$/
