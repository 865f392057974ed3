import { type Answer, known, unknown } from '../numbers/answer.ts'
import { randomBelow, shuffle } from '../numbers/random.ts'
import { toNumber } from '../numbers/rational.ts'
import { type MonteCarloP, monteCarlo } from '../proportions/monte-carlo.ts'
import type { EventTable } from '../survival/event-table.ts'
import { groupNames } from './log-rank.ts'
import {
  type Allocation,
  allocationCount,
  forEachAllocation,
  groupSizes,
  hasDelayedEntry,
  type SubjectClass,
  subjectClasses,
} from './log-rank-allocations.ts'
import { comparer, type PermutationStatistic } from './permutation-statistic.ts'

/** More assignments than this are drawn at random instead. */
export const MOST_ALLOCATIONS = 1_000_000n

/**
 * Exact permutation log-rank test: the proportion of all allocations of the observed (time, status) to groups of these
 * sizes, within strata, whose statistic is at least the observed one; the observed allocation counts. For two groups
 * the statistics are compared as exact fractions. Valid only if censoring does not depend on group. Two-sided.
 *
 * `strata`: as for `logRank`. No answer under delayed entry, with more than 10^6 assignments, or with one group.
 * Source: Heinze, Gnant and Schemper 2003. Checked against coin `logrank_test(distribution = "exact")` (linear) and
 * enumeration with R `survdiff` (studentised).
 */
export const logRankPermutation = (
  strata: readonly EventTable[],
  statistic: PermutationStatistic,
): { p: Answer; assignments: Answer } => {
  const names = groupNames(strata)
  const reason = whyNot(strata, names)
  if (reason !== undefined) return { p: unknown(reason), assignments: unknown(reason) }
  const sizes = groupSizes(strata, names)
  const total = allocationCount(sizes)
  if (total > MOST_ALLOCATIONS) {
    const none = unknown('more than 1000000 assignments')
    return { p: none, assignments: none }
  }
  const classes = subjectClasses(strata)
  const isExtreme = comparer(classes, sizes, statistic, observedAllocation(strata, names, classes))
  let extreme = 0n
  forEachAllocation(classes, sizes, (allocation, ways) => {
    if (isExtreme(allocation)) extreme += ways
  })
  return { p: known(toNumber({ n: extreme, d: total })), assignments: known(Number(total)) }
}

/**
 * The same test by B random allocations: p = (b+1)/(B+1), with exact limits of the Monte Carlo error at `level`.
 * `runs` B and `seed` are declared by the plan.
 */
export const logRankMonteCarlo = (
  strata: readonly EventTable[],
  statistic: PermutationStatistic,
  runs: number,
  seed: number,
  level: number,
): MonteCarloP => {
  const names = groupNames(strata)
  const reason = whyNot(strata, names)
  if (reason !== undefined) {
    const none = unknown(reason)
    return { p: none, lower: none, upper: none, runs, seed }
  }
  const sizes = groupSizes(strata, names)
  const classes = subjectClasses(strata)
  const isExtreme = comparer(classes, sizes, statistic, observedAllocation(strata, names, classes))
  const below = randomBelow(seed)
  const labels = sizes.map((row) => row.flatMap((size, j) => Array.from({ length: size }, () => j)))
  let extreme = 0
  for (let run = 0; run < runs; run++) {
    for (const ofStratum of labels) shuffle(ofStratum, below)
    const next = labels.map(() => 0)
    const allocation = classes.map(({ stratum, count }) => {
      const cell = names.map(() => 0)
      for (let k = 0; k < count; k++) cell[labels[stratum]![next[stratum]!++]!]! += 1
      return cell
    })
    if (isExtreme(allocation)) extreme += 1
  }
  return { ...monteCarlo(extreme, runs, level), runs, seed }
}

const whyNot = (strata: readonly EventTable[], names: readonly string[]): string | undefined => {
  if (names.length < 2) return 'only one group'
  if (hasDelayedEntry(strata)) return 'not available with delayed entry'
  return undefined
}

const observedAllocation = (
  strata: readonly EventTable[],
  names: readonly string[],
  classes: readonly SubjectClass[],
): Allocation =>
  classes.map(({ stratum, time, isEvent }) => {
    const table = strata[stratum]!
    const i = Array.from(table.times).indexOf(time)
    return names.map((name) =>
      table.groups
        .filter((group) => group.name === name)
        .reduce((sum, group) => {
          const others = group.competing.reduce((s, cause) => s + cause[i]!, group.censored[i]!)
          return sum + (isEvent ? group.events[i]! : others)
        }, 0),
    )
  })
