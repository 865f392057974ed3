import { type Sql, sql } from '../sql.ts'

/** Digits without zeros at the ends, of a number's text. */
export const digitsSql = (of: Sql): Sql =>
  sql`regexp_replace(regexp_replace(regexp_replace(${of}, '[eE].*$', ''), '[^0-9]', '', 'g'), '^0+|0+$', '', 'g')`
