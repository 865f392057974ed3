import { crc32 } from '../sources/zip/crc-32.ts'

/** The tag of a number that nobody has bound yet: it is marked for the author. */
export const OPEN = 'open'
/** The tag of a number that is no result, by the author's decision: it stays as written. */
export const FIXED = 'fixed'

/** The 64 characters that Word allows for the tag of a content control, less the prefix that marks it as ours. */
const LONGEST = 55

/**
 * The tag that binds a number to a result: its id, and for an id of more than 55 characters its beginning, `~`, and the
 * CRC-32 of the id as eight hexadecimal digits.
 */
export const tagOf = (id: string): string =>
  id.length <= LONGEST ? id : `${id.slice(0, LONGEST - 9)}~${hexOf(id)}`

/** Whether a tag is of an id that was too long: then the tag alone does not give the id. */
export const isCutTag = (tag: string): boolean => tag.length === LONGEST && /~[0-9a-f]{8}$/.test(tag)

const hexOf = (id: string): string => crc32(new TextEncoder().encode(id)).toString(16).padStart(8, '0')

/** The ids of results by their tags. */
export const idsByTag = (ids: Iterable<string>): ReadonlyMap<string, string> =>
  new Map([...ids].map((id) => [tagOf(id), id]))
