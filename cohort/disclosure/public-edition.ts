import { type CountRow, tabulate } from '../counts/count-rows.ts'
import type { EventRow } from '../counts/event-rows.ts'
import type { Check } from '../descriptors/plan/check.ts'
import type { Disclosure } from '../descriptors/plan/disclosure.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Estimate } from '../descriptors/plan/estimate.ts'
import type { Population } from '../descriptors/plan/population.ts'
import type { Summary } from '../descriptors/plan/summary.ts'
import type { Variable } from '../values/value.ts'
import { areBothPublishable } from './bin-ends.ts'
import { binnedResults } from './binned-results.ts'
import { type Characteristic, characteristic } from './characteristic.ts'
import { boundColumns, columnsOf, endpointColumns, isCalendar, UNKNOWN_COLUMN } from './columns.ts'
import { type Edition, type TimesTable, tooFew } from './edition.ts'
import { type Base, baseOf, groupedTable, relatedTable, sizeOf, TOO_SMALL } from './times-tables.ts'

/** What the public edition is made of: counts and the plan, no subject. */
export interface DisclosureSources {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  readonly variables: ReadonlyMap<string, Variable>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly estimates: Readonly<Record<string, Estimate>>
  readonly summaries: Readonly<Record<string, Summary>>
  readonly populations: Readonly<Record<string, Population>>
  readonly checks: Readonly<Record<string, Check>>
}

/**
 * Counts coarsened so that from all of them together nobody can work out that some cell holds from 1 to k - 1.
 *
 * Each subject of the base endpoint has one kind of leaving and one bin of that kind; those cells are published, each 0
 * or at least k. Everything else is a label on subjects: a group of each grouping, a part of a kind (another endpoint
 * that divides it), a category of each characteristic. Of each labelling one margin is published: its counts in unions
 * of base cells that all its labels share, each 0 or at least k again. Sums of base cells (an endpoint that puts kinds
 * together, n at risk where bins of all kinds end, every estimate) tell nothing new.
 *
 * Why no joint cell is pinned to 1..k-1: take one base cell and one label of each labelling, and let m be the smallest
 * of the published counts that hold it. Put m subjects there and take m off each of those counts: in each union of
 * base cells as many subjects as labels of a labelling are left, so the rest can be labelled, each labelling by itself.
 * So m is possible (the upper bound of Frechet is attained), and it is 0 or at least k. The same for a union of cells.
 *
 * It needs labels that do not bind each other. So a recorded column is used once; columns that a declared check binds
 * count as one; the columns of an endpoint are no characteristics; calendar dates, which say how long one can have been
 * followed, are left out; one endpoint at most divides the kinds of the base; with delayed entry there is no table.
 */
export const publicEdition = (sources: DisclosureSources, { k, endpoint }: Disclosure): Edition => {
  const estimated = Object.values(sources.estimates).map(({ endpoint }) => endpoint)
  const all = Object.keys(sources.endpoints).filter((name) => estimated.includes(name))
  const names = all.filter((name) => sources.endpoints[name]!.landmark === undefined)
  const base = (endpoint === undefined ? names : [endpoint])
    .map((name) => baseOf(name, sources.endpoints[name]!, sources.eventRows, sources.variables, k))
    .find((one) => one !== null)
  if (base === undefined) return tooFew(k)
  const left: Left = all
    .filter((name) => !names.includes(name))
    .map((name) => ({
      what: sources.endpoints[name]!.title,
      why: 'it counts who is followed beyond a landmark, and could be subtracted from who is not',
    }))
  const endpoints = otherEndpoints(base, names, sources, k, left)
  const bound = (columns: ReadonlySet<string>) => boundColumns(columns, sources.checks, sources.variables)
  const used = new Set(
    [base.name, ...endpoints.map((table) => table.endpoint)].flatMap((name) => [
      ...bound(endpointColumns(sources.endpoints[name]!, sources.populations, sources.variables)),
    ]),
  )
  const labels: Labels = { used, isFree: freedom(sources, used), bound }
  const groupings = groupedTables(base, labels, sources, k, left)
  const tables = [base.table, ...groupings, ...endpoints]
  return {
    k,
    earlier: 0,
    repeats: false,
    isEnough: true,
    tables,
    characteristics: characteristics(base, labels, sources, k, left, groupings),
    results: tables.flatMap((table) => binnedResults(table)),
    left,
  }
}

type Left = { what: string; why: string }[]

/** Which columns are used up by what is told already. */
interface Labels {
  readonly used: Set<string>
  readonly bound: (columns: ReadonlySet<string>) => ReadonlySet<string>
  /** Why a variable may not be a label; null where it may. */
  readonly isFree: (variable: string) => string | null
}

const freedom =
  ({ checks, variables }: DisclosureSources, used: ReadonlySet<string>): Labels['isFree'] =>
  (variable) => {
    if (isCalendar(variable, variables)) return 'dates reveal how long a patient can have been followed'
    const columns = boundColumns(columnsOf(variable, variables), checks, variables)
    const shared = [...columns].filter((column) => used.has(column))
    if (shared.length === 0) return null
    return shared.includes(UNKNOWN_COLUMN)
      ? 'the centres do not say of which columns they made it, and it might be subtracted from what is shown'
      : 'it is made of columns that are shown in another form, and one could be subtracted from the other'
  }

const otherEndpoints = (
  base: Base,
  names: readonly string[],
  { endpoints, eventRows }: DisclosureSources,
  k: number,
  left: Left,
): readonly TimesTable[] => {
  const tables: TimesTable[] = []
  let isDivided = false
  for (const name of names) {
    if (name === base.name) continue
    const found = relatedTable(base, name, endpoints[name]!, eventRows, k)
    if (found === null || (found.isFiner && isDivided))
      left.push({
        what: endpoints[name]!.title,
        why: `compared with ${base.endpoint.title} it would let small numbers be worked out`,
      })
    else {
      tables.push(found.table)
      isDivided ||= found.isFiner
    }
  }
  return tables
}

const groupedTables = (
  base: Base,
  { used, isFree, bound }: Labels,
  { estimates, variables, eventRows }: DisclosureSources,
  k: number,
  left: Left,
): readonly TimesTable[] => {
  const asked = Object.values(estimates).flatMap(({ endpoint, by }) => (endpoint === base.name ? by : []))
  return [...new Set(asked)].flatMap((name) => {
    const variable = variables.get(name)!
    const bar = isFree(name)
    const table = bar === null ? groupedTable(base, variable, eventRows, k) : null
    if (table === null) {
      left.push({ what: `${base.endpoint.title} by ${variable.title}`, why: bar ?? TOO_SMALL })
      return []
    }
    for (const column of bound(columnsOf(name, variables))) used.add(column)
    return [table]
  })
}

const characteristics = (
  base: Base,
  { used, isFree, bound }: Labels,
  { summaries, countRows, variables, eventRows }: DisclosureSources,
  k: number,
  left: Left,
  groupings: readonly TimesTable[],
): readonly Characteristic[] => {
  const asked = Object.values(summaries).flatMap(({ variable, by, among }) => {
    if (by === undefined && among === undefined) return [variable]
    const what =
      by === undefined
        ? `${variables.get(variable)!.title}, of some patients`
        : `Breakdowns by ${variables.get(by)!.title}`
    if (!left.some((one) => one.what === what))
      left.push({ what, why: 'this edition describes all patients together' })
    return []
  })
  return [...new Set(asked)].flatMap((name) => {
    const variable = variables.get(name)!
    if (groupings.some(({ grouping }) => grouping === variable.title)) return []
    const [group] = tabulate(countRows, { population: null, variable: name, by: null }, variable, ['']).groups
    if (group === undefined) return []
    const size = group.missing + group.values.reduce((sum, { count }) => sum + count, 0)
    const bar = areBothPublishable(sizeOf(eventRows, base.name), size, k) ? isFree(name) : TOO_SMALL
    const found = bar === null ? characteristic(group, variable, k) : null
    if (found === null) {
      left.push({ what: variable.title, why: bar ?? TOO_SMALL })
      return []
    }
    for (const column of bound(columnsOf(name, variables))) used.add(column)
    return [found]
  })
}
