import { lookupOf } from '../../../cohort/cells/recorded-variables.ts'
import { aggregateOf } from '../../../cohort/checks/aggregate-declarations.ts'
import type { DataPackage, Resource } from '../../../cohort/descriptors/data-package.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { ambiguousRows } from '../rows/aggregate.ts'
import { cellsOf, type Table } from '../rows/subquery.ts'
import { list, type Sql, sql } from '../sql.ts'

/** A constraint between files, and the query for the names (`k`) of rows that violate it. */
export interface FileRule {
  readonly file: string
  readonly field: string
  readonly expected: string
  readonly violators: Sql
}

/**
 * Constraints between files: subjects are in the first file; required files have a row for every subject; keys refer to
 * existing rows; primary keys are unique; first and last rows are unambiguous.
 */
export const fileRules = (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  dialect: Dialect,
): readonly FileRule[] => {
  const [first, ...others] = rows.resources
  const keys = (resource: Resource, field: string): Sql => {
    const cell = cellsOf(resource, tables.get(resource.name)!, dialect).find(([name]) => name === field)!
    return sql`SELECT ${cell[1].value} AS k FROM ${tables.get(resource.name)!.from}`
  }
  const withoutMatch = (keysToFind: Sql, others: Sql): Sql =>
    sql`SELECT a.k FROM (${keysToFind}) AS a WHERE a.k IS NOT NULL AND NOT EXISTS (SELECT 1 FROM (${others}) AS b WHERE b.k = a.k)`
  const roster = keys(first!, rows.subject)
  return [
    ...others.flatMap((resource): readonly FileRule[] => {
      const lookup = lookupOf(resource, { resources: rows.resources } as DataPackage, rows.subject)
      if (lookup)
        return [
          {
            file: lookup.from.path,
            field: lookup.by,
            expected: `keys of ${resource.path}`,
            violators: withoutMatch(keys(lookup.from, lookup.by), keys(resource, lookup.key)),
          },
        ]
      const subjects = keys(resource, rows.subject)
      const unknownSubjects = {
        file: resource.path,
        field: rows.subject,
        expected: `subjects of ${first!.path}`,
        violators: withoutMatch(subjects, roster),
      }
      const missingSubjects = {
        file: resource.path,
        field: rows.subject,
        expected: `a row for every subject of ${first!.path}`,
        violators: withoutMatch(roster, subjects),
      }
      return (resource.rows ?? 'one') === 'one' ? [unknownSubjects, missingSubjects] : [unknownSubjects]
    }),
    ...others.flatMap((resource) => keyRules(resource, tables.get(resource.name)!, rows.subject, dialect)),
    ...aggregateOf({ variables: rows.derivations }).flatMap(([, aggregate]): readonly FileRule[] => {
      const { take, of: source, by = '' } = aggregate.rows
      if (take === 'count' || take === 'any') return []
      const resource = rows.resources.find(({ name }) => name === source)!
      return [
        {
          file: resource.path,
          field: by,
          expected: `one ${take} row per subject`,
          violators: ambiguousRows(aggregate, resource, tables.get(source)!, rows.subject, dialect),
        },
      ]
    }),
  ]
}

/** The declared key of a file with several rows per subject: complete and unique. */
const keyRules = (
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Dialect,
): readonly FileRule[] => {
  const names = [resource.schema.primaryKey ?? []].flat()
  if (resource.rows !== 'many' || names.length === 0) return []
  const cells = new Map(cellsOf(resource, table, dialect))
  const value = (name: string): Sql => cells.get(name)!.value
  const file = resource.path
  return [
    ...names.map((name) => ({
      ...{ file, field: name, expected: 'a value in every row, since it is part of the primaryKey' },
      violators: sql`SELECT ${value(subject)} AS k FROM ${table.from} WHERE ${value(name)} IS NULL`,
    })),
    {
      ...{ file, field: names.join(', '), expected: 'each key of the primaryKey once' },
      violators: sql`SELECT min(${value(subject)}) AS k FROM ${table.from} GROUP BY ${list(names.map(value))} HAVING count(*) > 1`,
    },
  ]
}
