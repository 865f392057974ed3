import type { Client, Connection, FieldDef } from 'pg'
import type { Statement } from '../sql/sql.ts'

/** A connection in one read-only transaction that sees one state. Errors are the driver's. */
export interface Session {
  query(statement: Statement): Promise<readonly (readonly unknown[])[]>
  fieldsOf(text: string): Promise<readonly FieldDef[]>
  close(): Promise<void>
  /** Cuts the connection, since the server may never answer, for example while it waits for another one. */
  abandon(): void
}

/** A server that does not answer within this time (ms) counts as unreachable. */
const CONNECT_WITHIN = 10_000
/** Additional waiting time (ms) after the server's own limit: a hanging server cannot report that it took too long. */
const GRACE = 1_000

const openingStatements = (seconds: number): readonly string[] => [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  `SET LOCAL statement_timeout = ${seconds * 1000}`,
  'SET LOCAL datestyle = iso',
  'SET LOCAL extra_float_digits = 1',
]

/**
 * @param seconds the limit of a statement
 * @param settings in addition to those of every session
 */
export const openSession = async (
  connectionString: string,
  seconds: number,
  settings: readonly string[] = [],
): Promise<Session> => {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_WITHIN,
    query_timeout: seconds * 1000 + GRACE,
  })
  client.on('error', () => {
    // the statement that waits for the server reports its loss
  })
  await client.connect()
  try {
    for (const text of [...openingStatements(seconds), ...settings]) await client.query(text)
  } catch (error) {
    destroy(client)
    throw error
  }
  return {
    query: async ({ text, values }) =>
      (await client.query({ text, values: [...values], rowMode: 'array' })).rows as unknown[][],
    fieldsOf: async (text) => (await client.query(text)).fields,
    close: () => client.end(),
    abandon: () => destroy(client),
  }
}

/** The driver's types do not declare a client's connection. */
const destroy = (client: Client): void => {
  ;(client as unknown as { readonly connection: Connection }).connection.stream.destroy()
}
