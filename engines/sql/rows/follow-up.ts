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
  const readTime = (variable: string): Sql =>
    areDates ? dayOfEndpoint(variable, cutoff, scope) : scope.column(variable)
  const columnOf = (column: string): Sql => identifier(`${name}_${column}`)
  const causes = eventsOf(endpoint)
  const zero = sql`CAST(0 AS DOUBLE PRECISION)`
  const first: (readonly [string, Sql])[] = [
    [`${name}_until`, readTime(endpoint.until)],
    [`${name}_origin`, endpoint.from === undefined ? zero : readTime(endpoint.from)],
    [
      `${name}_enters`,
      endpoint.enters === undefined
        ? endpoint.from === undefined
          ? zero
          : readTime(endpoint.from)
        : readTime(endpoint.enters),
    ],
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
  const last =
    cutoff === null
      ? columnOf('until')
      : sql`CASE WHEN ${columnOf('until')} > ${cutoff} THEN ${cutoff} ELSE ${columnOf('until')} END`
  const times = causes.map((_, i) => columnOf(`at${i}`))
  // where one column has every time, as in many registries, nothing is compared
  const isOneTime = causes.every(([, { at: variable }]) => variable === endpoint.until)
  // the first event that no later one precedes; an earlier one in the list would have been chosen before
  const isFirst = times.map((time, i) =>
    isOneTime
      ? columnOf(`counts${i}`)
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
  const sinceOrigin = (to: Sql): Sql =>
    endpoint.from === undefined
      ? to
      : areDates
        ? sql`(${to} - ${columnOf('origin')})`
        : scope.dialect.subtract(to, columnOf('origin'))
  // a subject who leaves at the origin has time 0
  const leftAtOrigin = every([
    sql`${exit} = ${columnOf('origin')}`,
    sql`${columnOf('enters')} = ${columnOf('origin')}`,
  ])
  const fails = some([
    ...['until', 'origin', 'enters'].map((column) => sql`${columnOf(column)} IS NULL`),
    ...causes.map((_, i) => columnOf(`open${i}`)),
    ...causes.map(
      (_, i) =>
        sql`(${columnOf(`counts${i}`)} AND NOT ${truth(sql`${columnOf(`at${i}`)} <= ${columnOf('until')}`)})`,
    ),
    ...(endpoint.from === undefined || areDates
      ? []
      : [sql`NOT ${scope.dialect.isExact([columnOf('origin'), columnOf('enters'), exit])}`]),
    truth(sql`${columnOf('enters')} < ${columnOf('origin')}`),
    truth(sql`(${exit} <= ${columnOf('enters')} AND NOT ${leftAtOrigin})`),
  ])
  return {
    first,
    second: [
      [`${name}_entry`, sinceOrigin(columnOf('enters'))],
      [`${name}_time`, sinceOrigin(exit)],
      [
        `${name}_outcome`,
        firstEvent(
          times.map((_, i) => whole(i)),
          whole(causes.length),
        ),
      ],
      [`${name}_fails`, fails],
    ],
  }
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
