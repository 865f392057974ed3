import type { Sql, Statement } from './sql.ts'

/** A part of a table that is divided over servers. */
export interface QueryPart {
  /** As people know it, such as `public.patients_north`. */
  readonly name: string
  readonly from: Sql
}

/**
 * Asks a server and answers with its rows; numbers may come as bigint or as text where they are counts.
 * @param part the only one that the statement asks
 */
export type Query = (statement: Statement, part?: QueryPart) => Promise<readonly (readonly unknown[])[]>
