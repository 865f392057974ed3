/** Where results are kept: a `Map`, or a `WeakMap` for keys that are objects. */
interface Cache<Key, Result> {
  get(key: Key): Result | undefined
  set(key: Key, result: Result): unknown
}

/**
 * A function that computes each key's result once and keeps it.
 *
 * `compute`: depends on nothing but its key, and never returns undefined. `cache`: keeps the results; a `Map` of its own
 * unless given. Keys are compared as `Map` compares them: texts and numbers by value, objects by identity.
 */
export const memoized = <Key, Result extends NonNullable<unknown> | null>(
  compute: (key: Key) => Result,
  cache: Cache<Key, Result> = new Map<Key, Result>(),
): ((key: Key) => Result) => {
  return (key) => {
    const kept = cache.get(key)
    if (kept !== undefined) return kept
    const result = compute(key)
    cache.set(key, result)
    return result
  }
}
