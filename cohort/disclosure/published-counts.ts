import { twelveDigits } from '../../statistics/numbers/twelve-digits.ts'
import type { EventRow } from '../counts/event-rows.ts'
import type { TimesTable } from './edition.ts'
import { fineCounts } from './fine-counts.ts'
import { inBins, isPublishable, total } from './shared-bins.ts'

/** The counts of a table of times, to be compared with those of another edition. */
export interface PublishedCounts {
  readonly groups: readonly { readonly name: string; readonly label: string }[]
  /** Per kind the ends of its bins; the last one is open, Infinity. */
  readonly ends: readonly (readonly number[])[]
  /** Per group, kind and bin. */
  readonly counts: readonly (readonly (readonly number[])[])[]
}

/** The published counts of an edition. */
export const countsOf = ({ groups, kinds, cells }: TimesTable): PublishedCounts => {
  const own = (group: string, kind: string) =>
    cells.filter((cell) => cell.group === group && cell.kind === kind).sort((a, b) => a.from - b.from)
  return {
    groups,
    ends: kinds.map(({ kind }) =>
      own(groups[0]!.name, kind).map(({ to }, i, all) =>
        i === all.length - 1 ? Number.POSITIVE_INFINITY : to,
      ),
    ),
    counts: groups.map(({ name }) => kinds.map(({ kind }) => own(name, kind).map(({ count }) => count))),
  }
}

/** The same cells counted in the rows of now. A time on an end belongs to the bin that begins there. */
export const countsIn = (
  groups: readonly { readonly name: string; readonly label: string; readonly rows: readonly EventRow[] }[],
  ends: PublishedCounts['ends'],
): PublishedCounts => ({
  groups: groups.map(({ name, label }) => ({ name, label })),
  ends,
  counts: groups.map(({ rows }) =>
    ends.map((own, kind) => {
      const cell = (time: number): number => own.findIndex((end) => twelveDigits(time) < end)
      // a group that nobody is in has no rows, and none of any kind
      return rows.length === 0 ? own.map(() => 0) : fineCounts(rows, own.length, cell)[kind]!
    }),
  ),
})

/** Counts in unions of their bins; null where some bin would have to be divided. */
export const coarser = (of: PublishedCounts, ends: PublishedCounts['ends']): PublishedCounts | null => {
  const places = ends.map((own, kind) => own.map((end) => (of.ends[kind] ?? []).indexOf(end) + 1))
  if (ends.length !== of.ends.length || places.some((own) => own.includes(0))) return null
  return {
    groups: of.groups,
    ends,
    counts: of.counts.map((group) => group.map((counts, kind) => inBins(counts, places[kind]!))),
  }
}

/** Changes of the counts by current group, kind and bin; a new group counted 0 before. */
export const changesSince = (then: PublishedCounts, now: PublishedCounts): PublishedCounts['counts'] =>
  now.groups.map(({ name }, group) => {
    const before = then.groups.findIndex((one) => one.name === name)
    return now.counts[group]!.map((own, kind) =>
      own.map((count, bin) => count - (then.counts[before]?.[kind]?.[bin] ?? 0)),
    )
  })

/**
 * Whether no union of cells that somebody would ask for has changed by 1 to k - 1, up or down: any groups together, any
 * kinds together, between any two times at which bins of all these kinds end. Where all changes go the same way that
 * is so if it is so of each cell; a count that went up and another that went down might leave a small sum.
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
export const subsets = (of: number): readonly (readonly number[])[] => {
  let all: readonly (readonly number[])[] = [[]]
  for (let one = 0; one < of; one++) all = [...all, ...all.map((choice) => [...choice, one])]
  return all.slice(1)
}
