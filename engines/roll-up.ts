import { compareTexts, sortedGroups } from '../cohort/canonical-order.ts'
import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import { CENSORED, EVENT, happenings } from '../cohort/follow-ups.ts'
import { groupName } from '../cohort/group.ts'
import type { Endpoint } from '../cohort/plan.ts'
import { encodeValue, type Subject, type Value } from '../cohort/value.ts'

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
  followUps: readonly CountedFollowUp[],
): readonly EventRow[] => {
  const causes = happenings(of)
    .map(([name]) => name)
    .filter((name) => name !== EVENT)
  const placed = followUps.flatMap((followUp) => {
    const group = groupName(by, followUp.values)
    const stratum = groupName(strata, followUp.values)
    return group === null || stratum === null ? [] : [{ followUp, group, stratum }]
  })
  return sortedGroups(placed, ({ stratum }) => stratum).flatMap(([stratum, members]) =>
    sortedGroups(members, ({ group }) => group).flatMap(([group, own]) =>
      rowsOfGroup(
        own.map(({ followUp }) => followUp),
        causes,
      ).map((row) => ({ endpoint, stratum, group, ...row })),
    ),
  )
}

/** A row for each time at which somebody enters or leaves; at risk are those who entered before and have not left before. */
const rowsOfGroup = (followUps: readonly CountedFollowUp[], causes: readonly string[]) => {
  const changes = new Map<number, Change>()
  const at = (time: number): Change => {
    const known = changes.get(time)
    if (known) return known
    const fresh = { entered: 0, events: 0, competing: causes.map(() => 0), censored: 0 }
    changes.set(time, fresh)
    return fresh
  }
  for (const { entry, time, outcome, count } of followUps) {
    at(entry).entered += count
    const exit = at(time)
    if (outcome === EVENT) exit.events += count
    else if (outcome === CENSORED) exit.censored += count
    else exit.competing[causes.indexOf(outcome)]! += count
  }
  let atRisk = 0
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([time, { entered, events, competing, censored }]) => {
      const row = { time, entered, at_risk: atRisk, events, competing: competing.join(';'), censored }
      atRisk += entered - events - censored - competing.reduce((sum, count) => sum + count, 0)
      return row
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
  counted: readonly CountedValue[],
): readonly CountRow[] => {
  const placed = counted.flatMap(({ values, count }) => {
    const group = groupName(by === null ? [] : [by], values)
    const value: Value = values[variable] ?? null
    return group === null ? [] : [{ group, value, count }]
  })
  return sortedGroups(placed, ({ group }) => group).flatMap(([group, own]) => {
    const counts = [...tally(own, ({ value }) => encodeValue(value))].sort(([a], [b]) => compareTexts(a, b))
    return counts.map(([value, count]) => ({ population: population ?? '', variable, group, value, count }))
  })
}

const tally = <T extends { readonly count: number }, K>(
  items: readonly T[],
  key: (item: T) => K,
): ReadonlyMap<K, number> => {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + item.count)
  return counts
}
