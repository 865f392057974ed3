import { checkCondition } from '../../descriptors/conditions/check-condition.ts'
import type { Exclusion, Population } from '../../descriptors/plan/population.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks the condition of a population or an exclusion. */
export const checkPopulation = (
  { condition }: Population | Exclusion,
  path: Path,
  check: PlanChecker,
): void => checkCondition(condition, [...path, 'condition'], check)
