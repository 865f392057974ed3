/**
 * The search's budget is work, not time, so that every machine gets the same result. The unit is one subject counted:
 * recomputing an analysis of n subjects costs n.
 */
export const SINGLES_WORK = 60_000_000

/** Budget for pairs of changes. */
export const PAIRS_WORK = 400_000

/** Budget for the exact times behind rounded ones, per analysis. */
export const ROUNDING_WORK = 1_500_000

/**
 * As many of these as the work allows: all, in their order, or an evenly spaced sample, so that every part of the
 * cohort is covered.
 */
export const affordable = <T>(all: readonly T[], costOfOne: number, work: number): readonly T[] => {
  const most = Math.max(1, Math.floor(work / Math.max(1, costOfOne)))
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}
