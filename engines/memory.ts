import { compareTexts, sortedGroups } from '../cohort/canonical-order.ts'
import type { CountRow } from '../cohort/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../cohort/counting.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import { belongs, CENSORED, EVENT, type FollowUp, happenings } from '../cohort/follow-ups.ts'
import { groupName } from '../cohort/group.ts'
import type { Endpoint, Population } from '../cohort/plan.ts'
import { encodeValue, type Subject } from '../cohort/value.ts'
import type { RowSource } from './row-source.ts'

export interface Cohort {
  readonly subjectName: string
  readonly subjects: readonly Subject[]
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly followUps: Readonly<Record<string, readonly FollowUp[]>>
}

/** Counts the subjects of a cohort that is in memory. Rows come in the order of their key. */
export const memory = (cohort: Cohort): RowSource => {
  const byName = new Map(cohort.subjects.map((subject) => [String(subject[cohort.subjectName]), subject]))
  return {
    eventTable: (request) => eventRows(request, cohort, byName),
    counts: (request) => countRows(request, cohort),
  }
}

const eventRows = (
  { endpoint, by, strata }: EventTableRequest,
  cohort: Cohort,
  byName: ReadonlyMap<string, Subject>,
): readonly EventRow[] => {
  const causes = happenings(cohort.endpoints[endpoint]!)
    .map(([name]) => name)
    .filter((name) => name !== EVENT)
  const placed = cohort.followUps[endpoint]!.flatMap((followUp) => {
    const subject = byName.get(followUp.subject)!
    const group = groupName(by, subject)
    const stratum = groupName(strata, subject)
    return group === null || stratum === null ? [] : [{ followUp, group, stratum }]
  })
  return sortedGroups(placed, ({ stratum }) => stratum).flatMap(([stratum, members]) => {
    return sortedGroups(members, ({ group }) => group).flatMap(([group, own]) =>
      rowsOfGroup(
        own.map(({ followUp }) => followUp),
        causes,
      ).map((row) => ({ endpoint, stratum, group, ...row })),
    )
  })
}

/** A row for each time at which somebody enters or leaves; at risk are those who entered before and have not left before. */
const rowsOfGroup = (followUps: readonly FollowUp[], causes: readonly string[]) => {
  const changes = new Map<number, Change>()
  const at = (time: number): Change => {
    const known = changes.get(time)
    if (known) return known
    const fresh = { entered: 0, events: 0, competing: causes.map(() => 0), censored: 0 }
    changes.set(time, fresh)
    return fresh
  }
  for (const { entry, time, outcome } of followUps) {
    at(entry).entered += 1
    const exit = at(time)
    if (outcome === EVENT) exit.events += 1
    else if (outcome === CENSORED) exit.censored += 1
    else exit.competing[causes.indexOf(outcome)]! += 1
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

const countRows = ({ population, variable, by }: CountsRequest, cohort: Cohort): readonly CountRow[] => {
  const members = cohort.subjects.filter((subject) =>
    belongs(population ?? undefined, cohort.populations, subject),
  )
  const placed = members.flatMap((subject) => {
    const group = groupName(by === null ? [] : [by], subject)
    return group === null ? [] : [{ group, value: subject[variable] ?? null }]
  })
  return sortedGroups(placed, ({ group }) => group).flatMap(([group, own]) => {
    const counts = [...tally(own, ({ value }) => encodeValue(value))].sort(([a], [b]) => compareTexts(a, b))
    return counts.map(([value, count]) => ({ population: population ?? '', variable, group, value, count }))
  })
}

const tally = <T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, number> => {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}
