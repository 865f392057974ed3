import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
import type { EventRow } from '../counts/event-rows.ts'
import type { TimesTable } from './edition.ts'
import { fineCounts } from './fine-counts.ts'
import { inBins, isPublishable, total } from './shared-bins.ts'

/** The counts of a table of times, to be compared with those of another edition. */
export interface PublishedCounts {
  readonly groups: readonly { readonly name: string; readonly label: string }[]
  /** The ends of the bins by kind of exit; the last one is open, Infinity. */
  readonly ends: readonly (readonly number[])[]
  /** By group, kind of exit and bin. */
  readonly counts: readonly (readonly (readonly number[])[])[]
}

/** The published counts of an edition. */
export const countsOf = ({ groups, kinds, cells }: TimesTable): PublishedCounts => {
  const cellsOf = (group: string, kind: string) =>
    cells.filter((cell) => cell.group === group && cell.kind === kind).sort((a, b) => a.from - b.from)
  return {
    groups,
    ends: kinds.map(({ kind }) =>
      cellsOf(groups[0]!.name, kind).map(({ to }, i, all) =>
        i === all.length - 1 ? Number.POSITIVE_INFINITY : to,
      ),
    ),
    counts: groups.map(({ name }) => kinds.map(({ kind }) => cellsOf(name, kind).map(({ count }) => count))),
  }
}

/** Current counts in the same cells. A time at the end of a bin belongs to the next bin. */
export const countsIn = (
  groups: readonly { readonly name: string; readonly label: string; readonly rows: readonly EventRow[] }[],
  ends: PublishedCounts['ends'],
): PublishedCounts => ({
  groups: groups.map(({ name, label }) => ({ name, label })),
  ends,
  counts: groups.map(({ rows }) =>
    ends.map((endsOfKind, kind) => {
      const cell = (time: number): number => endsOfKind.findIndex((end) => twelveDigits(time) < end)
      // an empty group has no rows: all counts are 0
      return rows.length === 0 ? endsOfKind.map(() => 0) : fineCounts(rows, endsOfKind.length, cell)[kind]!
    }),
  ),
})

/** Counts in unions of their bins; null if a bin would have to be divided. */
export const coarser = (finer: PublishedCounts, ends: PublishedCounts['ends']): PublishedCounts | null => {
  const places = ends.map((endsOfKind, kind) =>
    endsOfKind.map((end) => (finer.ends[kind] ?? []).indexOf(end) + 1),
  )
  if (ends.length !== finer.ends.length || places.some((placesOfKind) => placesOfKind.includes(0)))
    return null
  return {
    groups: finer.groups,
    ends,
    counts: finer.counts.map((group) => group.map((counts, kind) => inBins(counts, places[kind]!))),
  }
}

/** Changes of the counts by current group, kind and bin; a new group counted 0 before. */
export const changesSince = (then: PublishedCounts, now: PublishedCounts): PublishedCounts['counts'] =>
  now.groups.map(({ name }, group) => {
    const before = then.groups.findIndex((earlier) => earlier.name === name)
    return now.counts[group]!.map((countsOfKind, kind) =>
      countsOfKind.map((count, bin) => count - (then.counts[before]?.[kind]?.[bin] ?? 0)),
    )
  })

/**
 * Whether no union of cells has changed by 1 to k - 1, up or down, for any set of groups, any set of kinds of exit, and
 * any two times at which bins of all these kinds end. If all changes have the same sign, it is enough that it holds for
 * each cell; an increase and a decrease can have a small sum.
 */
export const areSafeChanges = (
  { ends }: Pick<PublishedCounts, 'ends'>,
  changes: PublishedCounts['counts'],
  k: number,
): boolean => {
  const all = changes.flat(2)
  if (all.some((change) => !isPublishable(Math.abs(change), k))) return false
  if (all.every((change) => change >= 0) || all.every((change) => change <= 0)) return true
  if (changes.length > MOST_TOGETHER || ends.length > MOST_TOGETHER) return false
  return subsets(changes.length).every((groups) =>
    subsets(ends.length).every((kinds) => {
      const common = ends[kinds[0]!]!.filter((end) => kinds.every((kind) => ends[kind]!.includes(end)))
      const upTo = (end: number): number =>
        total(
          groups.flatMap((group) =>
            kinds.map((kind) => total(changes[group]![kind]!, 0, ends[kind]!.indexOf(end) + 1)),
          ),
        )
      const sums = [0, ...common.map(upTo)]
      return sums.every((from, i) => sums.slice(i + 1).every((to) => isPublishable(Math.abs(to - from), k)))
    }),
  )
}

/** Limit of groups or kinds with changes in both directions; tables beyond it are not published. */
const MOST_TOGETHER = 6

/** All non-empty subsets of the items 0 to n - 1. */
export const subsets = (size: number): readonly (readonly number[])[] => {
  let all: readonly (readonly number[])[] = [[]]
  for (let item = 0; item < size; item++) all = [...all, ...all.map((choice) => [...choice, item])]
  return all.slice(1)
}
