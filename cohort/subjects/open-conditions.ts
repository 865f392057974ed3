import type { Condition } from '../descriptors/conditions/condition.ts'
import { evaluate, variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import type { Exclusion, Population } from '../descriptors/plan/population.ts'
import { daysOf } from '../values/calendar.ts'
import type { Subject, Value, Variable } from '../values/value.ts'

/** The sections of a plan with conditions on subjects. */
export interface AskedOfAll {
  readonly exclude: Readonly<Record<string, Exclusion>>
  readonly populations: Readonly<Record<string, Population>>
}

/** An exclusion or a population, with the recorded variables of its condition. */
export interface AskedCondition {
  readonly of: 'exclusion' | 'population'
  readonly name: string
  readonly title: string
  readonly condition: Condition
  readonly variables: readonly string[]
}

/**
 * The number of analysed subjects for whom a missing value leaves a condition open: not excluded, and not in a
 * population.
 */
export interface OpenCondition extends Pick<AskedCondition, 'of' | 'name' | 'title'> {
  readonly subjects: number
  /** The variables with a missing value or partial date in at least one of these subjects. */
  readonly missing: readonly string[]
}

/** Exclusions and then populations, in the order of the plan. */
export const askedOfAll = (
  { exclude, populations }: AskedOfAll,
  variables: ReadonlyMap<string, Variable>,
): readonly AskedCondition[] => {
  const asked = (of: AskedCondition['of'], all: Readonly<Record<string, Exclusion | Population>>) =>
    Object.entries(all).map(([name, { title, condition }]) => {
      const known = condition as Condition
      const needed = [...new Set(variablesOf(known).flatMap((variable) => recordedFor(variable, variables)))]
      return { of, name, title, condition: known, variables: needed }
    })
  return [...asked('exclusion', exclude), ...asked('population', populations)]
}

/** The recorded variables from which a variable derives. */
const recordedFor = (name: string, variables: ReadonlyMap<string, Variable>): readonly string[] => {
  const needed = variables.get(name)?.of ?? []
  return needed.length === 0 ? [name] : needed.flatMap((variable) => recordedFor(variable, variables))
}

/**
 * Conditions that are open for some subject, in three-valued logic (Kleene): `all` is open if no part is false and one
 * is open, `any` if no part is true and one is open, `not` if its part is open.
 */
export const openConditions = (
  plan: AskedOfAll,
  subjects: readonly Subject[],
  variables: ReadonlyMap<string, Variable>,
): readonly OpenCondition[] =>
  askedOfAll(plan, variables).flatMap(({ of, name, title, condition, variables: needed }) => {
    const open = subjects.filter((subject) => evaluate(condition, subject) === null)
    const missing = needed.filter((variable) =>
      open.some((subject) => isUnsettled(subject[variable] ?? null)),
    )
    return open.length === 0 ? [] : [{ of, name, title, subjects: open.length, missing }]
  })

/** Missing, or a date that is not known to the day. */
const isUnsettled = (value: Value): boolean => {
  const days = typeof value === 'string' ? daysOf(value) : null
  return value === null || (days !== null && days.first < days.last)
}

/** `Age or Birth not recorded`: why a condition is open. */
export const openReason = (
  missing: readonly string[],
  variables: ReadonlyMap<string, Pick<Variable, 'title' | 'type'>>,
): string => {
  const titles = missing.map((name) => {
    const { title = name, type } = variables.get(name) ?? {}
    return type === 'date' ? `day of ${title}` : title
  })
  return `${titles.length === 0 ? 'a value' : titles.join(' or ')} not recorded`
}
