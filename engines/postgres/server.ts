import type { FieldDef } from 'pg'
import { RowsError } from '../rows-error.ts'
import type { Query, QueryPart } from '../sql/query.ts'
import type { Sql } from '../sql/sql.ts'
import { connectionFault } from './connection-fault.ts'
import { openSession } from './session.ts'
import { isSilence, refuseRows, SETTINGS_OF_SHARDS, type Shard, shardsOf, silentShards } from './shards.ts'

/** The address of a server, the name shown to users, and the time limit. */
interface Address {
  readonly connectionString: string
  /** The environment variable with the connection string. */
  readonly variable: string
  readonly seconds: number
}

/** A server that answers; otherwise the run ends with a fault that says which server did not. */
export interface Server {
  readonly query: Query
  columnsOf(table: Sql): Promise<readonly FieldDef[]>
  /** The parts of a partitioned table. Afterwards, faults name the parts that do not answer. */
  partsOf(table: Sql): Promise<readonly Shard[]>
  close(): Promise<void>
}

/** The time limit in seconds for the test whether a shard answers. */
const SHARD_TEST_SECONDS = 10

/**
 * @param isDivided whether the tables are on shards: then statements that would move rows out of a shard are refused
 */
export const openServer = async (
  { connectionString, variable, seconds }: Address,
  isDivided: boolean,
): Promise<Server> => {
  const opened = openSession(connectionString, seconds, isDivided ? SETTINGS_OF_SHARDS : [])
  const session = await opened.catch((error: unknown) => {
    throw connectionFault({ variable, seconds, shards: [] }, error)
  })
  let shards: readonly Shard[] = []
  const silentShardsOf = async (part?: QueryPart): Promise<readonly Shard[]> =>
    part
      ? shards.filter(({ name }) => name === part.name)
      : silentShards(shards, connectionString, Math.min(seconds, SHARD_TEST_SECONDS))
  const orFault = <T>(answer: Promise<T>, part?: QueryPart): Promise<T> =>
    answer.catch(async (error: unknown) => {
      session.abandon()
      if (error instanceof RowsError) throw error
      const silent = isSilence(error) ? await silentShardsOf(part) : []
      throw connectionFault({ variable, seconds, shards: silent }, error)
    })
  return {
    query: async (asked, part) => {
      if (isDivided) await orFault(refuseRows(asked, session), part)
      return orFault(session.query(asked), part)
    },
    columnsOf: (table) => orFault(session.fieldsOf(`SELECT * FROM ${table.parts.join('')} LIMIT 0`)),
    partsOf: async (table) => {
      shards = await orFault(shardsOf(table, session))
      return shards
    },
    close: () => session.close(),
  }
}
