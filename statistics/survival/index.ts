/**
 * Table of contents. Event tables and what is estimated from one curve: Kaplan-Meier, Nelson-Aalen, quantiles, means, intervals.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export {
  atRiskAt,
  type EventTable,
  enteredAt,
  type GroupCounts,
  type GroupEventTable,
  pooledCounts,
  type RiskSet,
  riskSet,
} from './event-table.ts'
export {
  compareSurvival,
  eachStep,
  kaplanMeier,
  lastSurvival,
  type SurvivalCurve,
  type SurvivalStep,
  type SurvivalSteps,
  stepAt,
} from './kaplan-meier.ts'
export { type LandmarkDifference, landmarkDifference } from './landmark-difference.ts'
export { type LifeTableRow, lifeTable } from './life-table.ts'
export { type MeanSurvival, meanSurvival } from './mean-survival.ts'
export { type HazardCurve, type HazardStep, hazardAt, nelsonAalen } from './nelson-aalen.ts'
export { type PersonTimeRate, personTimeRate, poissonLimits } from './person-time-rate.ts'
export { signInterval } from './quantile-sign-interval.ts'
export {
  areaUnder,
  type Contrast,
  type RestrictedMean,
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanRatio,
} from './restricted-mean.ts'
export { reverseKaplanMeier } from './reverse-kaplan-meier.ts'
export {
  type SimulationModel,
  simulatedTable,
  simulationModel,
} from './simulated-table.ts'
export { conditionalSurvivalAt, lastStepAt, type SurvivalAt, survivalAt } from './survival-at.ts'
export { type BandKind, survivalBand } from './survival-band.ts'
export { survivalExactLimits } from './survival-exact-limits.ts'
export { firstLow, type QuantileRule, survivalQuantile } from './survival-quantile.ts'
export {
  type QuantileInterval,
  type QuantileIntervalRule,
  survivalQuantileInterval,
} from './survival-quantile-interval.ts'
export { areTied, isUpTo, tiedTimes } from './tied-times.ts'
