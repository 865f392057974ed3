/**
 * Table of contents. Cumulative incidence, Gray's test, the Fine-Gray model.
 *
 * Code imports the file that it needs, so that a change of one statistic makes only its own stages out of date.
 */

export {
  cumulativeIncidence,
  type IncidenceCurve,
  type IncidenceStep,
  incidenceAt,
  incidenceLimits,
} from './cumulative-incidence.ts'
export { fineGray } from './fine-gray.ts'
export { fineGrayResiduals } from './fine-gray-residuals.ts'
export { type GrayTest, grayTest } from './gray-test.ts'
export { censoringBefore, subdistributionTable } from './subdistribution-table.ts'
