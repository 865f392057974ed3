import { missingTexts } from '../../../cohort/cells/recorded-variables.ts'
import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import { type CellSql, type ColumnKind, cellSql } from '../cells/cell.ts'
import { daysSql } from '../cells/day.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { identifier, list, type Sql, sql, truth } from '../sql.ts'
import { conditionSql } from './condition.ts'
import type { Scope } from './scope.ts'

/** A resource on a server. */
export interface Table {
  readonly from: Sql
  /** By column; no entry for an absent column. */
  readonly kinds: ReadonlyMap<string, ColumnKind>
  /** The column of a field. */
  column(field: string): Sql
}

/** A resource's cells by field. */
export const cellsOf = (
  resource: Resource,
  table: Table,
  dialect: Dialect,
): readonly (readonly [field: string, cell: CellSql])[] =>
  resource.schema.fields.map((field) => [
    field.name,
    cellSql(
      field,
      table.column(field.name),
      table.kinds.get(field.name) ?? 'other',
      missingTexts(field, resource),
      dialect,
    ),
  ])

/** A condition with undecided as FALSE. */
export const valueMatches = (condition: unknown, scope: Scope): Sql =>
  truth(conditionSql(condition as Condition, scope))

export type AliasedColumn = readonly [alias: string, of: Sql]

/** The columns of a field: its value, and for a server's date column the day as first and last. */
export const columnsOf = (name: string, { value, day }: CellSql, scope: Scope): readonly AliasedColumn[] => [
  [scope.alias(name), value],
  ...(day === undefined ? [] : DAYS.map((end): AliasedColumn => [`${scope.alias(name)}_${end}`, day])),
]

const DAYS = ['first', 'last'] as const

/** Adds columns to a query. */
export const select = (from: Sql, columns: readonly AliasedColumn[], where?: Sql): Sql =>
  sql`SELECT ${list([sql`t.*`, ...columns.map(([alias, expression]) => sql`${expression} AS ${identifier(alias)}`)])} FROM (${from}) AS t${where === undefined ? sql`` : sql` WHERE ${where}`}`

/** The first and last day of a date as columns. */
export const dayColumns = (name: string, scope: Scope): readonly AliasedColumn[] => {
  const { first, last } = daysSql(scope.column(name), scope.dialect)
  return [
    [`${scope.alias(name)}_first`, first],
    [`${scope.alias(name)}_last`, last],
  ]
}
