import { groupBy } from './group-by.ts'

/** Items by a key, the keys by code unit: the order of the rows of tables of counts. */
export const sortedGroups = <T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] =>
  [...groupBy(items, key)].sort(([a], [b]) => (a < b ? -1 : 1))

/** Numbers by size, before texts by code unit; the empty text (missing) first. */
export const compareTexts = (a: string, b: string): number => {
  const [x, y] = [a === '' ? -Infinity : Number(a), b === '' ? -Infinity : Number(b)]
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1
  return Number.isNaN(x) || x === y ? (a < b ? -1 : 1) : x - y
}
