import { join, type Sql, sql, text } from '../sql.ts'
import type { Dialect } from './dialect.ts'

export const postgresDialect: Dialect = {
  name: 'postgres',
  fence: sql` OFFSET 0`,
  spaces: '\\s\\v\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff',
  nul: '',
  number: (value) => sql`CASE WHEN ${value} ~ ${text(NUMBER)} THEN CAST(${value} AS DOUBLE PRECISION) END`,
  // a cast of a double to NUMERIC keeps its first 15 digits
  keepsDigits: (value, double) => sql`CAST(${double} AS NUMERIC) = ${value}`,
  add: (numbers) => double(sql`(${join(numbers.map(decimal), sql` + `)})`),
  subtract: (a, b) => double(sql`(${decimal(a)} - ${decimal(b)})`),
  isExact: () => sql`TRUE`,
  differentItems: (list) => sql`(SELECT count(DISTINCT item) FROM unnest(${list}) AS items(item))`,
}

/** Texts that can be cast to a double without an error: the server has no cast that returns null. */
const NUMBER = '^[+-]?([0-9]{1,40}[.]?[0-9]{0,40}|[.][0-9]{1,40})([eE][+-]?[0-9]{1,2})?$'

/** Via the shortest text: a direct cast rounds to 15 digits. */
const decimal = (value: Sql): Sql => sql`CAST(CAST(${value} AS TEXT) AS NUMERIC)`
const double = (value: Sql): Sql => sql`CAST(${value} AS DOUBLE PRECISION)`
