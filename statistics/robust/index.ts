/**
 * Table of contents. Robust variances of Cox models: score residuals of patients or of clusters.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { withRobustVariance } from './cox-robust.ts'
export { scoreResiduals } from './score-residuals.ts'
