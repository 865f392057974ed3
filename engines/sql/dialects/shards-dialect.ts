import { every, join, sql } from '../sql.ts'
import type { Dialect } from './dialect.ts'
import { postgresDialect } from './postgres-dialect.ts'

/**
 * The expressions that PostgreSQL pushes down to foreign tables: no casts between text and numbers, COALESCE,
 * subqueries or fences. So only whole numbers are added, which is exact in doubles; other sums fail.
 */
export const shardsDialect: Dialect = {
  ...postgresDialect,
  fence: sql``,
  add: (numbers) => sql`(${join(numbers, sql` + `)})`,
  subtract: (a, b) => sql`(${a} - ${b})`,
  isExact: (numbers) =>
    every(numbers.map((number) => sql`(abs(${number}) < 1e15 AND ${number} = floor(${number}))`)),
  differentItems: (list, known) =>
    known.length === 0
      ? postgresDialect.differentItems(list, known)
      : sql`(${join(
          known.map((item) => sql`CASE WHEN ${list} @> ARRAY[${item}] THEN 1 ELSE 0 END`),
          sql` + `,
        )})`,
}
