/**
 * Table of contents. Logistic regression: likelihood with and without Firth's penalty, tests, profile intervals, fit and
 * discrimination.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type BinaryColumns, type BinaryPattern, binaryColumns } from './binary-data.ts'
export { hosmerLemeshow, type RiskGroup, riskGroups } from './hosmer-lemeshow.ts'
export {
  type LogisticCoefficient,
  logisticCoefficient,
  noLogisticCoefficient,
} from './logistic-coefficient.ts'
export { constantAlone, type LogisticFit, logisticFit } from './logistic-fit.ts'
export { logisticProfile } from './logistic-profile.ts'
export {
  type LogisticRegression,
  type LogisticTest,
  logisticRegression,
  noTest,
  SEPARATED,
  testOf,
} from './logistic-regression.ts'
export { type LogisticSum, logisticSum } from './logistic-sum.ts'
export { binaryCovariance, logisticAkaike, logisticNestedTest, logisticWaldTest } from './logistic-tests.ts'
export { type RiskRank, riskRanks } from './risk-ranks.ts'
export { modelArea, type RocArea, rocArea } from './roc-area.ts'
