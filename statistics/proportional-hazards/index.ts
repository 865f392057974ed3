/**
 * Table of contents. Whether a hazard ratio is the same at all times: scaled Schoenfeld residuals, and their test.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export { coxZph, type ProportionalHazardsTest } from './cox-zph.ts'
export {
  type SchoenfeldResidual,
  type SchoenfeldResiduals,
  schoenfeldResiduals,
} from './schoenfeld-residuals.ts'
export { transformedTimes } from './transformed-times.ts'
