import {
  type Path,
  type VariableChecker,
  variableChecker,
} from '../../descriptors/conditions/variable-checker.ts'
import type { Plan } from '../../descriptors/plan/plan.ts'
import { didYouMean, oneOf } from '../../values/problem.ts'
import type { Variable } from '../../values/value.ts'

export type { Path } from '../../descriptors/conditions/variable-checker.ts'

/** What the checks of the plan's sections share: questions about variables and about names of the plan. */
export interface PlanChecker extends VariableChecker {
  readonly plan: Plan
  /** Whether an entry of this name is declared: `declared('endpoint', plan.endpoints, 'os', path)`. */
  declared(what: string, entries: Readonly<Record<string, unknown>>, name: string, path: Path): boolean
  population(name: string, path: Path): void
}

/** A checker of a plan that has found no problem yet. */
export const planChecker = (plan: Plan, variables: ReadonlyMap<string, Variable>): PlanChecker => {
  const checker = variableChecker(variables)
  const declared: PlanChecker['declared'] = (what, entries, name, path) => {
    if (Object.hasOwn(entries, name)) return true
    const names = Object.keys(entries)
    const expected =
      names.length === 0
        ? `a ${what}, of which the plan has none`
        : `the name of one ${what}, ${oneOf(names)}`
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
