import type { EventTable } from '../survival/event-table.ts'

/** Those of one stratum who share time and status, whom a permutation deals out to the groups. */
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

/** Whether anybody entered after the first time: then the subjects cannot be exchanged. */
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

/** How many ways there are to deal the subjects out: product over strata of n!/(product of n_j!). */
export const allocationCount = (sizes: readonly (readonly number[])[]): bigint =>
  sizes.reduce((product, row) => {
    let left = row.reduce((a, b) => a + b, 0)
    for (const size of row) {
      product *= choose(left, size)
      left -= size
    }
    return product
  }, 1n)

export const choose = (n: number, k: number): bigint => {
  let value = 1n
  for (let j = 1; j <= k; j++) value = (value * BigInt(n - j + 1)) / BigInt(j)
  return value
}

/** Deals: dealt[c][j] of class c go to group j. */
export type Allocation = readonly (readonly number[])[]

/** Goes through all deals of the classes to groups of these sizes, each with the number of ways it stands for. */
export const forEachAllocation = (
  classes: readonly SubjectClass[],
  sizes: readonly (readonly number[])[],
  visit: (deal: Allocation, ways: bigint) => void,
): void => {
  const room = sizes.map((row) => [...row])
  const deal: number[][] = classes.map((_) => room[0]!.map(() => 0))
  const dealClass = (c: number, ways: bigint): void => {
    const own = classes[c]
    if (!own) {
      visit(deal, ways)
      return
    }
    const free = room[own.stratum]!
    const dealGroup = (j: number, left: number, w: bigint): void => {
      const last = j === free.length - 1
      for (let k = last ? left : 0; k <= Math.min(left, free[j]!); k++) {
        deal[c]![j] = k
        free[j]! -= k
        if (last) dealClass(c + 1, w)
        else dealGroup(j + 1, left - k, left === 1 ? w : w * choose(left, k))
        free[j]! += k
      }
    }
    dealGroup(0, own.count, ways)
  }
  dealClass(0, 1n)
}
