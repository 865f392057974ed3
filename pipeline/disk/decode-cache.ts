import type { Format } from '../contracts.ts'

const known = new WeakMap<Uint8Array, Map<Format<unknown>, WeakRef<object>>>()

/**
 * The value of an artifact's bytes. Stages that read the same bytes in the same format get the same value, which is
 * cached weakly. Values are read-only; a test freezes them.
 */
export const decodeCached = <T>(format: Format<T>, bytes: Uint8Array, path: string): T => {
  const decodedForms = known.get(bytes) ?? new Map<Format<unknown>, WeakRef<object>>()
  const before = decodedForms.get(format)?.deref()
  if (before !== undefined) return before as T
  const value = format.decode(bytes, path)
  if (typeof value === 'object' && value !== null) decodedForms.set(format, new WeakRef(value))
  known.set(bytes, decodedForms)
  return value
}
