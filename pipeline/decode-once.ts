import type { Format } from './contracts.ts'

const known = new WeakMap<Uint8Array, Map<Format<unknown>, unknown>>()

/**
 * The value of an artifact's bytes: the same one for every stage that reads them in the same format, as long as the bytes are held. What a
 * stage is given is read only, so that nobody sees what another did with it; a test freezes it.
 */
export const decodeOnce = <T>(format: Format<T>, bytes: Uint8Array, path: string): T => {
  const own = known.get(bytes) ?? new Map<Format<unknown>, unknown>()
  if (own.has(format)) return own.get(format) as T
  const value = format.decode(bytes, path)
  own.set(format, value)
  known.set(bytes, own)
  return value
}
