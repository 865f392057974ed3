import type { Condition } from '../descriptors/conditions/condition.ts'
import { variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import type { Check } from '../descriptors/plan/check.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Population } from '../descriptors/plan/population.ts'
import type { Variable } from '../values/value.ts'

type Variables = ReadonlyMap<string, Variable>

/**
 * The recorded columns that a variable rests on; what was taken from a file with several rows a subject rests on all of
 * it. Where none is known, as in a pooled cohort, it is the one unknown column, which binds all such variables.
 */
export const columnsOf = (name: string, variables: Variables): ReadonlySet<string> => {
  const { source = null, taken, of = [] } = variables.get(name) ?? {}
  if (source !== null) return new Set([taken === undefined ? `${source.file}:${source.column}` : source.file])
  return of.length === 0
    ? new Set([UNKNOWN_COLUMN])
    : new Set(of.flatMap((one) => [...columnsOf(one, variables)]))
}

export const UNKNOWN_COLUMN = 'unknown'

/** Whether a variable rests on a date or a year: whoever knows when the study ended, knows from them how long one can have been followed. */
export const isCalendar = (name: string, variables: Variables): boolean => {
  const variable = variables.get(name)
  if (variable === undefined) return false
  return ['date', 'year'].includes(variable.type) || variable.of.some((one) => isCalendar(one, variables))
}

/** All columns that are bound to these: by resting on the same ones, or by a check that the plan declares. */
export const boundColumns = (
  columns: ReadonlySet<string>,
  checks: Readonly<Record<string, Check>>,
  variables: Variables,
): ReadonlySet<string> => {
  const bound = new Set(columns)
  const together = Object.values(checks).map(
    (check) => new Set(variablesOfCheck(check).flatMap((name) => [...columnsOf(name, variables)])),
  )
  // a set that grows while it is walked through: what a check adds is looked at too
  for (const column of bound)
    for (const one of together) if (one.has(column)) for (const other of one) bound.add(other)
  return bound
}

/** The columns that say when an endpoint begins and ends, for whom, and by what. */
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
  return [must, ...(check.if === undefined ? [] : [check.if])].flatMap((one) => variablesOf(one as Condition))
}
