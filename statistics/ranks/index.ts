/**
 * Table of contents. Ordered values: quantiles, rank tests, shifts.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type HodgesLehmann, hodgesLehmann } from './hodges-lehmann.ts'
export { type KruskalWallis, kruskalWallis } from './kruskal-wallis.ts'
export { type ExactTail, type MannWhitney, type MannWhitneyMethod, mannWhitney } from './mann-whitney.ts'
export { medianInterval } from './median-interval.ts'
export { type Midranks, midranks } from './midranks.ts'
export { distributionCost, rankSumDistribution } from './rank-sum-distribution.ts'
export { type QuantileType, sampleQuantile } from './sample-quantile.ts'
export { type SignedRank, signedRank } from './signed-rank.ts'
export type { ValueCounts } from './value-counts.ts'
