/**
 * Table of contents. Means of groups and of paired values: t tests, analysis of variance.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type Anova, anova } from './anova.ts'
export type { MeanDifference } from './mean-difference.ts'
export { pairedT } from './paired-t.ts'
export { student } from './student.ts'
export { welch } from './welch.ts'
export { welchAnova } from './welch-anova.ts'
