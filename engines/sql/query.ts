import type { Sql, Statement } from './sql.ts'

/** A part of a table that is partitioned over servers. */
export interface QueryPart {
  /** The name shown to users, such as `public.patients_north`. */
  readonly name: string
  readonly from: Sql
}

/**
 * Runs a statement and returns its rows; counts may come as bigint or text.
 * @param part the only part that the statement reads
 */
export type Query = (statement: Statement, part?: QueryPart) => Promise<readonly (readonly unknown[])[]>
