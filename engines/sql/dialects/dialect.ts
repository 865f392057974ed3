import type { Sql } from '../sql.ts'

/** The differences between servers. All other SQL is the same for all. */
export interface Dialect {
  readonly name: 'duckdb' | 'postgres'
  /** The characters that `trim` removes, as the inside of a bracket expression. */
  readonly spaces: string
  /** A character that no text may contain, in the same form; empty where the server accepts none. */
  readonly nul: string
  /** A text as a number; null where it is not one. */
  number(text: Sql): Sql
  /** Whether a double has every digit of the decimal that it was cast from. */
  keepsDigits(decimal: Sql, double: Sql): Sql
  /** Sum and difference in decimal arithmetic: 0.3 - 0.1 is 0.2. */
  add(numbers: readonly Sql[]): Sql
  subtract(a: Sql, b: Sql): Sql
  /** Whether these numbers have few enough digits for exact sums; null where one is missing. */
  isExact(numbers: readonly Sql[]): Sql
  /** An optimisation fence: evaluates an expensive subquery once instead of wherever its columns are used. */
  readonly fence: Sql
  /**
   * The number of distinct items of a list.
   * @param known the allowed items; empty where any are allowed
   */
  differentItems(list: Sql, known: readonly Sql[]): Sql
}
