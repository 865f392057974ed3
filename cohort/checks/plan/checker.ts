import {
  type Path,
  type VariableChecker,
  variableChecker,
} from '../../descriptors/conditions/variable-checker.ts'
import type { Plan } from '../../descriptors/plan/plan.ts'
import { didYouMean, oneOf } from '../../values/problem.ts'
import type { Variable } from '../../values/value.ts'

export type { Path } from '../../descriptors/conditions/variable-checker.ts'

/** Shared helpers of the plan checks, for variables and declared names; collects problems. */
export interface PlanChecker extends VariableChecker {
  readonly plan: Plan
  /** Whether an entry of this name is declared: `declared('endpoint', plan.endpoints, 'os', path)`. */
  declared(what: string, entries: Readonly<Record<string, unknown>>, name: string, path: Path): boolean
  population(name: string, path: Path): void
}

/** A checker of a plan, without problems at first. */
export const planChecker = (plan: Plan, variables: ReadonlyMap<string, Variable>): PlanChecker => {
  const checker = variableChecker(variables)
  const declared: PlanChecker['declared'] = (what, entries, name, path) => {
    if (Object.hasOwn(entries, name)) return true
    const names = Object.keys(entries)
    const expected =
      names.length === 0 ? `a declared ${what} (the plan has none)` : `the name of a ${what}, ${oneOf(names)}`
    checker.addProblem(path, expected, name, didYouMean(name, names))
    return false
  }
  return {
    ...checker,
    plan,
    declared,
    population: (name, path) => {
      declared('population', plan.populations, name, path)
    },
  }
}
