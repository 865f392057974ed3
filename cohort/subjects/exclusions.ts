import type { Condition } from '../descriptors/conditions/condition.ts'
import { evaluate } from '../descriptors/conditions/evaluate-condition.ts'
import type { Exclusion } from '../descriptors/plan/population.ts'
import type { Subject } from '../values/value.ts'

/**
 * The first exclusion that applies to a subject; null if none applies. A condition left open by a missing value does
 * not.
 */
export const exclusionOf = (exclude: Readonly<Record<string, Exclusion>>, subject: Subject): string | null =>
  Object.entries(exclude).find(
    ([, { condition }]) => evaluate(condition as Condition, subject) === true,
  )?.[0] ?? null
