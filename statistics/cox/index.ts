/**
 * Table of contents. The Cox model: likelihood, fit, tests, profile intervals, heterogeneity of ratios.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type Covariates, centredCovariates } from './centred-covariates.ts'
export { type AtRisk, emptyRiskSet, updateRiskSet } from './cox-at-risk.ts'
export { type CoxCoefficient, coxCoefficient, noCoefficient } from './cox-coefficient.ts'
export { type CoxFit, coxFit } from './cox-fit.ts'
export { type CoxTerm, type CoxTies, coxSum, coxTerms } from './cox-likelihood.ts'
export { coxAkaike, coxContrastTest, coxNestedTest, withoutColumns } from './cox-nested-tests.ts'
export { coxProfile } from './cox-profile.ts'
export { profilePoint } from './cox-profile-point.ts'
export { type CoxRegression, type CoxTest, coxRegression } from './cox-regression.ts'
export {
  type Cells,
  type CoxData,
  type CoxRiskSets,
  type CoxStratum,
  coxRiskSets,
  coxStratum,
  type RiskSets,
} from './cox-risk-sets.ts'
export { withRobustVariance } from './cox-robust.ts'
export { type CoxScore, coxScore } from './cox-score.ts'
export { settledCoefficients } from './cox-settled.ts'
export {
  type CoxBaseline,
  coxBaseline,
  coxSurvivalAt,
  type ModelSurvival,
  type WeightedCovariates,
} from './cox-survival.ts'
export { addRiskSetTerm, beginTerm, type EventSums, noEventSums, type Term } from './cox-term.ts'
export { dependentCovariates } from './dependent-covariates.ts'
export { type Effect, type Heterogeneity, heterogeneity } from './heterogeneity.ts'
export { scoreResiduals } from './score-residuals.ts'
