import type { Exclusion, Population } from '../plan/population.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkCondition } from './condition.ts'

/** Who belongs to a population, or is excluded. */
export const checkPopulation = (
  { condition }: Population | Exclusion,
  path: Path,
  check: PlanChecker,
): void => checkCondition(condition, [...path, 'condition'], check)
