/**
 * Table of contents. How alike two groups are, apart from their sizes: standardised differences.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { standardizedCategoryDifference } from './standardized-category-difference.ts'
export { standardizedMeanDifference } from './standardized-mean-difference.ts'
