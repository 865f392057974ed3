import { type Sql, sql } from '../sql.ts'

/** The significant digits of a number's text, without leading and trailing zeros. */
export const digitsSql = (numberText: Sql): Sql =>
  sql`regexp_replace(regexp_replace(regexp_replace(${numberText}, '[eE].*$', ''), '[^0-9]', '', 'g'), '^0+|0+$', '', 'g')`
