import { compareTexts } from '../cohort/canonical-order.ts'
import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import { CENSORED, EVENT, happenings } from '../cohort/follow-ups.ts'
import { groupNamer } from '../cohort/group.ts'
import type { Endpoint } from '../cohort/plan.ts'
import { encodeValue, type Subject } from '../cohort/value.ts'

/** So many subjects who are alike in what an event table is made of. */
export interface CountedFollowUp {
  readonly entry: number
  readonly time: number
  readonly outcome: string
  /** Their values of the variables that groups and strata are named by. */
  readonly values: Subject
  readonly count: number
}

/** The rows of an event table, in the order of their key; who has no group or stratum is in none. */
export const eventRowsOf = (
  { endpoint, by, strata }: EventTableRequest,
  of: Endpoint,
  followUps: Iterable<CountedFollowUp>,
): readonly EventRow[] => {
  const causes = happenings(of)
    .map(([name]) => name)
    .filter((name) => name !== EVENT)
  const [groupOf, stratumOf] = [groupNamer(by), groupNamer(strata)]
  const none = (): Change => ({ entered: 0, events: 0, competing: causes.map(() => 0), censored: 0 })
  const tables = new Map<string, Map<string, Map<number, Change>>>()
  for (const { entry, time, outcome, values, count } of followUps) {
    const [group, stratum] = [groupOf(values), stratumOf(values)]
    if (group === null || stratum === null) continue
    const changes = placeIn(
      placeIn(tables, stratum, () => new Map()),
      group,
      () => new Map(),
    )
    placeIn(changes, entry, none).entered += count
    const exit = placeIn(changes, time, none)
    if (outcome === EVENT) exit.events += count
    else if (outcome === CENSORED) exit.censored += count
    else exit.competing[causes.indexOf(outcome)]! += count
  }
  return inOrder(tables).flatMap(([stratum, groups]) =>
    inOrder(groups).flatMap(([group, changes]) => rowsOfGroup({ endpoint, stratum, group }, changes)),
  )
}

/** A row for each time at which somebody enters or leaves; at risk are those who entered before and have not left before. */
const rowsOfGroup = (
  { endpoint, stratum, group }: Pick<EventRow, 'endpoint' | 'stratum' | 'group'>,
  changes: ReadonlyMap<number, Change>,
): readonly EventRow[] => {
  let left = 0
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([time, { entered, events, competing, censored }]) => {
      const at_risk = left
      left += entered - events - censored - competing.reduce((sum, count) => sum + count, 0)
      // each property by its name: spreading a row costs more than counting it
      return {
        endpoint,
        stratum,
        group,
        time,
        entered,
        at_risk,
        events,
        competing: competing.join(';'),
        censored,
      }
    })
}

interface Change {
  entered: number
  events: number
  readonly competing: number[]
  censored: number
}

/** So many subjects who have this value and these groups. */
export interface CountedValue {
  readonly values: Subject
  readonly count: number
}

/** How often each value occurs in each group: numbers by size, texts by code unit, missing first. */
export const countRowsOf = (
  { population, variable, by }: CountsRequest,
  counted: Iterable<CountedValue>,
): readonly CountRow[] => {
  const groupOf = groupNamer(by === null ? [] : [by])
  const tables = new Map<string, Map<string, number>>()
  for (const { values, count } of counted) {
    const group = groupOf(values)
    if (group === null) continue
    const counts = placeIn(tables, group, () => new Map())
    const text = encodeValue(values[variable] ?? null)
    counts.set(text, (counts.get(text) ?? 0) + count)
  }
  return inOrder(tables).flatMap(([group, counts]) =>
    [...counts]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([value, count]) => ({ population: population ?? '', variable, group, value, count })),
  )
}

/** What stands at a key, made where nothing does. */
const placeIn = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const fresh = make()
  map.set(key, fresh)
  return fresh
}

/** By code unit, as all tables of counts are. */
const inOrder = <V>(groups: ReadonlyMap<string, V>): readonly (readonly [string, V])[] =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
