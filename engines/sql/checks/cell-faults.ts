import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { Violation } from '../../row-source.ts'
import type { Query } from '../query.ts'
import type { Relation } from '../rows/relation.ts'
import { countsByPart, type PartCounts, partsWithSome, sumOf } from '../rows/shard.ts'
import { cellsOf, type Table } from '../rows/subquery.ts'
import { type Sql, sql } from '../sql.ts'

/** The names of rows that a query selects as `k`, where they may be shown. */
export type NamesOf = (rows: Sql) => Promise<readonly string[]>

export const countIf = (condition: Sql): Sql => sql`count(*) FILTER (WHERE ${condition})`

/** A count of a file, the expectation that it violates, and the query for the names of such rows. */
interface CellCheck extends Pick<Violation, 'field' | 'expected'> {
  readonly count: Sql
  readonly violators: Sql
}

/** Checks each file: invalid cells, and repeated values of unique fields. */
export const cellFaults = async (
  rows: RowsPlan,
  tables: ReadonlyMap<string, Table>,
  { scope, shard }: Relation,
  query: Query,
  namesOf: NamesOf,
): Promise<{
  readonly cells: number
  readonly parts: readonly PartCounts[]
  readonly violations: readonly Violation[]
}> => {
  const violations: Violation[] = []
  let cells = 0
  const parts: PartCounts[] = []
  for (const resource of rows.resources) {
    const { path: file, schema } = resource
    const table = tables.get(resource.name)!
    const checks = cellChecks(resource, table, rows.subject, scope.dialect)
    const isDivided = shard !== null && resource === rows.resources[0]
    const counts = await countsByPart(
      [sql`count(*)`, ...checks.map(({ count }) => count)],
      isDivided ? shard.parts : [{ name: '', from: table.from }],
      query,
    )
    if (isDivided) parts.push(...counts)
    const rowCount = sumOf(counts, 0)
    cells += rowCount * schema.fields.length
    if (rowCount === 0)
      violations.push({
        ...{ file, field: keyOf(resource, rows.subject), expected: 'rows', count: 0 },
        ...{ within: [], keys: [] },
      })
    for (const [i, { field, expected, violators }] of checks.entries()) {
      const count = sumOf(counts, 1 + i)
      if (count === 0) continue
      const within = isDivided ? partsWithSome(counts, 1 + i) : []
      violations.push({ file, field, expected, count, within, keys: await namesOf(violators) })
    }
  }
  return { cells, parts, violations }
}

/** The field that names the rows of a file: the subject, or the key of a lookup file. */
const keyOf = ({ schema }: Resource, subject: string): string =>
  (schema.fields.find(({ name }) => name === subject) ?? schema.fields[0]!).name

const cellChecks = (
  resource: Resource,
  table: Table,
  subject: string,
  dialect: Relation['scope']['dialect'],
): readonly CellCheck[] => {
  const { fields } = resource.schema
  const cells = new Map(cellsOf(resource, table, dialect))
  const key = keyOf(resource, subject)
  const value = (name: string): Sql => cells.get(name)!.value
  const failing = (field: string, expected: string, condition: Sql): CellCheck => ({
    ...{ field, expected, count: countIf(condition) },
    violators: sql`SELECT ${value(key)} AS k FROM ${table.from} WHERE ${condition}`,
  })
  const isUnique = ({ name, constraints }: Field): boolean =>
    constraints?.unique === true || (name === key && resource.rows !== 'many')
  return [
    ...fields.map((field) =>
      failing(
        field.name,
        `in every row a value that the field allows (${declared(field)})`,
        sql`NOT ${cells.get(field.name)!.isSound}`,
      ),
    ),
    failing(key, 'a name in every row', sql`${value(key)} IS NULL`),
    ...fields.filter(isUnique).map(({ name }) => ({
      ...{ field: name, expected: 'each value once' },
      count: sql`count(${value(name)}) - count(DISTINCT ${value(name)})`,
      violators: sql`SELECT ${value(name)} AS k FROM ${table.from} WHERE ${value(name)} IS NOT NULL GROUP BY ${value(name)} HAVING count(*) > 1`,
    })),
  ]
}

/** The declaration of a field in short. */
const declared = ({ type, constraints = {}, categories }: Field): string =>
  [
    type,
    ...(constraints.required ? ['required'] : []),
    ...(constraints.minimum === undefined ? [] : [`at least ${constraints.minimum}`]),
    ...(constraints.maximum === undefined ? [] : [`at most ${constraints.maximum}`]),
    ...(categories === undefined ? [] : [`one of ${categories.length} categories`]),
  ].join(', ')
