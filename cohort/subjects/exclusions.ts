import type { Condition } from '../descriptors/conditions/condition.ts'
import { evaluate } from '../descriptors/conditions/evaluate-condition.ts'
import type { Exclusion } from '../descriptors/plan/population.ts'
import type { Subject } from '../values/value.ts'

/** The first reason of the plan for which a subject is left out; null where there is none. Open (a missing value) is none. */
export const exclusionOf = (exclude: Readonly<Record<string, Exclusion>>, subject: Subject): string | null =>
  Object.entries(exclude).find(
    ([, { condition }]) => evaluate(condition as Condition, subject) === true,
  )?.[0] ?? null
