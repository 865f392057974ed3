import type { EventTable, OwnCounts } from '../survival/event-table.ts'
import { type Covariates, centredCovariates } from './centred-covariates.ts'

/**
 * What a Cox model reads: per stratum the counts of each covariate pattern on times of its own, and each pattern's
 * covariates by its name. It is exactly the likelihood of the single rows, in memory in proportion to the rows of the
 * event table, however many patterns there are. At-risk counts need not be whole.
 */
export interface CoxData {
  readonly strata: readonly CoxStratum[]
  readonly covariates: Covariates
}

export interface CoxStratum {
  readonly groups: readonly OwnCounts[]
}

/** A table whose groups are covariate patterns, each on the times of all. */
export const coxStratum = ({ times, groups }: EventTable): CoxStratum => ({
  groups: groups.map((group) => ({ ...group, times })),
})

/** Who comes to be at risk and who has the event, at each event time of one stratum. */
export interface RiskSets {
  /** Ascending. */
  readonly times: readonly number[]
  readonly events: readonly number[]
  /** Going back in time: which pattern's count at risk is another than at the next event time, and which it is. */
  readonly changes: Cells
  /** Which pattern has events, and how many. */
  readonly deaths: Cells
  /** The centred covariates of each pattern, and of one pattern after the other. */
  readonly covariates: readonly (readonly number[])[]
  readonly x: Float64Array
}

/** Some patterns at each event time, with a count each: those of the k-th time stand from starts[k] to starts[k + 1]. */
export interface Cells {
  readonly starts: Uint32Array
  readonly pattern: Uint32Array
  readonly count: Float64Array
}

/** A likelihood's data laid out to be gone through many times: one per stratum. */
export type CoxRiskSets = readonly RiskSets[]

/** Errors: throws if a group of a table has no covariates. */
export const coxRiskSets = ({ strata, covariates }: CoxData): CoxRiskSets => {
  const centred = centredCovariates(covariates)
  return strata.map(({ groups }) => {
    const own = groups.map(({ name }) => {
      const found = centred.get(name)
      if (!found) throw new Error(`coxRiskSets: expected covariates of pattern "${name}", found none`)
      return found
    })
    const times = eventTimes(groups)
    const placeOf = new Map(times.map((time, k) => [time, k]))
    const deaths = cellsAt(times.length, (put) => {
      groups.forEach((group, j) => {
        for (let i = 0; i < group.times.length; i++)
          if (group.events[i]! > 0) put(placeOf.get(group.times[i]!)!, j, group.events[i]!)
      })
    })
    const changes = cellsAt(times.length, (put) => {
      groups.forEach((group, j) => {
        eachChange(group, times, (k, count) => put(k, j, count))
      })
    })
    const events = times.map((_, k) => {
      let sum = 0
      for (let at = deaths.starts[k]!; at < deaths.starts[k + 1]!; at++) sum += deaths.count[at]!
      return sum
    })
    return { times, events, changes, deaths, covariates: own, x: Float64Array.from(own.flat()) }
  })
}

const eventTimes = (groups: readonly OwnCounts[]): readonly number[] => {
  const found = new Set<number>()
  for (const { times, events } of groups)
    for (let i = 0; i < times.length; i++) if (events[i]! > 0) found.add(times[i]!)
  return [...found].sort((a, b) => a - b)
}

/** Going back from the last event time at which the pattern has another count at risk than after it: which, and the count. */
const eachChange = (
  { times: own, atRisk }: OwnCounts,
  times: readonly number[],
  visit: (k: number, count: number) => void,
): void => {
  let now = 0
  let k = times.length - 1
  for (let i = own.length - 1; i >= 0 && k >= 0; i--) {
    // between the time before and this one as many are at risk as at this one
    if (times[k]! > own[i]!) k = lastUpTo(times, own[i]!, k)
    if (k < 0 || (i > 0 && times[k]! <= own[i - 1]!) || atRisk[i] === now) continue
    now = atRisk[i]!
    visit(k, now)
  }
}

/** The last place up to `to` whose time is not after this one; -1 without. */
const lastUpTo = (times: readonly number[], time: number, to: number): number => {
  let [low, high] = [-1, to]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (times[middle]! <= time) low = middle
    else high = middle - 1
  }
  return low
}

/** What is put at the places 0 to size - 1, in the order of the places. */
const cellsAt = (
  size: number,
  fill: (put: (k: number, pattern: number, count: number) => void) => void,
): Cells => {
  const [places, patterns, counts]: [number[], number[], number[]] = [[], [], []]
  const starts = new Uint32Array(size + 1)
  fill((k, pattern, count) => {
    places.push(k)
    patterns.push(pattern)
    counts.push(count)
    starts[k + 1]! += 1
  })
  for (let k = 0; k < size; k++) starts[k + 1]! += starts[k]!
  const next = starts.slice(0, size)
  const pattern = new Uint32Array(places.length)
  const count = new Float64Array(places.length)
  places.forEach((k, i) => {
    const at = next[k]!++
    pattern[at] = patterns[i]!
    count[at] = counts[i]!
  })
  return { starts, pattern, count }
}
