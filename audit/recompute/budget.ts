/**
 * The search's budget is declared work, not time, so that every machine searches the same. Its unit is one subject
 * counted again: computing one analysis of n subjects anew costs n.
 */
export const SINGLES_WORK = 60_000_000

/** For two changes at once. */
export const PAIRS_WORK = 400_000

/** For the exact times behind rounded ones, an analysis. */
export const ROUNDING_WORK = 1_500_000

/**
 * So many of these as the work allows: all of them in their order, or else every so-manieth, so that no part of the
 * cohort is looked at alone.
 */
export const affordable = <T>(all: readonly T[], costOfOne: number, work: number): readonly T[] => {
  const most = Math.max(1, Math.floor(work / Math.max(1, costOfOne)))
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}
