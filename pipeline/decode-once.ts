import type { Format } from './contracts.ts'

const known = new WeakMap<Uint8Array, Map<Format<unknown>, WeakRef<object>>>()

/**
 * The value of an artifact's bytes: the same one for stages that read the same bytes soon after each other in the same format, as long as
 * nobody needs the memory. What a stage is given is read only, so that nobody sees what another did with it; a test freezes it.
 */
export const decodeOnce = <T>(format: Format<T>, bytes: Uint8Array, path: string): T => {
  const own = known.get(bytes) ?? new Map<Format<unknown>, WeakRef<object>>()
  const before = own.get(format)?.deref()
  if (before !== undefined) return before as T
  const value = format.decode(bytes, path)
  if (typeof value === 'object' && value !== null) own.set(format, new WeakRef(value))
  known.set(bytes, own)
  return value
}
