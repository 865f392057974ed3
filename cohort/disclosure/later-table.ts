import type { TimesTable } from './edition.ts'
import { areSafeChanges, changesSince, coarser, countsOf, type PublishedCounts } from './published-counts.ts'
import { sharedBins, total } from './shared-bins.ts'

/** A table of the last edition, with the current counts and the bins that are allowed now. */
export interface EarlierTable {
  readonly last: TimesTable
  /** In the bins of the last edition. */
  readonly now: PublishedCounts
  /** The same table in every earlier edition; none if only the counts of the last edition are made coarser. */
  readonly earlier: readonly TimesTable[]
  /** By kind of exit, the times at which a bin may end, except the last bin. */
  readonly allowed: PublishedCounts['ends']
  /** A number for each kind of exit; kinds with the same number share their bins. */
  readonly together: readonly number[]
}

/**
 * The table in bins that are unions of published bins, in which each count is 0 or at least k and has changed by 0 or
 * at least k since each earlier edition; null if there is no such table.
 */
export const laterTable = (
  { last, now, earlier, allowed, together }: EarlierTable,
  k: number,
): PublishedCounts | null => {
  const open = allowed.map((allowedEnds, kind) =>
    now.ends[kind]!.filter((end) => allowedEnds.includes(end) || !Number.isFinite(end)),
  )
  const counted = coarser(now, open)
  const before = earlier.map((table) => coarser(countsOf(table), open))
  if (counted === null || before.includes(null) || kindsOf(last).length !== counted.ends.length) return null
  const changes = (before as readonly PublishedCounts[]).map((then) => changesSince(then, counted))
  const ends = open.map((openEnds, kind) => {
    const kinds = together.flatMap((bundle, i) => (bundle === together[kind] ? [i] : []))
    const series = (counts: PublishedCounts['counts']) =>
      counts.flatMap((group) => kinds.map((i) => group[i]!))
    const bins = sharedBins(series(counted.counts), k, changes.map(series))
    return bins === null ? null : bins.map((end) => openEnds[end - 1]!)
  })
  if (ends.includes(null)) return null
  const published = coarser(counted, ends as PublishedCounts['ends'])!
  const areSafe = (before as readonly PublishedCounts[]).every((then) =>
    areSafeChanges(published, changesSince(coarser(then, published.ends)!, published), k),
  )
  return areSafe ? published : null
}

const kindsOf = ({ kinds }: TimesTable): readonly string[] => kinds.map(({ kind }) => kind)

/** The counts as a table; the last bins end at their earlier end, or after the longest follow-up. */
export const tableWith = (
  last: TimesTable,
  { groups, ends, counts }: PublishedCounts,
  lastEnd: number,
): TimesTable => ({
  ...last,
  groups,
  cells: groups.flatMap(({ name }, group) =>
    last.kinds.flatMap(({ kind }, i) =>
      counts[group]![i]!.map((count, bin) => ({
        group: name,
        kind,
        from: ends[i]![bin - 1] ?? 0,
        to: Number.isFinite(ends[i]![bin]!) ? ends[i]![bin]! : lastEnd,
        count,
      })),
    ),
  ),
})

/** The number of subjects in a table. */
export const sizeOfTable = ({ counts }: PublishedCounts): number => total(counts.flat(2))
