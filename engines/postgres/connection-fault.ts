import { RowsError } from '../rows-error.ts'
import type { Shard } from './shards.ts'

/** A failed request, with the shards known not to have answered. */
interface FailedRequest {
  /** The environment variable that names the server. */
  readonly variable: string
  readonly seconds: number
  readonly shards: readonly Shard[]
}

/**
 * Uses only the error code: a server's message may contain a value of a row, the driver's a part of the connection
 * string.
 */
export const connectionFault = ({ variable, seconds, shards }: FailedRequest, error: unknown): RowsError => {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const tookTooLong = code === '57014' || message === 'Query read timeout'
  const words = tookTooLong
    ? `none within ${seconds} s`
    : isCode(code)
      ? `error ${code}`
      : (DRIVER_WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'an error without a code')
  return new RowsError({
    file: 'datapackage.json',
    field: 'database',
    expected: `an answer from the server that ${variable} names`,
    found:
      shards.length === 0 ? words : `${words}, and no answer from ${shards.map(shardName).join(' and ')}`,
    remedy: REMEDIES[code] ?? (tookTooLong && shards.length === 0 ? TOO_LONG : OTHERWISE),
  })
}

/** SQLSTATE such as 42P01, or a system code such as ECONNREFUSED. */
const isCode = (code: unknown): boolean => typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)

/** Our words for the driver's errors without a code; the driver's own words are never shown. */
const DRIVER_WORDS: readonly (readonly [said: RegExp, words: string])[] = [
  [/^timeout expired|connection timeout$/, 'no connection in time'],
  [/^Connection terminated/, 'a closed connection'],
  [/client password must be/, 'a server that requires a password, and none was given'],
  [/^SASL/, 'a failed login'],
  [/ssl/i, 'no SSL connection as the variable asks for'],
]

const shardName = ({ name, server }: Shard): string =>
  `the shard ${name}${server === null ? '' : ` (server ${server})`}`

const TOO_LONG = 'nothing was written; give it more time (timeout in database), or find out what delays it'
const OTHERWISE = 'nothing was counted or written; run again when all servers are available'
const REMEDIES: Readonly<Record<string, string>> = {
  '42P01': 'there is no such table',
  '42501': 'the user needs SELECT on the table and on each of its partitions',
}
