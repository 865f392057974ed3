import type { Condition } from '../../cohort/descriptors/conditions/condition.ts'
import { variablesOf } from '../../cohort/descriptors/conditions/evaluate-condition.ts'
import type { Plan } from '../../cohort/descriptors/plan/plan.ts'
import type { Variable } from '../../cohort/values/value.ts'

/** The recorded variables from which variables are derived, directly or indirectly, in the order of the files. */
export const recordedBases = (
  names: readonly string[],
  variables: ReadonlyMap<string, Variable>,
): readonly string[] => {
  const bases = new Set<string>()
  const visit = (name: string): void => {
    const variable = variables.get(name)
    if (!variable) return
    if (variable.derivation === null) bases.add(name)
    else variable.of.forEach(visit)
  }
  names.forEach(visit)
  return [...variables.keys()].filter((name) => bases.has(name))
}

/** Recorded variables that a check requires present or missing depending on these; they are edited together. */
export const companionsOf = (
  bases: readonly string[],
  checks: Plan['checks'],
  variables: ReadonlyMap<string, Variable>,
): readonly string[] => {
  const companions = Object.values(checks).flatMap((check) => {
    if (!('must' in check) || check.if === undefined) return []
    const conditionBases = recordedBases(variablesOf(check.if as Condition), variables)
    if (!conditionBases.every((name) => bases.includes(name))) return []
    const presence = Object.entries(check.must).filter(
      ([, test]) => typeof test === 'object' && test !== null && 'present' in test,
    )
    return recordedBases(
      presence.map(([name]) => name),
      variables,
    )
  })
  return [...new Set(companions)].filter((name) => !bases.includes(name))
}
