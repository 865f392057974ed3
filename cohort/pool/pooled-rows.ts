import { riskSet } from '../../statistics/survival/event-table.ts'
import { tiedTimes } from '../../statistics/survival/tied-times.ts'
import type { CountRow } from '../counts/count-rows.ts'
import {
  byCovariates,
  type CountsRequest,
  type EventTableRequest,
  groupingOf,
  type MemberSize,
} from '../counts/counting.ts'
import type { EventRow } from '../counts/event-rows.ts'
import { compareTexts, sortedGroups } from '../values/canonical-order.ts'
import { groupBy } from '../values/group-by.ts'
import { idPart } from '../values/id-part.ts'
import { CENTRE, type MemberTables } from './member.ts'
import { isOfCounts, isOfTable } from './share.ts'

/** The members by name, with their counts and sizes. */
export interface Pooled {
  readonly sizes: Readonly<Record<string, MemberSize>>
  readonly tables: Readonly<Record<string, MemberTables>>
}

/** The request to a member for a request of the pooled cohort: without the variable centre. */
export const memberTable = ({ endpoint, by, strata }: EventTableRequest): EventTableRequest => ({
  endpoint,
  by: by.filter((name) => name !== CENTRE),
  strata: strata.filter((name) => name !== CENTRE),
})

/** The same for counts; null if the number of subjects is sufficient. */
export const memberCounts = ({ population, variable, by }: CountsRequest): CountsRequest | null => {
  const others = groupingOf(by).filter((name) => name !== CENTRE)
  const grouped = others.length === 0 ? null : byCovariates(others)
  if (variable !== CENTRE) return { population, variable, by: grouped }
  // the centre itself is counted by one variable at most
  return others.length === 0 ? null : { population, variable: others[0]!, by: null }
}

/**
 * The event table of all members: in each group the members' rows are merged by time and summed. The result equals the
 * event table of all subjects together.
 */
export const pooledEventRows = (request: EventTableRequest, { tables }: Pooled): readonly EventRow[] => {
  const asked = memberTable(request)
  const placed = Object.entries(tables).flatMap(([member, { eventRows }]) =>
    eventRows
      .filter((row) => isOfTable(row, asked))
      .map((row) => ({
        ...row,
        stratum: withCentre(row.stratum, request.strata, member),
        group: withCentre(row.group, request.by, member),
      })),
  )
  const tied = tiedTimes(Float64Array.from(new Set(placed.map(({ time }) => time))).sort())
  const joined =
    tied.size === 0 ? placed : placed.map((row) => ({ ...row, time: tied.get(row.time) ?? row.time }))
  return sortedGroups(joined, ({ stratum }) => stratum).flatMap(([, stratum]) =>
    sortedGroups(stratum, ({ group }) => group).flatMap(([, rows]) => addedRows(rows)),
  )
}

/** A group's name with the centre in its place among the variables. */
const withCentre = (group: string, variables: readonly string[], member: string): string => {
  const parts = group === '' ? [] : group.split(';')
  const place = variables.indexOf(CENTRE)
  return (place < 0 ? parts : parts.toSpliced(place, 0, `${CENTRE}=${idPart(member)}`)).join(';')
}

const addedRows = (rows: readonly EventRow[]): readonly EventRow[] => {
  const risk = riskSet()
  return [...groupBy(rows, ({ time }) => time)]
    .sort(([a], [b]) => a - b)
    .map(([, same]) => {
      const sum = (count: 'entered' | 'events' | 'censored'): number =>
        same.reduce((total, row) => total + row[count], 0)
      const causes = same.map(({ competing }) => (competing === '' ? [] : competing.split(';').map(Number)))
      const competing = causes[0]!.map((_, i) => causes.reduce((total, counts) => total + counts[i]!, 0))
      const [entered, events, censored] = [sum('entered'), sum('events'), sum('censored')]
      const left = events + censored + competing.reduce((total, count) => total + count, 0)
      return {
        ...same[0]!,
        entered,
        at_risk: risk.next(same[0]!.time, entered, left),
        events,
        competing: competing.join(';'),
        censored,
      }
    })
}

/** The counts of all members, values added up within each group. */
export const pooledCountRows = (request: CountsRequest, pooled: Pooled): readonly CountRow[] => {
  const { population, variable, by } = request
  const placed = Object.entries(pooled.tables).flatMap(([member, { countRows }]) => {
    const centre = `${CENTRE}=${idPart(member)}`
    const asked = memberCounts(request)
    if (asked === null) {
      const count = sizeIn(pooled.sizes[member]!, population)
      return count === 0 ? [] : [{ group: by === null ? '' : centre, value: member, count }]
    }
    const requestedRows = countRows.filter((row) => isOfCounts(row, asked))
    if (variable !== CENTRE)
      return requestedRows.map(({ group, value, count }) => ({
        group: withCentre(group, groupingOf(by), member),
        value,
        count,
      }))
    return requestedRows
      .filter(({ value }) => value !== '')
      .map(({ value, count }) => ({
        group: `${idPart(groupingOf(by)[0]!)}=${idPart(value)}`,
        value: member,
        count,
      }))
  })
  return sortedGroups(placed, ({ group }) => group).flatMap(([group, rows]) =>
    [...groupBy(rows, ({ value }) => value)]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([value, same]) => ({
        population: population ?? '',
        variable,
        group,
        value,
        count: same.reduce((sum, { count }) => sum + count, 0),
      })),
  )
}

const sizeIn = ({ subjects, populations }: MemberSize, population: string | null): number =>
  population === null ? subjects : (populations[population] ?? 0)
