/**
 * Table of contents. How well a score ranks subjects by their time to the event.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { censoringWeight } from './censoring-weight.ts'
export { type Concordance, type ScoredGroup, survivalConcordance } from './survival-concordance.ts'
