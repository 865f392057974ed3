import { inBins, isPublishable, sharedBins, total } from './shared-bins.ts'

type Series = readonly number[]

/** Of each kind of leaving the ends of its bins, as numbers of cells. */
export type Ends = readonly (readonly number[])[]

/** Each kind of leaving has bins of its own; null where the total of one is from 1 to k - 1. */
export const ownEnds = (kinds: readonly Series[], k: number): Ends | null =>
  allOrNone(kinds.map((series) => sharedBins([series], k)))

/**
 * The bins of a grouping: unions of those of everybody, kind by kind, alike for all groups. Who is in no group is a
 * group too, for everybody minus the groups tells of them. `groups`: per group and kind the cells of the grid.
 */
export const groupEnds = (
  everybody: readonly Series[],
  groups: readonly (readonly Series[])[],
  ends: Ends,
  k: number,
): Ends | null =>
  allOrNone(
    everybody.map((_, kind) => {
      const own = groups.map((group) => inBins(group[kind]!, ends[kind]!))
      const shared = sharedBins(own, k)
      return shared === null ? null : shared.map((end) => ends[kind]![end - 1]!)
    }),
  )

/** Counts of subjects without a group, by kind; null if there are none. */
export const restOf = (
  everybody: readonly Series[],
  groups: readonly (readonly Series[])[],
): readonly Series[] | null => {
  const rest = everybody.map((series, kind) =>
    series.map((count, cell) => count - total(groups.map((group) => group[kind]![cell]!))),
  )
  return rest.every((series) => total(series) === 0) ? null : rest
}

/**
 * Kinds of a second endpoint in which each kind of the first is divided: the parts of one kind share bins, unions of
 * that kind's. `of`: to which kind of the first each kind of the second belongs.
 */
export const partEnds = (
  parts: readonly Series[],
  of: readonly number[],
  ends: Ends,
  k: number,
): Ends | null => {
  const byWhole = ends.map((own, whole) => {
    const shared = sharedBins(
      parts.filter((_, part) => of[part] === whole).map((series) => inBins(series, own)),
      k,
    )
    return shared === null ? null : shared.map((end) => own[end - 1]!)
  })
  return allOrNone(of.map((whole) => byWhole[whole]!))
}

/** Kinds of a second endpoint that are sums of kinds of the first: bins end where those of all its parts do. */
export const sumEnds = (of: readonly number[], ends: Ends, sums: number): Ends =>
  Array.from({ length: sums }, (_, sum) => {
    const own = ends.filter((_, part) => of[part] === sum)
    return own[0]!.filter((end) => own.every((one) => one.includes(end)))
  })

/**
 * Which kind of the coarser endpoint each kind of the finer one belongs to, so that at every time each coarser count is
 * the sum of its finer ones; null where there is no such way. Both: per kind the counts at the same times.
 */
export const kindMap = (finer: readonly Series[], coarser: readonly Series[]): readonly number[] | null => {
  const ways = Math.round(Math.exp(finer.length * Math.log(coarser.length)))
  if (ways > MOST_WAYS) return null
  for (let way = 0; way < ways; way++) {
    const of = finer.map(
      (_, i) => Math.floor(way / Math.round(Math.exp(i * Math.log(coarser.length)))) % coarser.length,
    )
    const fits = coarser.every((series, whole) =>
      series.every(
        (count, time) =>
          of.includes(whole) && count === total(finer.map((part, i) => (of[i] === whole ? part[time]! : 0))),
      ),
    )
    if (fits) return of
  }
  return null
}

const MOST_WAYS = 20_000

/** Whether this count and the rest may both be published. */
export const areBothPublishable = (count: number, of: number, k: number): boolean =>
  isPublishable(count, k) && isPublishable(of - count, k)

const allOrNone = <T>(items: readonly (T | null)[]): readonly T[] | null =>
  items.includes(null) ? null : (items as readonly T[])
