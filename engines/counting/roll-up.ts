import type { CountRow } from '../../cohort/counts/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../../cohort/counts/counting.ts'
import type { EventRow } from '../../cohort/counts/event-rows.ts'
import { compareTexts } from '../../cohort/values/canonical-order.ts'
import { encodeValue, type Value } from '../../cohort/values/value.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { riskSet } from '../../statistics/survival/event-table.ts'
import { tiedTimes } from '../../statistics/survival/tied-times.ts'
import type { GroupIndex } from './group-index.ts'
import { orderOf, partition } from './partition.ts'

/** Exits from the risk set as columns; subjects with equal entry, time, status and group may share a row. */
export interface Departures {
  /** The time of entry; null where all enter at 0. */
  readonly entry: Float64Array | null
  readonly time: Float64Array
  /** 0 the event, k the k-th competing cause, and after these censored. */
  readonly kind: Uint16Array
  /** The number of subjects of each row; 1 where null. */
  readonly count: Float64Array | null
  readonly causes: number
  /** The indices of the rows by time, and by time of entry. */
  readonly byTime: Uint32Array
  readonly byEntry: Uint32Array | null
}

/**
 * Sorts exits by time. Nearly equal times become one (`tiedTimes`). Throws where a time is negative or not a number.
 */
export const departuresOf = (columns: Omit<Departures, 'byTime' | 'byEntry'>): Departures => {
  checkTimes(columns.time)
  if (columns.entry !== null) checkTimes(columns.entry)
  const byTime = orderOf(columns.time)
  const byEntry = columns.entry && orderOf(columns.entry)
  const tied = tiedTimes(
    byEntry === null
      ? inTimeOrder(columns.time, byTime)
      : Float64Array.from(new Set([...columns.time, ...columns.entry!])).sort(),
  )
  if (tied.size === 0) return { ...columns, byTime, byEntry }
  const tiedTo = (time: number): number => tied.get(time) ?? time
  return {
    ...columns,
    time: columns.time.map(tiedTo),
    entry: columns.entry?.map(tiedTo) ?? null,
    byTime,
    byEntry,
  }
}

function* inTimeOrder(times: Float64Array, order: Uint32Array): Iterable<number> {
  for (const i of order) yield times[i]!
}

const checkTimes = (times: Float64Array): void => {
  for (let i = 0; i < times.length; i++)
    if (!(times[i]! >= 0 && times[i]! < Infinity))
      throw new Error(`departuresOf: expected a time of 0 or more, found ${times[i]}`)
}

/** The rows of an event table, in the order of their key, without subjects who have no group or stratum. */
export const eventRowsOf = (
  { endpoint }: EventTableRequest,
  departures: Departures,
  groups: GroupIndex,
  strata: GroupIndex,
): readonly EventRow[] => {
  const { slot, places } = occupied(groups, strata)
  const leaving = partition(slot, places.length, departures.byTime)
  const entering = departures.byEntry && partition(slot, places.length, departures.byEntry)
  const rows: EventRow[] = []
  places.forEach(([stratum, group], s) => {
    const [from, to] = [leaving.starts[s]!, leaving.starts[s + 1]!]
    const key = { endpoint, stratum: strata.names[stratum]!, group: groups.names[group]! }
    addGroup(rows, key, departures, leaving.rows.subarray(from, to), entering?.rows.subarray(from, to))
  })
  return rows
}

/**
 * The non-empty pairs of stratum and group in their order, and the pair of each row. There may be far more possible
 * pairs than rows.
 */
const occupied = (groups: GroupIndex, strata: GroupIndex) => {
  const size = groups.names.length
  const rows = groups.codes.length
  const pair = new Float64Array(rows)
  for (let i = 0; i < rows; i++)
    pair[i] = groups.codes[i]! < 0 || strata.codes[i]! < 0 ? -1 : strata.codes[i]! * size + groups.codes[i]!
  const slots = slotsIn(size * strata.names.length, rows)
  for (let i = 0; i < rows; i++) if (pair[i]! >= 0) slots.set(pair[i]!, 0)
  const pairs = slots.pairs()
  pairs.forEach((pair, s) => slots.set(pair, s))
  const slot = new Int32Array(rows)
  for (let i = 0; i < rows; i++) slot[i] = pair[i]! < 0 ? -1 : slots.get(pair[i]!)
  return { slot, places: pairs.map((pair) => [Math.floor(pair / size), pair % size] as const) }
}

/** A map from pairs to numbers; an array if it is not much longer than the rows. */
const slotsIn = (all: number, rows: number) => {
  if (all > 4 * rows + 64) {
    const numbers = new Map<number, number>()
    return {
      set: (pair: number, slot: number) => void numbers.set(pair, slot),
      get: (pair: number) => numbers.get(pair)!,
      pairs: () => [...numbers.keys()].sort((a, b) => a - b),
    }
  }
  const numbers = new Int32Array(all).fill(-1)
  return {
    set: (pair: number, slot: number) => {
      numbers[pair] = slot
    },
    get: (pair: number) => numbers[pair]!,
    pairs: () => [...numbers.keys()].filter((pair) => numbers[pair]! >= 0),
  }
}

/**
 * Adds a row for each time of an entry or exit. At risk are subjects who entered before and have not left before; at
 * time 0 those who enter.
 * @param leaving the group's rows by time
 * @param entering the same by time of entry; all enter at 0 where absent
 */
const addGroup = (
  rows: EventRow[],
  { endpoint, stratum, group }: Pick<EventRow, 'endpoint' | 'stratum' | 'group'>,
  { entry, time, kind, count, causes }: Departures,
  leaving: Uint32Array,
  entering: Uint32Array = leaving,
): void => {
  const entryOf = (i: number): number => (entry === null ? 0 : entry[i]!)
  /** By kind: the events, each competing cause, the censored. */
  const exits = new Array<number>(causes + 2).fill(0)
  const risk = riskSet()
  for (let a = 0, b = 0; b < leaving.length; ) {
    const exitTime = time[leaving[b]!]!
    const entryTime = a < entering.length ? entryOf(entering[a]!) : Infinity
    const now = entryTime < exitTime ? entryTime : exitTime
    let entered = 0
    for (; a < entering.length && entryOf(entering[a]!) === now; a++)
      entered += count === null ? 1 : count[entering[a]!]!
    exits.fill(0)
    let left = 0
    for (; b < leaving.length && time[leaving[b]!] === now; b++) {
      const i = leaving[b]!
      const subjects = count === null ? 1 : count[i]!
      exits[kind[i]!]! += subjects
      left += subjects
    }
    // properties are listed, since spreading an object costs more than counting
    rows.push({
      endpoint,
      stratum,
      group,
      time: now,
      entered,
      at_risk: risk.next(now, entered, left),
      events: exits[0]!,
      competing: causes === 0 ? '' : exits.slice(1, -1).join(';'),
      censored: exits[causes + 1]!,
    })
  }
}

/** A variable as a column: the index of each row's value among the sorted texts. */
export interface Coded {
  readonly texts: readonly string[]
  readonly codes: Uint32Array
}

/** Numbers by size, texts by code unit, missing first. */
export const coded = (values: readonly Value[]): Coded => {
  const textOf = memoized((value: Value) => encodeValue(value))
  const encoded = values.map(textOf)
  const texts = [...new Set(encoded)].sort(compareTexts)
  const places = new Map(texts.map((text, place) => [text, place]))
  return { texts, codes: Uint32Array.from(encoded, (text) => places.get(text)!) }
}

/**
 * The count of each value in each group, in the order of the key.
 * @param count the number of subjects of each row; 1 where null
 */
export const countRowsOf = (
  { population, variable }: CountsRequest,
  { texts, codes }: Coded,
  groups: GroupIndex,
  count: Float64Array | null,
): readonly CountRow[] => {
  const { starts, rows } = partition(groups.codes, groups.names.length, null)
  const counts = new Float64Array(texts.length)
  return groups.names.flatMap((group, g) => {
    const occurring: number[] = []
    for (let k = starts[g]!; k < starts[g + 1]!; k++) {
      const i = rows[k]!
      if (counts[codes[i]!] === 0) occurring.push(codes[i]!)
      counts[codes[i]!]! += count === null ? 1 : count[i]!
    }
    return occurring
      .sort((a, b) => a - b)
      .map((place): CountRow => {
        const row = {
          population: population ?? '',
          variable,
          group,
          value: texts[place]!,
          count: counts[place]!,
        }
        counts[place] = 0
        return row
      })
  })
}
