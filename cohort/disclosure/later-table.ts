import type { TimesTable } from './edition.ts'
import { areSafeChanges, changesSince, coarser, countsOf, type PublishedCounts } from './published-counts.ts'
import { sharedBins, total } from './shared-bins.ts'

/** A table as the last edition told it, and what may be told of it now. */
export interface EarlierTable {
  readonly last: TimesTable
  /** In the bins of the last edition. */
  readonly now: PublishedCounts
  /** The same table in every edition before; none where only the last one's own counts are made coarser. */
  readonly earlier: readonly TimesTable[]
  /** Per kind the ends at which a bin may end, besides that of the last one. */
  readonly allowed: PublishedCounts['ends']
  /** Kinds of the same number share their bins. */
  readonly together: readonly number[]
}

/**
 * The table with bins that are unions of those told before, in which each count is 0 or at least k and has changed by
 * 0 or at least k since each edition before; null where there is no such table.
 */
export const laterTable = (
  { last, now, earlier, allowed, together }: EarlierTable,
  k: number,
): PublishedCounts | null => {
  const open = allowed.map((own, kind) =>
    now.ends[kind]!.filter((end) => own.includes(end) || !Number.isFinite(end)),
  )
  const counted = coarser(now, open)
  const before = earlier.map((one) => coarser(countsOf(one), open))
  if (counted === null || before.includes(null) || kindsOf(last).length !== counted.ends.length) return null
  const changes = (before as readonly PublishedCounts[]).map((then) => changesSince(then, counted))
  const ends = open.map((own, kind) => {
    const kinds = together.flatMap((one, i) => (one === together[kind] ? [i] : []))
    const series = (of: PublishedCounts['counts']) => of.flatMap((group) => kinds.map((i) => group[i]!))
    const bins = sharedBins(series(counted.counts), k, changes.map(series))
    return bins === null ? null : bins.map((end) => own[end - 1]!)
  })
  if (ends.includes(null)) return null
  const told = coarser(counted, ends as PublishedCounts['ends'])!
  const areSafe = (before as readonly PublishedCounts[]).every((then) =>
    areSafeChanges(told, changesSince(coarser(then, told.ends)!, told), k),
  )
  return areSafe ? told : null
}

const kindsOf = ({ kinds }: TimesTable): readonly string[] => kinds.map(({ kind }) => kind)

/** The counts as a table; the last bins end where they did, or where nobody is followed any more. */
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

/** How many subjects a table counts. */
export const sizeOfTable = ({ counts }: PublishedCounts): number => total(counts.flat(2))
