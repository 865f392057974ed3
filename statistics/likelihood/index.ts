/**
 * Table of contents. What models with a likelihood share: columns that others determine, limits of a profile likelihood.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { type DependentColumn, dependentColumns } from './dependent-columns.ts'
export { type Profile, type ProfilePoint, profileLimits } from './profile-limits.ts'
