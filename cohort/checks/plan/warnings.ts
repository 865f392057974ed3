import type { Warnings } from '../../descriptors/plan/warnings.ts'
import type { PlanChecker } from './checker.ts'

/** Checks the variables of the section `warnings`. */
export const checkWarnings = ({ outliers, duplicates = [] }: Warnings, check: PlanChecker): void => {
  outliers.forEach((name, i) => {
    check.numeric(name, ['warnings', 'outliers', i])
  })
  duplicates.forEach((name, i) => {
    check.variable(name, ['warnings', 'duplicates', i])
  })
}
