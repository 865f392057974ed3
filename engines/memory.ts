import { type EventTableRequest, groupingOf } from '../cohort/counts/counting.ts'
import type { EventRow } from '../cohort/counts/event-rows.ts'
import type { Endpoint } from '../cohort/descriptors/plan/endpoint.ts'
import type { Population } from '../cohort/descriptors/plan/population.ts'
import { changeTimesOf } from '../cohort/subjects/change-times.ts'
import { CENSORED, eventsOf, type FollowUp, isInPopulation } from '../cohort/subjects/follow-ups.ts'
import type { Subject } from '../cohort/values/value.ts'
import { memoized } from '../statistics/numbers/memoized.ts'
import { type GroupIndex, groupIndex } from './counting/group-index.ts'
import { coded, countRowsOf, departuresOf, eventRowsOf } from './counting/roll-up.ts'
import { type FollowUpColumns, groupsOfParts, splitAtChanges } from './counting/split-changes.ts'
import { type Counter, type RowSource, rowSourceOf } from './row-source.ts'

export interface Cohort {
  readonly subjectName: string
  readonly subjects: readonly Subject[]
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly followUps: Readonly<Record<string, readonly FollowUp[]>>
  /** Variables that change during follow-up, each with the variable of its time (`changesIn`); absent: none. */
  readonly changing?: ReadonlyMap<string, string>
}

/**
 * Counts the subjects of a cohort in memory. The audit makes thousands of requests, so what requests share, such as the
 * sorted follow-ups of an endpoint, is computed once, as columns.
 */
export const memory = (cohort: Cohort): Counter => {
  const { subjects, subjectName } = cohort
  const placeOf = new Map(subjects.map((subject, place) => [String(subject[subjectName]), place]))
  const groups = memoizedByContent((variables) => groupIndex(variables, subjects))
  const variables = memoized((name: string) => coded(subjects.map((subject) => subject[name] ?? null)))
  const members = memoized((population: string) =>
    Uint8Array.from(subjects, (subject) => (isInPopulation(population, cohort.populations, subject) ? 1 : 0)),
  )
  const columnsIn = memoized((name: string) =>
    followUpColumns(cohort.endpoints[name]!, cohort.followUps[name]!, placeOf),
  )
  const endpoints = memoized((name: string) => {
    const { places, causes, ...columns } = columnsIn(name)
    return { exits: departuresOf({ ...columns, count: null, causes }), places }
  })
  return {
    eventTable: (request) => {
      const changing = request.by.filter((name) => cohort.changing?.has(name))
      if (changing.length > 0)
        return splitTable(request, changing, cohort, columnsIn(request.endpoint), groups)
      const { exits: departures, places } = endpoints(request.endpoint)
      const atExits = ({ names, codes }: GroupIndex): GroupIndex => ({ names, codes: pick(codes, places) })
      return eventRowsOf(request, departures, atExits(groups(request.by)), atExits(groups(request.strata)))
    },
    counts: (request) => {
      const { names, codes } = groups(groupingOf(request.by))
      const isMember = request.population === null ? null : members(request.population)
      const memberGroups =
        isMember === null ? codes : codes.map((group, i) => (isMember[i] === 1 ? group : -1))
      return countRowsOf(request, variables(request.variable), { names, codes: memberGroups }, null)
    },
  }
}

/** Subjects in memory as a row source. */
export const memoryRows = (cohort: Cohort): RowSource => rowSourceOf(memory(cohort))

const pick = (codes: Int32Array, places: Uint32Array): Int32Array => {
  const picked = new Int32Array(places.length)
  for (let i = 0; i < places.length; i++) picked[i] = codes[places[i]!]!
  return picked
}

/** `memoized` by the content of a list, since each request has a list of its own. */
const memoizedByContent = <V extends object>(
  compute: (key: readonly string[]) => V,
): ((key: readonly string[]) => V) => {
  const byText = memoized((text: string) => compute(JSON.parse(text) as readonly string[]))
  return (key) => byText(JSON.stringify(key))
}

/** Follow-ups as columns, the index of each one's subject, and the number of competing causes. */
const followUpColumns = (
  endpoint: Endpoint,
  followUps: readonly FollowUp[],
  placeOf: ReadonlyMap<string, number>,
): FollowUpColumns & { readonly causes: number } => {
  const happened = new Map(eventsOf(endpoint).map(([name], kind) => [name, kind]))
  return {
    entry: endpoint.enters === undefined ? null : Float64Array.from(followUps, ({ entry }) => entry),
    time: Float64Array.from(followUps, ({ time }) => time),
    kind: Uint16Array.from(followUps, ({ outcome }) =>
      outcome === CENSORED ? happened.size : indexIn(happened, outcome),
    ),
    places: Uint32Array.from(followUps, ({ subject }) => indexIn(placeOf, subject)),
    causes: happened.size - 1,
  }
}

/** The table by variables that change: each follow-up is split at its changes (`splitAtChanges`). */
const splitTable = (
  request: EventTableRequest,
  changing: readonly string[],
  { subjects, endpoints, changing: at }: Cohort,
  columns: ReturnType<typeof followUpColumns>,
  groups: (variables: readonly string[]) => GroupIndex,
): readonly EventRow[] => {
  const { by, strata } = request
  const endpoint = endpoints[request.endpoint]!
  const changes = changing.map((name) => ({
    name,
    times: Float64Array.from(subjects, changeTimesOf(endpoint, at!.get(name)!)),
  }))
  const { causes } = columns
  const { states, places, ...exits } = splitAtChanges(columns, changes, causes + 1)
  const ofStrata = groups(strata)
  return eventRowsOf(
    request,
    departuresOf({ ...exits, count: null, causes }),
    groupsOfParts(by, changes, groups(by.filter((name) => !changing.includes(name))), { states, places }),
    { names: ofStrata.names, codes: pick(ofStrata.codes, places) },
  )
}

const indexIn = (indices: ReadonlyMap<string, number>, name: string): number => {
  const place = indices.get(name)
  if (place === undefined)
    throw new Error(`memory: expected a subject or an outcome of the cohort, found "${name}"`)
  return place
}
