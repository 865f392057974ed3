import type { Sql } from '../sql.ts'

/** Where two servers differ. All else is one text for both. */
export interface Dialect {
  readonly name: 'duckdb' | 'postgres'
  /** What `trim` takes for spaces, as the inside of brackets of a pattern. */
  readonly spaces: string
  /** A character that no text may hold, the same way; empty where a server takes none. */
  readonly never: string
  /** A text as a number; null where it is none. */
  number(text: Sql): Sql
  /** Whether a double has every digit of the decimal that it was cast from. */
  isHeld(decimal: Sql, double: Sql): Sql
  /** Sum and difference of numbers taken as the decimals that print them: 0.3 - 0.1 is 0.2. */
  add(numbers: readonly Sql[]): Sql
  subtract(a: Sql, b: Sql): Sql
  /** Whether these numbers have few enough digits for that; null where one is missing. */
  isExact(numbers: readonly Sql[]): Sql
  /** After a layer that is dear to make: it is made once, and not again wherever its columns stand. */
  readonly fence: Sql
  /** How many different items a list has. @param known those that it may have; none where it may have any */
  differentItems(list: Sql, known: readonly Sql[]): Sql
}
