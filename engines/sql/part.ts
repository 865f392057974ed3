import type { Validation, Violation } from '../row-source.ts'
import type { Part, Query } from './query.ts'
import { join, list, type Sql, sql, statement } from './sql.ts'

/** How the first table is divided. */
export interface Division {
  /** The column that says in which part a row stands: its name in the table. */
  readonly by: string
  readonly parts: readonly Part[]
}

/** The same counts of each part, part by part, so that one that does not answer is known. */
export const countsByPart = async (
  counts: readonly Sql[],
  parts: readonly Part[],
  query: Query,
): Promise<readonly (readonly number[])[]> => {
  const answers: (readonly number[])[] = []
  for (const part of parts) {
    const [found = []] = await query(statement(sql`SELECT ${list(counts)} FROM ${part.from}`), part)
    answers.push(found.map(Number))
  }
  return answers
}

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
  return count === 0 ? [] : [{ file, field: by, expected: 'each value in one shard', count, keys: [] }]
}

/** What is known of the parts, as checks: their rows, and that nobody has looked whether they have subjects in common. */
export const partChecks = (parts: readonly Part[], rows: readonly number[]): Validation['checks'] => [
  ...parts.map(({ name }, i) => ({
    check: `shard ${name}`,
    title: `rows in the shard ${name}`,
    looked: rows[i]!,
    passed: rows[i]!,
  })),
  {
    check: 'subjects in one shard',
    title: 'no subject stands in two shards: declared, and not looked at, since no count can tell it',
    looked: 0,
    passed: 0,
  },
]
