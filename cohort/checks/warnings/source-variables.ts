import type { Condition, ValueTest } from '../../descriptors/conditions/condition.ts'
import { isAll, isAny, isNot, testsOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { Derived } from '../../descriptors/plan/derived.ts'
import { needsOf } from '../../subjects/derived-variable.ts'
import { canonical } from '../../values/canonical.ts'
import type { CheckedPlan } from './plan-warning.ts'

/** Whether a test within a condition, or a comparison, says nothing of what it reads. */
export interface Harmless {
  readonly test: (variable: string, test: ValueTest) => boolean
  readonly compare: (derived: Extract<Derived, { compare: unknown }>['compare']) => boolean
}

const nothingIsInnocent: Harmless = { test: () => false, compare: () => false }

/**
 * Everything that a variable is made of, itself included: the closure of its derivation. What is taken from a file with several
 * rows a subject is also named by the rows that are asked for, so that two variables of the same rows have that in common.
 */
export const sourceVariables = (
  names: readonly string[],
  { plan, variables }: Pick<CheckedPlan, 'plan' | 'variables'>,
  innocent = nothingIsInnocent,
): ReadonlySet<string> => {
  const found = new Set(names)
  for (const name of found) for (const need of needs(name)) found.add(need)
  return found

  function needs(name: string): readonly string[] {
    const derived = Object.hasOwn(plan.variables, name) ? plan.variables[name]! : null
    if (derived === null) return variables.get(name)?.of ?? []
    if ('rows' in derived) return [rowsNamed(derived.rows)]
    if ('condition' in derived) return readBy(derived.condition as Condition, innocent)
    if ('compare' in derived && innocent.compare(derived.compare)) return []
    return needsOf(derived)
  }
}

const rowsNamed = ({ of, where }: Extract<Derived, { rows: unknown }>['rows']): string =>
  `rows of ${of}: ${canonical(where ?? null)}`

/** The variables that a condition reads, but for those of innocent tests alone. */
export const readBy = (condition: Condition, innocent = nothingIsInnocent): readonly string[] => {
  if (isAll(condition)) return condition.all.flatMap((part) => readBy(part, innocent))
  if (isAny(condition)) return condition.any.flatMap((part) => readBy(part, innocent))
  if (isNot(condition)) return readBy(condition.not, innocent)
  return testsOf(condition).flatMap(([name, test]) => (innocent.test(name, test) ? [] : [name]))
}

/** Of these those that are made of nothing else: what was recorded. */
export const recordedOnes = (
  names: Iterable<string>,
  { variables }: Pick<CheckedPlan, 'variables'>,
): readonly string[] =>
  [...names].filter((name) => variables.has(name) && variables.get(name)!.of.length === 0)
