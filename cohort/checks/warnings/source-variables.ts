import type { Condition, ValueTest } from '../../descriptors/conditions/condition.ts'
import { isAll, isAny, isNot, testsOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { Derived } from '../../descriptors/plan/derived.ts'
import { needsOf } from '../../subjects/derived-variable.ts'
import { canonical } from '../../values/canonical.ts'
import type { CheckedPlan } from './plan-warning.ts'

/** Tests and comparisons to ignore because their result does not depend on the values that they read. */
export interface Harmless {
  readonly test: (variable: string, test: ValueTest) => boolean
  readonly compare: (derived: Extract<Derived, { compare: unknown }>['compare']) => boolean
}

const nothingIsHarmless: Harmless = { test: () => false, compare: () => false }

/**
 * All variables from which the names derive, with the names: the transitive closure of their derivations. Aggregated
 * rows are represented by their file and condition, so that two variables of the same rows share a source.
 */
export const sourceVariables = (
  names: readonly string[],
  { plan, variables }: Pick<CheckedPlan, 'plan' | 'variables'>,
  harmless = nothingIsHarmless,
): ReadonlySet<string> => {
  const sources = new Set(names)
  for (const name of sources) for (const need of needs(name)) sources.add(need)
  return sources

  function needs(name: string): readonly string[] {
    const derived = Object.hasOwn(plan.variables, name) ? plan.variables[name]! : null
    if (derived === null) return variables.get(name)?.of ?? []
    if ('rows' in derived) return [rowsNamed(derived.rows)]
    if ('condition' in derived) return readBy(derived.condition as Condition, harmless)
    if ('compare' in derived && harmless.compare(derived.compare)) return []
    return needsOf(derived)
  }
}

const rowsNamed = ({ of, where }: Extract<Derived, { rows: unknown }>['rows']): string =>
  `rows of ${of}: ${canonical(where ?? null)}`

/** The variables that a condition reads, without those of harmless tests. */
export const readBy = (condition: Condition, harmless = nothingIsHarmless): readonly string[] => {
  if (isAll(condition)) return condition.all.flatMap((part) => readBy(part, harmless))
  if (isAny(condition)) return condition.any.flatMap((part) => readBy(part, harmless))
  if (isNot(condition)) return readBy(condition.not, harmless)
  return testsOf(condition).flatMap(([name, test]) => (harmless.test(name, test) ? [] : [name]))
}

/** The recorded variables among the names: those that derive from no other. */
export const recordedOnes = (
  names: Iterable<string>,
  { variables }: Pick<CheckedPlan, 'variables'>,
): readonly string[] =>
  [...names].filter((name) => variables.has(name) && variables.get(name)!.of.length === 0)
