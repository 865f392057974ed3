import { digitsSql } from '../cells/digits.ts'
import { every, join, type Sql, sql } from '../sql.ts'
import type { Dialect } from './dialect.ts'

export const duckdbDialect: Dialect = {
  name: 'duckdb',
  fence: sql``,
  spaces: '\\s\\v\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}',
  nul: '\\x00',
  number: (text) => sql`TRY_CAST(${text} AS DOUBLE)`,
  keepsDigits: (number, double) =>
    sql`${digitsSql(sql`CAST(${number} AS TEXT)`)} = ${digitsSql(sql`CAST(${double} AS TEXT)`)}`,
  add: (numbers) => double(sql`(${join(numbers.map(decimal), sql` + `)})`),
  subtract: (a, b) => double(sql`(${decimal(a)} - ${decimal(b)})`),
  isExact: (numbers) =>
    every(numbers.map((number) => sql`(abs(${number}) < 1e15 AND ${double(decimal(number))} = ${number})`)),
  differentItems: (list) => sql`list_unique(${list})`,
}

/** Via the shortest text: a direct cast would keep binary rounding errors. */
const decimal = (number: Sql): Sql => sql`TRY_CAST(CAST(${number} AS VARCHAR) AS DECIMAL(38, 18))`

/** Via text: a direct cast divides two doubles, which rounds twice. */
const double = (number: Sql): Sql => sql`CAST(CAST(${number} AS VARCHAR) AS DOUBLE)`
