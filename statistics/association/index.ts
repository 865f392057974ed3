/**
 * Table of contents. Association of two variables: correlation, trend of proportions.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type CochranArmitage, cochranArmitage, type ScoredGroup } from './cochran-armitage.ts'
export type { Correlation } from './correlation.ts'
export type { CountedPair } from './counted-pairs.ts'
export { kendall } from './kendall.ts'
export { pearson } from './pearson.ts'
export { spearman } from './spearman.ts'
