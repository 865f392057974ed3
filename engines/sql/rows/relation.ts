import { lookupOf } from '../../../cohort/cells/recorded-variables.ts'
import { aggregateOf } from '../../../cohort/checks/aggregate-declarations.ts'
import type { DataPackage, Resource } from '../../../cohort/descriptors/data-package.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { every, identifier, list, type Sql, sql } from '../sql.ts'
import { aggregateSql } from './aggregate.ts'
import { derivedSql } from './derive.ts'
import { followUpSql } from './follow-up.ts'
import { type Scope, scopeOf } from './scope.ts'
import type { Division } from './shard.ts'
import {
  type AliasedColumn,
  cellsOf,
  columnsOf,
  dayColumns,
  select,
  type Table,
  valueMatches,
} from './subquery.ts'

/** A row for each subject with everything that can be counted. */
export interface Relation {
  readonly scope: Scope
  /** All subjects in the files, with their variables. */
  readonly recorded: Sql
  /** Analysed subjects, with populations (`p0`, ...) and follow-ups (`e0_time`, ...) added. */
  readonly analysed: Sql
  population(name: string): Sql
  endpoint(name: string, column: 'entry' | 'time' | 'outcome' | 'fails'): Sql
  /**
   * The column by which the first table is partitioned, in the table and in the relation; null where one server has all
   * rows.
   */
  readonly shard: (Division & { readonly stored: Sql; readonly column: Sql }) | null
}

export const relationOf = (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  dialect: Dialect,
  division: Division | null = null,
): Relation => {
  const scope = scopeOf(rows.variables, dialect)
  const recorded = derivedFrom(
    joinedFiles(rows, tables, scope, division),
    rows,
    scope,
    daysRead(rows, tables, dialect),
  )
  const populations = Object.keys(rows.populations)
  const endpoints = Object.keys(rows.endpoints)
  const followUps = Object.values(rows.endpoints).map((endpoint, i) => followUpSql(endpoint, `e${i}`, scope))
  const included = select(
    recorded,
    [
      ...Object.values(rows.populations).map(
        ({ condition }, i): AliasedColumn => [`p${i}`, valueMatches(condition, scope)],
      ),
      ...followUps.flatMap(({ first }) => first),
    ],
    every(Object.values(rows.exclude).map(({ condition }) => sql`NOT ${valueMatches(condition, scope)}`)),
  )
  return {
    scope,
    recorded,
    analysed: select(
      included,
      followUps.flatMap(({ second }) => second),
    ),
    shard: division && { ...division, stored: identifier(division.by), column: identifier('shard') },
    population: (name) => identifier(`p${populations.indexOf(name)}`),
    endpoint: (name, column) => identifier(`e${endpoints.indexOf(name)}_${column}`),
  }
}

/** The date fields for which a server gives the day, so that no text has to be parsed. */
const daysRead = (
  { resources }: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  dialect: Dialect,
): ReadonlySet<string> =>
  new Set(
    resources
      .flatMap((resource) => cellsOf(resource, tables.get(resource.name)!, dialect))
      .flatMap(([field, { day }]) => (day === undefined ? [] : [field])),
  )

/** Each derived variable in a subquery of its own, on top of its sources. */
const derivedFrom = (from: Sql, rows: RowsPlan, scope: Scope, days: ReadonlySet<string>): Sql =>
  rows.variables.reduce((layer, { name, type, derivation }) => {
    const derived =
      derivation === null
        ? layer
        : select(layer, [[scope.alias(name), derivedSql(rows.derivations[name]!, scope).value]])
    return type === 'date' && !days.has(name)
      ? sql`${select(derived, dayColumns(name, scope))}${scope.dialect.fence}`
      : derived
  }, from)

/** The files joined on the subject, lookup files on their key, and values aggregated from several rows. */
const joinedFiles = (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  scope: Scope,
  division: Division | null,
): Sql => {
  const [first, ...others] = rows.resources
  const dataPackage = { resources: rows.resources } as DataPackage
  const columns = (resource: Resource, key: string): readonly AliasedColumn[] => [
    ...cellsOf(resource, tables.get(resource.name)!, scope.dialect).flatMap(
      ([field, cell]): readonly AliasedColumn[] =>
        field === key ? [['k', cell.value]] : columnsOf(field, cell, scope),
    ),
    ...(resource === first && division ? [['shard', identifier(division.by)] as const] : []),
  ]
  const cells = (resource: Resource, key: string): Sql =>
    sql`SELECT ${list(columns(resource, key).map(([alias, expression]) => sql`${expression} AS ${identifier(alias)}`))} FROM ${tables.get(resource.name)!.from}`
  const roster = sql`SELECT t.k AS ${scope.column(rows.subject)}, t.* FROM (${cells(first!, rows.subject)}) AS t`
  const leftJoin = (from: Sql, other: Sql, by: Sql, names: readonly Sql[]): Sql =>
    sql`SELECT ${list([sql`a.*`, ...names.map((name) => sql`b.${name}`)])} FROM (${from}) AS a LEFT JOIN (${other}) AS b ON a.${by} = b.k2`
  const keyed = (expression: Sql, names: readonly Sql[]): Sql =>
    sql`SELECT ${list([sql`t.k AS k2`, ...names])} FROM (${expression}) AS t`
  const lookupFor = (resource: Resource) => lookupOf(resource, dataPackage, rows.subject)
  const plain = others.filter((other) => other.rows !== 'many')
  const inOrder = [
    ...plain.filter((other) => lookupFor(other) === null),
    ...plain.filter((other) => lookupFor(other) !== null),
  ]
  const withFiles = inOrder.reduce((from, resource) => {
    const lookup = lookupFor(resource)
    const key = lookup?.key ?? rows.subject
    const names = columns(resource, key)
      .filter(([alias]) => alias !== 'k')
      .map(([alias]) => identifier(alias))
    return leftJoin(from, keyed(cells(resource, key), names), scope.column(lookup?.by ?? rows.subject), names)
  }, roster)
  return aggregateOf({ variables: rows.derivations }).reduce((from, [name, aggregate]) => {
    const resource = rows.resources.find((other) => other.name === aggregate.rows.of)!
    const other = aggregateSql(aggregate, resource, tables.get(resource.name)!, rows.subject, scope.dialect)
    const value =
      aggregate.rows.take === 'count'
        ? sql`CASE WHEN b.k2 IS NULL THEN 0 ELSE b.taken END`
        : aggregate.rows.take === 'any'
          ? sql`CASE WHEN b.k2 IS NULL THEN FALSE ELSE b.taken END`
          : sql`b.taken`
    return sql`SELECT a.*, ${value} AS ${scope.column(name)} FROM (${from}) AS a LEFT JOIN (${other}) AS b ON a.${scope.column(rows.subject)} = b.k2`
  }, withFiles)
}
