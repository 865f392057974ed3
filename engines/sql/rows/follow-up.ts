import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { eventsOf } from '../../../cohort/subjects/follow-ups.ts'
import { dayOf } from '../../../cohort/values/calendar.ts'
import { every, identifier, join, number, type Sql, some, sql, truth, whole } from '../sql.ts'
import { conditionSql } from './condition.ts'
import type { Scope } from './scope.ts'

/** `followUps` as two layers of columns, the second derived from the first. */
export interface FollowUpSql {
  readonly first: readonly (readonly [alias: string, of: Sql])[]
  /**
   * `entry` and `time` (days for an endpoint between dates); `outcome`: 0 the event, k the k-th competing cause, then
   * censored; `fails`: whether they cannot be derived.
   */
  readonly second: readonly (readonly [alias: string, of: Sql])[]
}

/** @param name the prefix of the columns: `e0` gives `e0_time` */
export const followUpSql = (endpoint: Endpoint, name: string, scope: Scope): FollowUpSql => {
  const areDates = scope.variables.get(endpoint.until)!.type === 'date'
  const cutoff = endpoint.cutoff === undefined ? null : number(dayOf(endpoint.cutoff)!)
  const context: Context = {
    ...{ endpoint, name, scope, areDates, cutoff },
    causes: eventsOf(endpoint),
    column: (column) => identifier(`${name}_${column}`),
  }
  return { first: recordedColumns(context), second: derivedColumns(context) }
}

interface Context {
  readonly endpoint: Endpoint
  readonly name: string
  readonly scope: Scope
  readonly areDates: boolean
  readonly cutoff: Sql | null
  readonly causes: ReturnType<typeof eventsOf>
  /** A column of the first layer. */
  readonly column: (name: string) => Sql
}

/** Last contact, origin, entry, and of each event whether it happened, whether it counts, and when. */
const recordedColumns = ({
  endpoint,
  name,
  scope,
  areDates,
  cutoff,
  causes,
}: Context): FollowUpSql['first'] => {
  const readTime = (variable: string): Sql =>
    areDates ? dayOfEndpoint(variable, cutoff, scope) : scope.column(variable)
  const origin = endpoint.from === undefined ? sql`CAST(0 AS DOUBLE PRECISION)` : readTime(endpoint.from)
  return [
    [`${name}_until`, readTime(endpoint.until)],
    [`${name}_origin`, origin],
    [`${name}_enters`, endpoint.enters === undefined ? origin : readTime(endpoint.enters)],
    ...causes.flatMap(([, { when, at: variable }], i): readonly (readonly [string, Sql])[] => {
      const happened = conditionSql(when as Condition, scope)
      const counts =
        cutoff === null
          ? happened
          : sql`(${happened} AND NOT ${truth(sql`${scope.first(variable)} > ${cutoff}`)})`
      return [
        [`${name}_open${i}`, sql`(${happened} IS NULL)`],
        [`${name}_counts${i}`, truth(counts)],
        [`${name}_at${i}`, sql`CASE WHEN ${counts} THEN ${readTime(variable)} END`],
      ]
    }),
  ]
}

/** Entry, time and outcome, and whether they cannot be derived. */
const derivedColumns = (context: Context): FollowUpSql['second'] => {
  const { endpoint, name, scope, areDates, cutoff, causes, column } = context
  const last =
    cutoff === null
      ? column('until')
      : sql`CASE WHEN ${column('until')} > ${cutoff} THEN ${cutoff} ELSE ${column('until')} END`
  const times = causes.map((_, i) => column(`at${i}`))
  // where one column has every time, as in many registries, nothing is compared
  const isOneTime = causes.every(([, { at: variable }]) => variable === endpoint.until)
  // the first event that no later one precedes; an earlier one in the list would have been chosen before
  const isFirst = times.map((time, i) =>
    isOneTime
      ? column(`counts${i}`)
      : every([
          sql`${time} IS NOT NULL`,
          ...times.slice(i + 1).map((other) => sql`(${other} IS NULL OR ${time} <= ${other})`),
        ]),
  )
  const firstEvent = (values: readonly Sql[], otherwise: Sql): Sql =>
    sql`CASE ${join(
      isFirst.map((isChosen, i) => sql`WHEN ${isChosen} THEN ${values[i]!}`),
      sql` `,
    )} ELSE ${otherwise} END`
  const exit = isOneTime ? last : firstEvent(times, last)
  const sinceOrigin = (to: Sql): Sql => {
    if (endpoint.from === undefined) return to
    return areDates ? sql`(${to} - ${column('origin')})` : scope.dialect.subtract(to, column('origin'))
  }
  return [
    [`${name}_entry`, sinceOrigin(column('enters'))],
    [`${name}_time`, sinceOrigin(exit)],
    [
      `${name}_outcome`,
      firstEvent(
        times.map((_, i) => whole(i)),
        whole(causes.length),
      ),
    ],
    [`${name}_fails`, failure(context, exit)],
  ]
}

/** True where a follow-up cannot be derived: a value is missing, or times are not in order. */
const failure = ({ endpoint, scope, areDates, causes, column }: Context, exit: Sql): Sql => {
  // a subject who leaves at the origin has time 0
  const leftAtOrigin = every([
    sql`${exit} = ${column('origin')}`,
    sql`${column('enters')} = ${column('origin')}`,
  ])
  return some([
    ...['until', 'origin', 'enters'].map((name) => sql`${column(name)} IS NULL`),
    ...causes.map((_, i) => column(`open${i}`)),
    ...causes.map(
      (_, i) =>
        sql`(${column(`counts${i}`)} AND NOT ${truth(sql`${column(`at${i}`)} <= ${column('until')}`)})`,
    ),
    ...(endpoint.from === undefined || areDates
      ? []
      : [sql`NOT ${scope.dialect.isExact([column('origin'), column('enters'), exit])}`]),
    truth(sql`${column('enters')} < ${column('origin')}`),
    truth(sql`(${exit} <= ${column('enters')} AND NOT ${leftAtOrigin})`),
  ])
}

/**
 * The day of a date; a partial date that is certainly after the cut-off gives its first day, which suffices for
 * censoring.
 */
const dayOfEndpoint = (variable: string, cutoff: Sql | null, scope: Scope): Sql => {
  const [first, last] = [scope.first(variable), scope.last(variable)]
  const isEnough =
    cutoff === null ? sql`${first} = ${last}` : some([sql`${first} = ${last}`, sql`${first} > ${cutoff}`])
  return sql`CASE WHEN ${every([isEnough])} THEN ${first} END`
}
