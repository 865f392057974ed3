/** Storage of results: a `Map`, or a `WeakMap` for keys that are objects. */
interface Cache<Key, Result> {
  get(key: Key): Result | undefined
  set(key: Key, result: Result): unknown
}

/**
 * A function that computes the result of each key once and caches it.
 *
 * `compute`: depends only on its key, and never returns undefined. `cache`: a new `Map` by default. Keys are compared
 * as in a `Map`: texts and numbers by value, objects by identity.
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
