import type { CountRow } from '../../../cohort/counts/count-rows.ts'
import { type CountsRequest, type EventTableRequest, groupingOf } from '../../../cohort/counts/counting.ts'
import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import { inUnit } from '../../../cohort/descriptors/derivations/shared/derive-time.ts'
import { sinceLandmark } from '../../../cohort/descriptors/landmark.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { eventsOf } from '../../../cohort/subjects/follow-ups.ts'
import type { Subject, Value } from '../../../cohort/values/value.ts'
import { groupIndex } from '../../counting/group-index.ts'
import { coded, countRowsOf, departuresOf, eventRowsOf } from '../../counting/roll-up.ts'
import type { RowSource } from '../../row-source.ts'
import type { Query } from '../query.ts'
import type { Relation } from '../rows/relation.ts'
import { type Sql, statement } from '../sql.ts'
import {
  type GroupingSet,
  type GroupingSetRow,
  groupingSetBatches,
  groupingSetRows,
  groupingSetStatement,
  rowsWithin,
  shardedGroupingSets,
  widestGroupingSets,
} from './grouping-sets.ts'

/** The event tables of requests that are not counted by grouping. */
type ByColumns = (
  requests: readonly EventTableRequest[],
) => Promise<ReadonlyMap<EventTableRequest, readonly EventRow[]>>

/**
 * Runs the requests of a plan as grouping sets over the relation, and turns the server's counts into rows. Shards get a
 * separate statement for each set and answer with counts.
 */
export const sqlCounts = (
  rows: RowsPlan,
  relation: Relation,
  query: Query,
  byColumns: ByColumns = async () => new Map(),
): Pick<RowSource, 'eventTables' | 'counts'> => {
  const queryAll = async (sets: readonly GroupingSet[]): Promise<readonly (readonly GroupingSetRow[])[]> => {
    const asked = widestGroupingSets(sets)
    const answers = await queryEach(asked)
    return sets.map((set) => rowsWithin(set, asked, answers))
  }
  const queryEach = async (sets: readonly GroupingSet[]): Promise<readonly (readonly GroupingSetRow[])[]> => {
    const answers: (readonly GroupingSetRow[])[] = []
    const { shard } = relation
    if (shard !== null) {
      for (const set of sets)
        answers.push(
          groupingSetRows(
            set,
            await query(statement(shardedGroupingSets(set, relation.analysed, shard.column))),
          ),
        )
      return answers
    }
    for (const batch of groupingSetBatches(sets)) {
      const { statement: asked, rowsOf } = groupingSetStatement(batch, relation.analysed)
      answers.push(...rowsOf(await query(statement(asked))))
    }
    return answers
  }
  return {
    eventTables: async (requests) => {
      const counted = await byColumns(requests)
      const others = requests.filter((request) => !counted.has(request))
      const answers = await queryAll(others.map((request) => eventSet(request, rows, relation)))
      return requests.flatMap(
        (request) =>
          counted.get(request) ??
          eventRowsFrom(answers[others.indexOf(request)]!, request, rows.endpoints[request.endpoint]!),
      )
    },
    counts: async (requests) => {
      const answers = await queryAll(requests.map((request) => countSet(request, relation)))
      return requests.flatMap((request, i) => countRowsFrom(answers[i]!, request))
    },
  }
}

const eventSet = (
  { endpoint, by, strata }: EventTableRequest,
  { endpoints }: RowsPlan,
  relation: Relation,
): GroupingSet => {
  const { among, enters } = endpoints[endpoint]!
  return {
    columns: [
      ...(['time', 'outcome'] as const).map((column) => relation.endpoint(endpoint, column)),
      ...[...by, ...strata].map((name) => relation.scope.column(name)),
      ...(enters === undefined ? [] : [relation.endpoint(endpoint, 'entry')]),
      ...populationColumns(among, relation),
    ],
  }
}

const countSet = ({ population, variable, by }: CountsRequest, relation: Relation): GroupingSet => ({
  columns: [
    ...[variable, ...groupingOf(by)].map((name) => relation.scope.column(name)),
    ...populationColumns(population ?? undefined, relation),
  ],
})

const populationColumns = (population: string | undefined, relation: Relation): readonly Sql[] =>
  population === undefined ? [] : [relation.population(population)]

/** Only members of the population, which is the last column if there is one. */
const eventRowsFrom = (
  answer: readonly GroupingSetRow[],
  request: EventTableRequest,
  endpoint: Endpoint,
): readonly EventRow[] => {
  const { by, strata } = request
  const { among, enters, in: unit, landmark } = endpoint
  const members = among === undefined ? answer : answer.filter(({ values }) => values.at(-1) === true)
  const inEndpointUnit = (days: unknown): number =>
    unit === undefined ? numberFrom(days) + 0 : inUnit(numberFrom(days), unit.unit, unit.divisor)
  const names = [...by, ...strata]
  const grouped = members.flatMap(({ values, count }) => {
    // without an entry time a subject is at risk from the origin
    const entry = enters === undefined ? 0 : inEndpointUnit(values[2 + names.length])
    const times = { entry, time: inEndpointUnit(values[0]) }
    const counted = landmark === undefined ? times : sinceLandmark(times, landmark)
    return counted === null ? [] : [{ ...counted, values, count }]
  })
  const subjects = grouped.map(({ values }) => subjectOf(names, values.slice(2)))
  const causes = eventsOf(endpoint).length - 1
  const departures = departuresOf({
    entry: enters === undefined ? null : Float64Array.from(grouped, ({ entry }) => entry),
    time: Float64Array.from(grouped, ({ time }) => time),
    kind: Uint16Array.from(grouped, ({ values }) => numberFrom(values[1])),
    count: Float64Array.from(grouped, ({ count }) => count),
    causes,
  })
  return eventRowsOf(request, departures, groupIndex(by, subjects), groupIndex(strata, subjects))
}

const countRowsFrom = (answer: readonly GroupingSetRow[], request: CountsRequest): readonly CountRow[] => {
  const { population, variable, by } = request
  const members = population === null ? answer : answer.filter(({ values }) => values.at(-1) === true)
  const names = [variable, ...groupingOf(by)]
  const subjects = members.map(({ values }) => subjectOf(names, values))
  const groups = groupIndex(groupingOf(by), subjects)
  return countRowsOf(
    request,
    coded(subjects.map((subject) => subject[variable]!)),
    groups,
    Float64Array.from(members, ({ count }) => count),
  )
}

const subjectOf = (names: readonly string[], values: readonly unknown[]): Subject =>
  Object.fromEntries(names.map((name, i): [string, Value] => [name, valueFrom(values[i])]))

/** A driver's number. Validation has excluded missing ones. */
const numberFrom = (value: unknown): number => {
  if (value === null || value === undefined)
    throw new Error('counts: expected a time and an outcome from the server, found none')
  return Number(value)
}

/** A driver's value; minus zero becomes zero. */
export const valueFrom = (value: unknown): Value => {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) + 0
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(String)
  throw new Error(`counts: expected a number, text, truth or list from the server, found ${typeof value}`)
}
