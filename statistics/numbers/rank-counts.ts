/** Counts at the places of an ordered list, whose partial sums cost a logarithm of its length. */
export interface RankCounts {
  /** Adds to the count at this place, from 0. */
  add(place: number, count: number): void
  /** The sum of the counts before this place. */
  before(place: number): number
}

/**
 * A binary indexed tree of `size` counts, all 0: element i holds the sum of the counts whose places share its highest bits.
 *
 * Source: Fenwick 1994. Checked against sums of the list.
 */
export const rankCounts = (size: number): RankCounts => {
  const sums = new Float64Array(size + 1)
  return {
    add: (place, count) => {
      for (let i = place + 1; i <= size; i += i & -i) sums[i]! += count
    },
    before: (place) => {
      let sum = 0
      for (let i = place; i > 0; i -= i & -i) sum += sums[i]!
      return sum
    },
  }
}
