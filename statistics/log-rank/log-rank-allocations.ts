import type { EventTable } from '../survival/event-table.ts'

/** Subjects of a stratum with equal time and status, which a permutation allocates to the groups. */
export interface SubjectClass {
  readonly stratum: number
  readonly time: number
  readonly isEvent: boolean
  readonly count: number
}

/** Classes of all strata, in each stratum from the last time to the first, events after censorings. */
export const subjectClasses = (strata: readonly EventTable[]): readonly SubjectClass[] =>
  strata.flatMap((table, stratum) =>
    Array.from(table.times, (time, i) => {
      const sum = (pick: (group: EventTable['groups'][number]) => number): number =>
        table.groups.reduce((total, group) => total + pick(group), 0)
      const events = sum((group) => group.events[i]!)
      const others = sum((group) => group.competing.reduce((s, cause) => s + cause[i]!, group.censored[i]!))
      return [
        { stratum, time, isEvent: true, count: events },
        { stratum, time, isEvent: false, count: others },
      ].filter(({ count }) => count > 0)
    })
      .flat()
      .reverse(),
  )

/** Whether any subject entered after time 0: then the subjects are not exchangeable. */
export const hasDelayedEntry = (strata: readonly EventTable[]): boolean =>
  strata.some((table) =>
    table.groups.some((group) =>
      Array.from(group.entered).some((count, i) => count > 0 && table.times[i]! > 0),
    ),
  )

/** Group sizes by stratum, in the order of `names`. */
export const groupSizes = (
  strata: readonly EventTable[],
  names: readonly string[],
): readonly (readonly number[])[] =>
  strata.map((table) =>
    names.map((name) =>
      table.groups
        .filter((group) => group.name === name)
        .reduce((sum, group) => sum + Array.from(group.entered).reduce((a, b) => a + b, 0), 0),
    ),
  )

/** The number of allocations of the subjects: product over strata of n!/(product of n_j!). */
export const allocationCount = (sizes: readonly (readonly number[])[]): bigint =>
  sizes.reduce((product, row) => {
    let remaining = row.reduce((a, b) => a + b, 0)
    for (const size of row) {
      product *= choose(remaining, size)
      remaining -= size
    }
    return product
  }, 1n)

export const choose = (n: number, k: number): bigint => {
  let value = 1n
  for (let j = 1; j <= k; j++) value = (value * BigInt(n - j + 1)) / BigInt(j)
  return value
}

/** The number of subjects [c][j] of class c that are allocated to group j. */
export type Allocation = readonly (readonly number[])[]

/**
 * Visits all allocations of the classes to groups of these sizes, each with the number of ways to choose its subjects.
 */
export const forEachAllocation = (
  classes: readonly SubjectClass[],
  sizes: readonly (readonly number[])[],
  visit: (allocation: Allocation, ways: bigint) => void,
): void => {
  const capacities = sizes.map((row) => [...row])
  const allocation: number[][] = classes.map((_) => capacities[0]!.map(() => 0))
  const allocateClass = (c: number, ways: bigint): void => {
    const subjects = classes[c]
    if (!subjects) {
      visit(allocation, ways)
      return
    }
    const free = capacities[subjects.stratum]!
    const allocateGroup = (j: number, remaining: number, w: bigint): void => {
      const last = j === free.length - 1
      for (let k = last ? remaining : 0; k <= Math.min(remaining, free[j]!); k++) {
        allocation[c]![j] = k
        free[j]! -= k
        if (last) allocateClass(c + 1, w)
        else allocateGroup(j + 1, remaining - k, remaining === 1 ? w : w * choose(remaining, k))
        free[j]! += k
      }
    }
    allocateGroup(0, subjects.count, ways)
  }
  allocateClass(0, 1n)
}
