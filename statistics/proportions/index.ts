/**
 * Table of contents. Counts in tables: proportions, odds and risk ratios, Fisher, chi-square and McNemar tests.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { clopperPearson } from './clopper-pearson.ts'
export { type ByHalves, fisherByHalves, MOST_STEPS } from './fisher-by-halves.ts'
export { type FisherExact, type FisherRule, fisherExact, MOST_TABLES } from './fisher-exact.ts'
export { type FirstCell, largeFirstCell } from './fisher-large-two-by-two.ts'
export { fisherMonteCarlo } from './fisher-monte-carlo.ts'
export { visitRowSums } from './half-row-sums.ts'
export {
  countSteps,
  type Half,
  halfOf,
  leastCost,
  TooManyTables,
  visitFillings,
  type Work,
} from './half-tables.ts'
export { type McNemar, mcNemar } from './mcnemar.ts'
export { type MonteCarloP, monteCarlo } from './monte-carlo.ts'
export { type ConditionalOddsRatio, conditionalOddsRatio, sampleOddsRatio } from './odds-ratio.ts'
export { type PearsonChiSquare, pearsonChiSquare } from './pearson-chi-square.ts'
export { riskDifference } from './risk-difference.ts'
export { riskRatio } from './risk-ratio.ts'
export { type TableVisitor, tableCount, tableWeight, visitTables } from './tables-with-margins.ts'
export { noEffect, type TwoByTwo, type TwoByTwoEffect } from './two-by-two.ts'
export { wilson } from './wilson.ts'
