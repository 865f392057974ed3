/**
 * Table of contents. Comparisons of curves: weighted, stratified, trend, pairwise and permutation log-rank tests.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { groupNames, type LogRank, type LogRankRule, logRank } from './log-rank.ts'
export {
  type Allocation,
  allocationCount,
  choose,
  forEachAllocation,
  groupSizes,
  hasDelayedEntry,
  type SubjectClass,
  subjectClasses,
} from './log-rank-allocations.ts'
export { logRankPairwise, type PairwiseTest } from './log-rank-pairwise.ts'
export {
  logRankMonteCarlo,
  logRankPermutation,
  MOST_ALLOCATIONS,
} from './log-rank-permutation.ts'
export { logRankTrend } from './log-rank-trend.ts'
export { type LogRankWeight, weigher } from './log-rank-weight.ts'
export { type OneStepHazardRatio, oneStepHazardRatio } from './one-step-hazard-ratio.ts'
export { comparer, type PermutationStatistic } from './permutation-statistic.ts'
