import type { Endpoint } from '../cohort/descriptors/plan/endpoint.ts'
import type { Population } from '../cohort/descriptors/plan/population.ts'
import { CENSORED, eventsOf, type FollowUp, isInPopulation } from '../cohort/subjects/follow-ups.ts'
import type { Subject } from '../cohort/values/value.ts'
import { type GroupIndex, groupIndex } from './counting/group-index.ts'
import { coded, countRowsOf, departuresOf, eventRowsOf } from './counting/roll-up.ts'
import { type Counter, type RowSource, rowSourceOf } from './row-source.ts'

export interface Cohort {
  readonly subjectName: string
  readonly subjects: readonly Subject[]
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly followUps: Readonly<Record<string, readonly FollowUp[]>>
}

/**
 * Counts the subjects of a cohort in memory. The audit makes thousands of requests, so what requests share, such as the
 * sorted follow-ups of an endpoint, is computed once, as columns.
 */
export const memory = (cohort: Cohort): Counter => {
  const { subjects, subjectName } = cohort
  const placeOf = new Map(subjects.map((subject, place) => [String(subject[subjectName]), place]))
  const groups = once((variables: readonly string[]) => groupIndex(variables, subjects))
  const variables = once((name: string) => coded(subjects.map((subject) => subject[name] ?? null)))
  const members = once((population: string) =>
    Uint8Array.from(subjects, (subject) => (isInPopulation(population, cohort.populations, subject) ? 1 : 0)),
  )
  const endpoints = once((name: string) => exitsIn(cohort.endpoints[name]!, cohort.followUps[name]!, placeOf))
  return {
    eventTable: (request) => {
      const { exits, places } = endpoints(request.endpoint)
      const here = ({ names, of }: GroupIndex): GroupIndex => ({ names, of: taken(of, places) })
      return eventRowsOf(request, exits, here(groups(request.by)), here(groups(request.strata)))
    },
    counts: (request) => {
      const { names, of } = groups(request.by === null ? [] : [request.by])
      const isMember = request.population === null ? null : members(request.population)
      const own = isMember === null ? of : of.map((group, i) => (isMember[i] === 1 ? group : -1))
      return countRowsOf(request, variables(request.variable), { names, of: own }, null)
    },
  }
}

/** Subjects in memory as a row source. */
export const memoryRows = (cohort: Cohort): RowSource => rowSourceOf(memory(cohort))

const taken = (of: Int32Array, places: Uint32Array): Int32Array => {
  const found = new Int32Array(places.length)
  for (let i = 0; i < places.length; i++) found[i] = of[places[i]!]!
  return found
}

/** Memoises by key. */
const once = <K extends string | readonly string[], V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<string, V>()
  return (key) => {
    const text = typeof key === 'string' ? key : JSON.stringify(key)
    const before = known.get(text)
    if (before !== undefined) return before
    const made = make(key)
    known.set(text, made)
    return made
  }
}

/** Follow-ups as columns, and the index of each one's subject. */
const exitsIn = (
  endpoint: Endpoint,
  followUps: readonly FollowUp[],
  placeOf: ReadonlyMap<string, number>,
) => {
  const happened = new Map(eventsOf(endpoint).map(([name], kind) => [name, kind]))
  const exits = departuresOf({
    entry: endpoint.enters === undefined ? null : Float64Array.from(followUps, ({ entry }) => entry),
    time: Float64Array.from(followUps, ({ time }) => time),
    kind: Uint16Array.from(followUps, ({ outcome }) =>
      outcome === CENSORED ? happened.size : placed(happened, outcome),
    ),
    count: null,
    causes: happened.size - 1,
  })
  return { exits, places: Uint32Array.from(followUps, ({ subject }) => placed(placeOf, subject)) }
}

const placed = (places: ReadonlyMap<string, number>, name: string): number => {
  const place = places.get(name)
  if (place === undefined)
    throw new Error(`memory: expected a subject or an outcome of the cohort, found "${name}"`)
  return place
}
