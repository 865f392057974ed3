import type { Client, Connection, FieldDef } from 'pg'
import type { Statement } from '../sql/sql.ts'

/** A connection within one transaction that sees one state and changes nothing. Errors are the driver's. */
export interface Session {
  query(statement: Statement): Promise<readonly (readonly unknown[])[]>
  fieldsOf(text: string): Promise<readonly FieldDef[]>
  close(): Promise<void>
  /** Of a server that may never say goodbye, as while it waits for another one: the connection is cut. */
  abandon(): void
}

/** A server that does not answer in this time is not there. */
const CONNECT_WITHIN = 10_000
/** So much longer than the server itself is waited for: one that hangs cannot even say that it took too long. */
const GRACE = 1_000

const opening = (seconds: number): readonly string[] => [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  `SET LOCAL statement_timeout = ${seconds * 1000}`,
  'SET LOCAL datestyle = iso',
  'SET LOCAL extra_float_digits = 1',
]

/** @param seconds that a statement may take; @param settings beyond those of every session */
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
    // a server that goes away is told by the statement that waits for it
  })
  await client.connect()
  try {
    for (const text of [...opening(seconds), ...settings]) await client.query(text)
  } catch (error) {
    cut(client)
    throw error
  }
  return {
    query: async ({ text, values }) =>
      (await client.query({ text, values: [...values], rowMode: 'array' })).rows as unknown[][],
    fieldsOf: async (text) => (await client.query(text)).fields,
    close: () => client.end(),
    abandon: () => cut(client),
  }
}

/** The driver's own types leave out that a client has a connection. */
const cut = (client: Client): void => {
  ;(client as unknown as { readonly connection: Connection }).connection.stream.destroy()
}
