import { inBins, isPublishable, sharedBins, total } from './shared-bins.ts'

type Series = readonly number[]

/** The ends of the bins of each kind of exit, as numbers of cells. */
export type Ends = readonly (readonly number[])[]

/** Separate bins for each kind of exit; null if the total of one kind is from 1 to k - 1. */
export const separateEnds = (kinds: readonly Series[], k: number): Ends | null =>
  allOrNone(kinds.map((series) => sharedBins([series], k)))

/**
 * The bins of a grouping: for each kind of exit, unions of the overall bins, the same for all groups. Subjects without
 * a group form a group too, since the overall counts minus those of the groups give theirs. `groups`: the cells of the
 * grid by group and kind.
 */
export const groupEnds = (
  overall: readonly Series[],
  groups: readonly (readonly Series[])[],
  ends: Ends,
  k: number,
): Ends | null =>
  allOrNone(
    overall.map((_, kind) => {
      const inEnds = groups.map((group) => inBins(group[kind]!, ends[kind]!))
      const shared = sharedBins(inEnds, k)
      return shared === null ? null : shared.map((end) => ends[kind]![end - 1]!)
    }),
  )

/** Counts of subjects without a group, by kind; null if there are none. */
export const restOf = (
  overall: readonly Series[],
  groups: readonly (readonly Series[])[],
): readonly Series[] | null => {
  const rest = overall.map((series, kind) =>
    series.map((count, cell) => count - total(groups.map((group) => group[kind]![cell]!))),
  )
  return rest.every((series) => total(series) === 0) ? null : rest
}

/**
 * The bins of a second endpoint whose kinds of exit divide those of the first: all parts of a kind share bins, which
 * are unions of the bins of that kind. `wholeOf`: for each kind of the second endpoint, the kind of the first that it
 * is a part of.
 */
export const partEnds = (
  parts: readonly Series[],
  wholeOf: readonly number[],
  ends: Ends,
  k: number,
): Ends | null => {
  const byWhole = ends.map((endsOfWhole, whole) => {
    const shared = sharedBins(
      parts.filter((_, part) => wholeOf[part] === whole).map((series) => inBins(series, endsOfWhole)),
      k,
    )
    return shared === null ? null : shared.map((end) => endsOfWhole[end - 1]!)
  })
  return allOrNone(wholeOf.map((whole) => byWhole[whole]!))
}

/**
 * The bins of a second endpoint whose kinds of exit are sums of kinds of the first: a bin ends where bins of all parts
 * end.
 */
export const sumEnds = (sumOf: readonly number[], ends: Ends, sums: number): Ends =>
  Array.from({ length: sums }, (_, sum) => {
    const endsOfParts = ends.filter((_, part) => sumOf[part] === sum)
    return endsOfParts[0]!.filter((end) => endsOfParts.every((partEnd) => partEnd.includes(end)))
  })

/**
 * For each kind of exit of the finer endpoint, the kind of the coarser one that it is a part of, so that at every time
 * each coarser count is the sum of its parts; null if there is no such assignment. Both arguments: counts by kind, at
 * the same times.
 */
export const kindMap = (finer: readonly Series[], coarser: readonly Series[]): readonly number[] | null => {
  const ways = Math.round(Math.exp(finer.length * Math.log(coarser.length)))
  if (ways > MOST_WAYS) return null
  for (let way = 0; way < ways; way++) {
    const wholeOf = finer.map(
      (_, i) => Math.floor(way / Math.round(Math.exp(i * Math.log(coarser.length)))) % coarser.length,
    )
    const fits = coarser.every((series, whole) =>
      series.every(
        (count, time) =>
          wholeOf.includes(whole) &&
          count === total(finer.map((part, i) => (wholeOf[i] === whole ? part[time]! : 0))),
      ),
    )
    if (fits) return wholeOf
  }
  return null
}

const MOST_WAYS = 20_000

/** Whether this count and the rest may both be published. */
export const areBothPublishable = (count: number, size: number, k: number): boolean =>
  isPublishable(count, k) && isPublishable(size - count, k)

const allOrNone = <T>(items: readonly (T | null)[]): readonly T[] | null =>
  items.includes(null) ? null : (items as readonly T[])
