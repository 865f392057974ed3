import type { EventTable, GroupEventTable } from '../survival/event-table.ts'
import { type Covariates, centredCovariates } from './centred-covariates.ts'

/**
 * The data of a Cox model: per stratum the counts of each covariate pattern on the pattern's own times, and the
 * covariates of each pattern by its name. The likelihood is exactly that of the single rows; memory is proportional to
 * the rows of the event table, whatever the number of patterns. At-risk counts need not be whole.
 */
export interface CoxData {
  readonly strata: readonly CoxStratum[]
  readonly covariates: Covariates
}

export interface CoxStratum {
  readonly groups: readonly GroupEventTable[]
}

/** A stratum from an event table whose groups are covariate patterns. */
export const coxStratum = ({ times, groups }: EventTable): CoxStratum => ({
  groups: groups.map((group) => ({ ...group, times })),
})

/** Changes of the number at risk and events, at each event time of one stratum. */
export interface RiskSets {
  /** Ascending. */
  readonly times: readonly number[]
  readonly events: readonly number[]
  /** Patterns with another number at risk than at the next event time, with that number. */
  readonly changes: Cells
  /** Patterns with events, with the number of events. */
  readonly deaths: Cells
  /** The centred covariates of each pattern, as rows and as one flat array. */
  readonly covariates: readonly (readonly number[])[]
  readonly x: Float64Array
}

/**
 * Some patterns at each event time, with a count each: those of the k-th time are from starts[k] to before starts[k +
 * 1].
 */
export interface Cells {
  readonly starts: Uint32Array
  readonly pattern: Uint32Array
  readonly count: Float64Array
}

/** The data of a likelihood, arranged for repeated passes; one element per stratum. */
export type CoxRiskSets = readonly RiskSets[]

/** Errors: throws if a group of a table has no covariates. */
export const coxRiskSets = ({ strata, covariates }: CoxData): CoxRiskSets => {
  const centred = centredCovariates(covariates)
  return strata.map(({ groups }) => {
    const patterns = groups.map(({ name }) => {
      const values = centred.get(name)
      if (!values) throw new Error(`coxRiskSets: expected covariates of pattern "${name}", found none`)
      return values
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
    return { times, events, changes, deaths, covariates: patterns, x: Float64Array.from(patterns.flat()) }
  })
}

const eventTimes = (groups: readonly GroupEventTable[]): readonly number[] => {
  const distinct = new Set<number>()
  for (const { times, events } of groups)
    for (let i = 0; i < times.length; i++) if (events[i]! > 0) distinct.add(times[i]!)
  return [...distinct].sort((a, b) => a - b)
}

/**
 * Visits, backward in time, each event time at which the pattern's number at risk differs from that at the next one.
 */
const eachChange = (
  { times: groupTimes, atRisk }: GroupEventTable,
  times: readonly number[],
  visit: (k: number, count: number) => void,
): void => {
  let now = 0
  let k = times.length - 1
  for (let i = groupTimes.length - 1; i >= 0 && k >= 0; i--) {
    // the number at risk is constant from after the previous time up to this one
    if (times[k]! > groupTimes[i]!) k = lastUpTo(times, groupTimes[i]!, k)
    if (k < 0 || (i > 0 && times[k]! <= groupTimes[i - 1]!) || atRisk[i] === now) continue
    now = atRisk[i]!
    visit(k, now)
  }
}

/** Index of the last time up to index `to` that is not after this time; -1 if there is none. */
const lastUpTo = (times: readonly number[], time: number, to: number): number => {
  let [low, high] = [-1, to]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (times[middle]! <= time) low = middle
    else high = middle - 1
  }
  return low
}

/** The cells that `fill` puts at times 0 to size - 1, ordered by time (counting sort). */
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
