import type { Condition } from '../../cohort/condition.ts'
import type { DataPackage, Resource } from '../../cohort/data-package.ts'
import { lookupOf, missingTexts } from '../../cohort/recorded-variables.ts'
import type { RowsPlan } from '../../cohort/rows-plan.ts'
import { fieldsOf, type TakenFrom, takenOf } from '../../cohort/taken-variables.ts'
import { type CellSql, type ColumnKind, cellSql } from './cell.ts'
import { conditionSql } from './condition.ts'
import { daysOf } from './day.ts'
import { derivedSql } from './derive.ts'
import type { Dialect } from './dialect.ts'
import { followUpSql } from './follow-up.ts'
import { type Scope, scopeOf } from './scope.ts'
import { every, identifier, list, type Sql, sql } from './sql.ts'

/** A resource as a server has it. */
export interface Table {
  readonly from: Sql
  readonly kinds: ReadonlyMap<string, ColumnKind>
}

/** The subjects with everything that may be counted, a row each. */
export interface Relation {
  readonly scope: Scope
  /** Everybody in the files, with the variables. */
  readonly recorded: Sql
  /** Who is not left out, with populations (`p0`, ...) and follow-ups (`e0_time`, ...) besides. */
  readonly analysed: Sql
  population(name: string): Sql
  endpoint(name: string, column: 'entry' | 'time' | 'outcome' | 'fails'): Sql
}

export const relationOf = (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  dialect: Dialect,
): Relation => {
  const scope = scopeOf(rows.variables, dialect)
  const recorded = derivedFrom(joined(rows, tables, scope), rows, scope)
  const populations = Object.keys(rows.populations)
  const endpoints = Object.keys(rows.endpoints)
  const followUps = Object.values(rows.endpoints).map((endpoint, i) => followUpSql(endpoint, `e${i}`, scope))
  const included = select(
    recorded,
    [
      ...Object.values(rows.populations).map(
        ({ condition }, i): Column => [`p${i}`, holds(condition, scope)],
      ),
      ...followUps.flatMap(({ first }) => first),
    ],
    every(Object.values(rows.exclude).map(({ condition }) => sql`NOT ${holds(condition, scope)}`)),
  )
  return {
    scope,
    recorded,
    analysed: select(
      included,
      followUps.flatMap(({ second }) => second),
    ),
    population: (name) => identifier(`p${populations.indexOf(name)}`),
    endpoint: (name, column) => identifier(`e${endpoints.indexOf(name)}_${column}`),
  }
}

/** Open (a missing value) is no. */
export const holds = (condition: unknown, scope: Scope): Sql =>
  sql`COALESCE(${conditionSql(condition as Condition, scope)}, FALSE)`

type Column = readonly [alias: string, of: Sql]

/** Columns added to those that are there. */
const select = (from: Sql, columns: readonly Column[], where?: Sql): Sql =>
  sql`SELECT ${list([sql`t.*`, ...columns.map(([alias, of]) => sql`${of} AS ${identifier(alias)}`)])} FROM (${from}) AS t${where === undefined ? sql`` : sql` WHERE ${where}`}`

/** Each derived variable in a layer of its own, on top of those that it is made of. */
const derivedFrom = (from: Sql, rows: RowsPlan, scope: Scope): Sql =>
  rows.variables.reduce((layer, { name, type, derivation }) => {
    const made =
      derivation === null
        ? layer
        : select(layer, [[scope.alias(name), derivedSql(rows.derivations[name]!, scope).value]])
    return type === 'date' ? select(made, dayColumns(name, scope)) : made
  }, from)

const dayColumns = (name: string, scope: Scope): readonly Column[] => {
  const { first, last } = daysOf(scope.column(name), scope.dialect)
  return [
    [`${scope.alias(name)}_first`, first],
    [`${scope.alias(name)}_last`, last],
  ]
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
      identifier(field.name),
      table.kinds.get(field.name) ?? 'other',
      missingTexts(field, resource),
      dialect,
    ),
  ])

/** The files joined on the subject, those that they point to on their key, and what is taken from several rows. */
const joined = (rows: RowsPlan, tables: ReadonlyMap<string, Table>, scope: Scope): Sql => {
  const [first, ...others] = rows.resources
  const dataPackage = { resources: rows.resources } as DataPackage
  const cells = (resource: Resource, key: string): Sql => {
    const own = cellsOf(resource, tables.get(resource.name)!, scope.dialect)
    const columns = own.map(
      ([field, { value }]) => sql`${value} AS ${field === key ? identifier('k') : scope.column(field)}`,
    )
    return sql`SELECT ${list(columns)} FROM ${tables.get(resource.name)!.from}`
  }
  const roster = sql`SELECT t.k AS ${scope.column(rows.subject)}, t.* FROM (${cells(first!, rows.subject)}) AS t`
  const leftJoin = (from: Sql, other: Sql, by: Sql, names: readonly Sql[]): Sql =>
    sql`SELECT ${list([sql`a.*`, ...names.map((name) => sql`b.${name}`)])} FROM (${from}) AS a LEFT JOIN (${other}) AS b ON a.${by} = b.k2`
  const keyed = (of: Sql, names: readonly Sql[]): Sql =>
    sql`SELECT ${list([sql`t.k AS k2`, ...names])} FROM (${of}) AS t`
  const look = (resource: Resource) => lookupOf(resource, dataPackage, rows.subject)
  const plain = others.filter((one) => one.rows !== 'many')
  const inOrder = [...plain.filter((one) => look(one) === null), ...plain.filter((one) => look(one) !== null)]
  const withFiles = inOrder.reduce((from, resource) => {
    const lookup = look(resource)
    const key = lookup?.key ?? rows.subject
    const names = resource.schema.fields
      .filter(({ name }) => name !== key)
      .map(({ name }) => scope.column(name))
    return leftJoin(from, keyed(cells(resource, key), names), scope.column(lookup?.by ?? rows.subject), names)
  }, roster)
  return takenOf({ variables: rows.derivations }).reduce((from, [name, taken]) => {
    const resource = rows.resources.find((one) => one.name === taken.rows.of)!
    const other = takenSql(taken, resource, tables.get(resource.name)!, rows.subject, scope.dialect)
    const value =
      taken.rows.take === 'count'
        ? sql`COALESCE(b.taken, 0)`
        : taken.rows.take === 'any'
          ? sql`COALESCE(b.taken, FALSE)`
          : sql`b.taken`
    return sql`SELECT a.*, ${value} AS ${scope.column(name)} FROM (${from}) AS a LEFT JOIN (${other}) AS b ON a.${scope.column(rows.subject)} = b.k2`
  }, withFiles)
}

/** A row a subject of a file with several, and what is taken of them. */
const takenSql = (
  taken: TakenFrom,
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Dialect,
): Sql => {
  const { where, take, by = '', value = by } = taken.rows
  const own = scopeOf([...fieldsOf(resource).values()], dialect)
  const cells = cellsOf(resource, table, dialect)
  const read = sql`SELECT ${list(cells.map(([field, cell]) => sql`${cell.value} AS ${own.column(field)}`))} FROM ${table.from}`
  const dates = resource.schema.fields.filter(({ type }) => type === 'date')
  const dated = dates.reduce((from, { name }) => select(from, dayColumns(name, own)), read)
  const asked = where === undefined ? sql`TRUE` : holds(where, own)
  const isDate = dates.some(({ name }) => name === by)
  const order = (): Sql =>
    take === 'first'
      ? isDate
        ? own.last(by)
        : own.column(by)
      : sql`${isDate ? own.first(by) : own.column(by)} DESC NULLS LAST`
  const of =
    take === 'count'
      ? sql`CAST(count(*) AS DOUBLE PRECISION)`
      : take === 'any'
        ? sql`count(*) > 0`
        : sql`(array_agg(${own.column(value)} ORDER BY ${order()}))[1]`
  return sql`SELECT ${own.column(subject)} AS k2, ${of} AS taken FROM (${dated}) AS t WHERE ${asked} GROUP BY ${own.column(subject)}`
}
