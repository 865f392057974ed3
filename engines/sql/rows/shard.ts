import { compareTexts } from '../../../cohort/values/canonical-order.ts'
import type { Validation, Violation } from '../../row-source.ts'
import type { Query, QueryPart } from '../query.ts'
import { join, list, type Sql, sql, statement } from '../sql.ts'

/** How the first table is divided. */
export interface Division {
  /** The column that says in which part a row stands: its name in the table. */
  readonly by: string
  readonly parts: readonly QueryPart[]
}

/** The same counts of several sets of rows. */
export interface PartCounts {
  readonly name: string
  readonly counts: readonly number[]
}

/** Of each part, part by part, so that one that does not answer is known. */
export const countsByPart = async (
  counts: readonly Sql[],
  parts: readonly QueryPart[],
  query: Query,
): Promise<readonly PartCounts[]> => {
  const answers: PartCounts[] = []
  for (const part of parts) {
    const [found = []] = await query(statement(sql`SELECT ${list(counts)} FROM ${part.from}`), part)
    answers.push({ name: part.name, counts: found.map(Number) })
  }
  return answers
}

/** Of subjects by the value that divides them, so that each shard counts its own; or of all where nothing does. */
export const countsByShard = async (
  counts: readonly Sql[],
  from: Sql,
  shard: (Pick<Division, 'by'> & { readonly column: Sql }) | null,
  query: Query,
): Promise<readonly PartCounts[]> => {
  if (shard === null) return countsByPart(counts, [{ name: '', from }], query)
  const found = await query(
    statement(sql`SELECT ${list([shard.column, ...counts])} FROM ${from} GROUP BY ${shard.column}`),
  )
  return found
    .map(([value, ...numbers]) => ({ name: `${shard.by} ${value}`, counts: numbers.map(Number) }))
    .sort((a, b) => compareTexts(a.name, b.name))
}

export const sumOf = (found: readonly PartCounts[], i: number): number =>
  found.reduce((sum, { counts }) => sum + counts[i]!, 0)

/** The names of those that have any; of an undivided table, which has no name, none. */
export const whereSome = (found: readonly PartCounts[], i: number): readonly string[] =>
  found.filter(({ name, counts }) => name !== '' && counts[i]! > 0).map(({ name }) => name)

/** Values of the dividing column that stand in two parts: a table that two names lead to would be counted twice. */
export const sharedValues = async (
  file: string,
  { by, parts }: Division,
  column: Sql,
  query: Query,
): Promise<readonly Violation[]> => {
  const each = parts.map(
    ({ from }) => sql`SELECT ${column} AS value, count(*) AS n FROM ${from} GROUP BY ${column}`,
  )
  const rowsOf = new Map<string, number[]>()
  for (const [value, rows] of await query(statement(join(each, sql` UNION ALL `))))
    rowsOf.set(String(value), [...(rowsOf.get(String(value)) ?? []), Number(rows)])
  const count = [...rowsOf.values()]
    .filter((rows) => rows.length > 1)
    .reduce((sum, rows) => sum + rows.reduce((a, b) => a + b), 0)
  const expected = 'each value in one shard'
  return count === 0 ? [] : [{ file, field: by, expected, count, within: [], keys: [] }]
}

/** What is known of the parts, as checks: their rows, the first of their counts, and that nobody has looked whether they have subjects in common. */
export const partChecks = (parts: readonly PartCounts[]): Validation['checks'] => [
  ...parts.map(({ name, counts: [rows = 0] }) => ({
    check: `shard ${name}`,
    title: `rows in the shard ${name}`,
    looked: rows,
    passed: rows,
  })),
  {
    check: 'subjects in one shard',
    title: 'no subject stands in two shards: declared, and not looked at, since no count can tell it',
    looked: 0,
    passed: 0,
  },
]
