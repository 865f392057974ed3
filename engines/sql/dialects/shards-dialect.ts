import { every, join, sql } from '../sql.ts'
import type { Dialect } from './dialect.ts'
import { postgresDialect } from './postgres-dialect.ts'

/**
 * What a server of foreign tables sends to where the rows lie: no cast between text and numbers, no COALESCE, no subquery
 * and no fence. So whole numbers alone are added, which doubles do exactly; of others it is said that they cannot be.
 */
export const shardsDialect: Dialect = {
  ...postgresDialect,
  fence: sql``,
  add: (numbers) => sql`(${join(numbers, sql` + `)})`,
  subtract: (a, b) => sql`(${a} - ${b})`,
  isExact: (numbers) => every(numbers.map((of) => sql`(abs(${of}) < 1e15 AND ${of} = floor(${of}))`)),
  differentItems: (list, known) =>
    known.length === 0
      ? postgresDialect.differentItems(list, known)
      : sql`(${join(
          known.map((item) => sql`CASE WHEN ${list} @> ARRAY[${item}] THEN 1 ELSE 0 END`),
          sql` + `,
        )})`,
}
