import type { Resource } from '../../cohort/data-package.ts'
import { fieldsOf, type TakenFrom } from '../../cohort/taken-variables.ts'
import type { Dialect } from './dialect.ts'
import { cellsOf, dayColumns, holds, select, type Table } from './layer.ts'
import { type Scope, scopeOf } from './scope.ts'
import { list, type Sql, sql } from './sql.ts'

/** A row a subject (`k2`) of a file with several, and what is `taken` of them. */
export const takenSql = (
  { rows }: TakenFrom,
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Dialect,
): Sql => {
  const { asked, scope, near, far } = askedRows(rows, resource, table, dialect)
  const { take, by = '', value = by } = rows
  const order = take === 'first' ? far : sql`${near} DESC NULLS LAST`
  const of =
    take === 'count'
      ? sql`CAST(count(*) AS DOUBLE PRECISION)`
      : take === 'any'
        ? sql`count(*) > 0`
        : sql`(array_agg(${scope.column(value)} ORDER BY ${order}))[1]`
  return sql`SELECT ${scope.column(subject)} AS k2, ${of} AS taken FROM (${asked}) AS t GROUP BY ${scope.column(subject)}`
}

/** Subjects (`k`) of whom another row, with another value, may be the first or last as well, or who have a row without a place. */
export const doubtfulRows = (
  { rows }: TakenFrom,
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Dialect,
): Sql => {
  const { asked, scope, near, far } = askedRows(rows, resource, table, dialect)
  const { take, by = '', value = by } = rows
  const key = scope.column(subject)
  const [edge, rivals] =
    take === 'first'
      ? [sql`min(${far}) OVER (PARTITION BY ${key})`, sql`(t.near <= t.edge)`]
      : [sql`max(${near}) OVER (PARTITION BY ${key})`, sql`(t.far >= t.edge)`]
  const placed = sql`SELECT ${key} AS k, ${scope.column(value)} AS v, ${near} AS near, ${far} AS far, ${edge} AS edge FROM (${asked}) AS s`
  const different = sql`count(DISTINCT t.v) FILTER (WHERE ${rivals}) + CASE WHEN count(*) FILTER (WHERE ${rivals} AND t.v IS NULL) > 0 THEN 1 ELSE 0 END`
  return sql`SELECT t.k FROM (${placed}) AS t GROUP BY t.k HAVING count(*) > count(t.near) OR ${different} > 1`
}

/** The rows of a file that meet the condition, and the place of each: the first and last day that it may be, or a number. */
const askedRows = (
  { where, by }: TakenFrom['rows'],
  resource: Resource,
  table: Table,
  dialect: Dialect,
): { readonly asked: Sql; readonly scope: Scope; readonly near: Sql; readonly far: Sql } => {
  const scope = scopeOf([...fieldsOf(resource).values()], dialect)
  const cells = cellsOf(resource, table, dialect)
  const read = sql`SELECT ${list(cells.map(([field, cell]) => sql`${cell.value} AS ${scope.column(field)}`))} FROM ${table.from}`
  const dates = resource.schema.fields.filter(({ type }) => type === 'date')
  const dated = dates.reduce(
    (from, { name }) => sql`${select(from, dayColumns(name, scope))}${dialect.fence}`,
    read,
  )
  const asked =
    where === undefined ? dated : sql`SELECT t.* FROM (${dated}) AS t WHERE ${holds(where, scope)}`
  if (by === undefined) return { asked, scope, near: sql`NULL`, far: sql`NULL` }
  const isDate = dates.some(({ name }) => name === by)
  return {
    asked,
    scope,
    near: isDate ? scope.first(by) : scope.column(by),
    far: isDate ? scope.last(by) : scope.column(by),
  }
}
