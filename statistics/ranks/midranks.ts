import type { ValueCounts } from './value-counts.ts'

export interface Midranks {
  /** Subjects of each group. */
  readonly sizes: readonly number[]
  /** Sum of midranks of each group, ranked over all groups together. */
  readonly rankSums: readonly number[]
  /** Number of subjects with each distinct value, without values that no subject has. */
  readonly tieSizes: readonly number[]
  /** Sum of t^3 - t over the tied values. */
  readonly tieSum: number
}

/** Midranks over all groups: tied subjects get the mean of their ranks. */
export const midranks = (data: ValueCounts): Midranks => {
  const sizes = data.groups.map(() => 0)
  const rankSums = data.groups.map(() => 0)
  const tieSizes: number[] = []
  let [seen, tieSum] = [0, 0]
  for (let i = 0; i < data.values.length; i++) {
    const ties = data.groups.reduce((sum, group) => sum + group.counts[i]!, 0)
    if (ties === 0) continue
    data.groups.forEach((group, j) => {
      sizes[j]! += group.counts[i]!
      rankSums[j]! += group.counts[i]! * (seen + (ties + 1) / 2)
    })
    tieSizes.push(ties)
    tieSum += ties * ties * ties - ties
    seen += ties
  }
  return { sizes, rankSums, tieSizes, tieSum }
}
