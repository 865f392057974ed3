import type { Condition } from '../../cohort/descriptors/conditions/condition.ts'
import { variablesOf } from '../../cohort/descriptors/conditions/evaluate-condition.ts'
import type { Plan } from '../../cohort/descriptors/plan/plan.ts'
import type { Variable } from '../../cohort/values/value.ts'

/** The recorded variables that variables are in the end made of, in the order of the files. */
export const recordedBases = (
  names: readonly string[],
  variables: ReadonlyMap<string, Variable>,
): readonly string[] => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    const variable = variables.get(name)
    if (!variable) return
    if (variable.derivation === null) found.add(name)
    else variable.of.forEach(visit)
  }
  names.forEach(visit)
  return [...variables.keys()].filter((name) => found.has(name))
}

/** Recorded variables that a check wants there or not there, depending on these: they are edited with them. */
export const companionsOf = (
  bases: readonly string[],
  checks: Plan['checks'],
  variables: ReadonlyMap<string, Variable>,
): readonly string[] => {
  const found = Object.values(checks).flatMap((check) => {
    if (!('must' in check) || check.if === undefined) return []
    const asked = recordedBases(variablesOf(check.if as Condition), variables)
    if (!asked.every((name) => bases.includes(name))) return []
    const presence = Object.entries(check.must).filter(
      ([, test]) => typeof test === 'object' && test !== null && 'present' in test,
    )
    return recordedBases(
      presence.map(([name]) => name),
      variables,
    )
  })
  return [...new Set(found)].filter((name) => !bases.includes(name))
}
