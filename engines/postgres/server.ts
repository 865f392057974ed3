import type { FieldDef } from 'pg'
import { RowsError } from '../rows-error.ts'
import type { Query, QueryPart } from '../sql/query.ts'
import type { Sql } from '../sql/sql.ts'
import { connectionFault } from './connection-fault.ts'
import { openSession } from './session.ts'
import { isSilence, refuseRows, SETTINGS_OF_SHARDS, type Shard, shardsOf, silentShards } from './shards.ts'

/** Where a server is, by which name people know it, and for how long it is waited. */
interface Address {
  readonly connectionString: string
  /** The environment variable that holds it. */
  readonly variable: string
  readonly seconds: number
}

/** A server that answers, or the run ends with a fault which says who did not. */
export interface Server {
  readonly query: Query
  columnsOf(table: Sql): Promise<readonly FieldDef[]>
  /** The parts of a divided table. From then on each of them is known where it is silent. */
  partsOf(table: Sql): Promise<readonly Shard[]>
  close(): Promise<void>
}

/** Who may have failed is asked once more, not for longer. */
const ASK_AGAIN = 10

/** @param isDivided whether shards lie behind it: then nothing is asked that would move rows out of one */
export const openServer = async (
  { connectionString, variable, seconds }: Address,
  isDivided: boolean,
): Promise<Server> => {
  const opened = openSession(connectionString, seconds, isDivided ? SETTINGS_OF_SHARDS : [])
  const session = await opened.catch((error: unknown) => {
    throw connectionFault({ variable, seconds, shards: [] }, error)
  })
  let shards: readonly Shard[] = []
  const silentAmong = async (part?: QueryPart): Promise<readonly Shard[]> =>
    part
      ? shards.filter(({ name }) => name === part.name)
      : silentShards(shards, connectionString, Math.min(seconds, ASK_AGAIN))
  const answered = <T>(answer: Promise<T>, part?: QueryPart): Promise<T> =>
    answer.catch(async (error: unknown) => {
      session.abandon()
      if (error instanceof RowsError) throw error
      const silent = isSilence(error) ? await silentAmong(part) : []
      throw connectionFault({ variable, seconds, shards: silent }, error)
    })
  return {
    query: async (asked, part) => {
      if (isDivided) await answered(refuseRows(asked, session), part)
      return answered(session.query(asked), part)
    },
    columnsOf: (table) => answered(session.fieldsOf(`SELECT * FROM ${table.parts.join('')} LIMIT 0`)),
    partsOf: async (table) => {
      shards = await answered(shardsOf(table, session))
      return shards
    },
    close: () => session.close(),
  }
}
