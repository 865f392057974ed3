import type { Condition } from '../descriptors/conditions/condition.ts'
import { variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import type { Check } from '../descriptors/plan/check.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Population } from '../descriptors/plan/population.ts'
import type { Variable } from '../values/value.ts'

type Variables = ReadonlyMap<string, Variable>

/**
 * The recorded columns from which a variable derives; an aggregate derives from all columns of its file. If the columns
 * are unknown, as in a pooled cohort, the result is a single unknown column, which links all such variables.
 */
export const columnsOf = (name: string, variables: Variables): ReadonlySet<string> => {
  const { source = null, taken, of: parents = [] } = variables.get(name) ?? {}
  if (source !== null) return new Set([taken === undefined ? `${source.file}:${source.column}` : source.file])
  return parents.length === 0
    ? new Set([UNKNOWN_COLUMN])
    : new Set(parents.flatMap((parent) => [...columnsOf(parent, variables)]))
}

export const UNKNOWN_COLUMN = 'unknown'

/** Whether a variable derives from a date or year: with the end of the study, dates reveal the maximum follow-up. */
export const isCalendar = (name: string, variables: Variables): boolean => {
  const variable = variables.get(name)
  if (variable === undefined) return false
  return (
    ['date', 'year'].includes(variable.type) || variable.of.some((parent) => isCalendar(parent, variables))
  )
}

/** All columns linked to these, by common sources or by a declared check. */
export const boundColumns = (
  columns: ReadonlySet<string>,
  checks: Readonly<Record<string, Check>>,
  variables: Variables,
): ReadonlySet<string> => {
  const bound = new Set(columns)
  const together = Object.values(checks).map(
    (check) => new Set(variablesOfCheck(check).flatMap((name) => [...columnsOf(name, variables)])),
  )
  // transitive closure: the set grows during the iteration
  for (const column of bound)
    for (const linked of together) if (linked.has(column)) for (const other of linked) bound.add(other)
  return bound
}

/** The columns of an endpoint's times, population and conditions. */
export const endpointColumns = (
  { from, enters, until, event, competing, among }: Endpoint,
  populations: Readonly<Record<string, Population>>,
  variables: Variables,
): ReadonlySet<string> => {
  const happenings = [event, ...Object.values(competing)]
  const names = [
    until,
    ...(from === undefined ? [] : [from]),
    ...(enters === undefined ? [] : [enters]),
    ...happenings.flatMap(({ when, at }) => [at, ...variablesOf(when as Condition)]),
    ...(among === undefined ? [] : variablesOf(populations[among]!.condition as Condition)),
  ]
  return new Set(names.flatMap((name) => [...columnsOf(name, variables)]))
}

const variablesOfCheck = (check: Check): readonly string[] => {
  if ('order' in check) return check.order
  if ('sum' in check) return [...check.sum, check.is]
  const { must } = check
  return [must, ...(check.if === undefined ? [] : [check.if])].flatMap((condition) =>
    variablesOf(condition as Condition),
  )
}
