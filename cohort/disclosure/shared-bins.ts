/** Whether a count may be published: 0 or at least k. */
export const isPublishable = (count: number, k: number): boolean => count === 0 || count >= k

/**
 * Merges neighbouring cells into bins that all series share, so that in each bin each series counts 0 or at least k.
 * `series`: integer counts, all of one length C. Result: the ends of the bins as numbers of cells, ascending, the last
 * one C (`[3, 8]`: cells 0 to 2 and 3 to 7); null if even a single bin of all cells has a count from 1 to k - 1.
 *
 * A bin closes at the first cell at which all its counts can be published and one of them is not 0; the remainder at
 * the end goes into the last bin. A bin without counts is never closed, so that an open bin reveals nothing, even to a
 * reader who knows the rule.
 *
 * `changes`: for each earlier edition, the change of each series since. A bin then closes only where each change is 0
 * or at least k, up or down, and at least one change of each edition is not 0: an open bin does not distinguish a small
 * change from none.
 */
export const sharedBins = (
  series: Several,
  k: number,
  changes: readonly Several[] = [],
): readonly number[] | null => {
  const cells = series[0]?.length ?? 0
  const ends: number[] = []
  let start = 0
  for (let end = 1; end <= cells; end++) {
    if (
      arePublishableBins(series, changes, start, end, k) &&
      series.some((counts) => total(counts, start, end) > 0)
    ) {
      ends.push(end)
      start = end
    }
  }
  if (start === cells) return ends
  // the rest of a series can be 0 or small: it joins bins from the end until all can be published
  do ends.pop()
  while (ends.length > 0 && !arePublishableBins(series, changes, ends.at(-1)!, cells, k))
  return arePublishableBins(series, changes, ends.at(-1) ?? 0, cells, k) ? [...ends, cells] : null
}

type Several = readonly (readonly number[])[]

const arePublishableBins = (
  series: Several,
  changes: readonly Several[],
  start: number,
  end: number,
  k: number,
): boolean =>
  series.every((counts) => isPublishable(total(counts, start, end), k)) &&
  changes.every((edition) =>
    arePublishableChanges(
      edition.map((counts) => total(counts, start, end)),
      k,
    ),
  )

/** Changes of the same cell in several series: each 0 or at least k, up or down, and not all of them 0. */
export const arePublishableChanges = (changes: readonly number[], k: number): boolean =>
  changes.every((change) => isPublishable(Math.abs(change), k)) && changes.some((change) => change !== 0)

/** The sum of the cells from `start` up to, but without, `end`. */
export const total = (counts: readonly number[], start = 0, end = counts.length): number => {
  let sum = 0
  for (let i = start; i < end; i++) sum += counts[i]!
  return sum
}

/** The counts in bins that end at these cells. */
export const inBins = (counts: readonly number[], ends: readonly number[]): readonly number[] =>
  ends.map((end, i) => total(counts, ends[i - 1] ?? 0, end))
