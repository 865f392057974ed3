import { compareTexts } from '../../../cohort/values/canonical-order.ts'
import type { Validation, Violation } from '../../row-source.ts'
import type { Query, QueryPart } from '../query.ts'
import { join, list, type Sql, sql, statement } from '../sql.ts'

/** The partition of the first table over servers. */
export interface Division {
  /** The name of the column that determines the part of a row. */
  readonly by: string
  readonly parts: readonly QueryPart[]
}

/** The same counts for several sets of rows. */
export interface PartCounts {
  readonly name: string
  readonly counts: readonly number[]
}

/** Counts for each part in a separate statement, so that a part that does not answer is known. */
export const countsByPart = async (
  counts: readonly Sql[],
  parts: readonly QueryPart[],
  query: Query,
): Promise<readonly PartCounts[]> => {
  const answers: PartCounts[] = []
  for (const part of parts) {
    const [row = []] = await query(statement(sql`SELECT ${list(counts)} FROM ${part.from}`), part)
    answers.push({ name: part.name, counts: row.map(Number) })
  }
  return answers
}

/**
 * Counts of subjects for each value of the dividing column, so that each shard counts its own; one set where no column
 * divides.
 */
export const countsByShard = async (
  counts: readonly Sql[],
  from: Sql,
  shard: (Pick<Division, 'by'> & { readonly column: Sql }) | null,
  query: Query,
): Promise<readonly PartCounts[]> => {
  if (shard === null) return countsByPart(counts, [{ name: '', from }], query)
  const rows = await query(
    statement(sql`SELECT ${list([shard.column, ...counts])} FROM ${from} GROUP BY ${shard.column}`),
  )
  return rows
    .map(([value, ...numbers]) => ({ name: `${shard.by} ${value}`, counts: numbers.map(Number) }))
    .sort((a, b) => compareTexts(a.name, b.name))
}

export const sumOf = (parts: readonly PartCounts[], i: number): number =>
  parts.reduce((sum, { counts }) => sum + counts[i]!, 0)

/** The names of parts with a count above 0; empty for an undivided table. */
export const partsWithSome = (parts: readonly PartCounts[], i: number): readonly string[] =>
  parts.filter(({ name, counts }) => name !== '' && counts[i]! > 0).map(({ name }) => name)

/**
 * Violations: values of the dividing column that occur in two parts. A table that two names refer to would be counted
 * twice.
 */
export const sharedValues = async (
  file: string,
  { by, parts }: Division,
  column: Sql,
  query: Query,
): Promise<readonly Violation[]> => {
  const perPart = parts.map(
    ({ from }) => sql`SELECT ${column} AS value, count(*) AS n FROM ${from} GROUP BY ${column}`,
  )
  const rowsOf = new Map<string, number[]>()
  for (const [value, rows] of await query(statement(join(perPart, sql` UNION ALL `))))
    rowsOf.set(String(value), [...(rowsOf.get(String(value)) ?? []), Number(rows)])
  const count = [...rowsOf.values()]
    .filter((rows) => rows.length > 1)
    .reduce((sum, rows) => sum + rows.reduce((a, b) => a + b), 0)
  const expected = 'each value in only one shard'
  return count === 0 ? [] : [{ file, field: by, expected, count, within: [], keys: [] }]
}

/** The parts as checks: their rows, and that subjects in common were not looked for. */
export const partChecks = (parts: readonly PartCounts[]): Validation['checks'] => [
  ...parts.map(({ name, counts: [rows = 0] }) => ({
    check: `shard ${name}`,
    title: `rows in the shard ${name}`,
    looked: rows,
    passed: rows,
  })),
  {
    check: 'subjects in one shard',
    title: 'no subject is in two shards: declared, not checked, since counts cannot show it',
    looked: 0,
    passed: 0,
  },
]
