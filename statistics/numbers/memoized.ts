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
  return (key) => cached(cache, key, () => compute(key))
}

/** The same for arguments that are compared by a text of theirs. `keyOf`: the same text for equal arguments only. */
export const memoizedBy = <Argument, Result extends NonNullable<unknown> | null>(
  keyOf: (argument: Argument) => string,
  compute: (argument: Argument) => Result,
  cache: Cache<string, Result> = new Map<string, Result>(),
): ((argument: Argument) => Result) => {
  return (argument) => cached(cache, keyOf(argument), () => compute(argument))
}

const cached = <Key, Result>(cache: Cache<Key, Result>, key: Key, compute: () => Result): Result => {
  const kept = cache.get(key)
  if (kept !== undefined) return kept
  const result = compute()
  cache.set(key, result)
  return result
}
