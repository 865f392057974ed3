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

/** The inputs of the public edition: counts and the plan, no row of a subject. */
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
 * Counts coarsened so that no reader can derive from all of them together that a cell holds from 1 to k - 1 subjects.
 *
 * Each subject of the base endpoint has one kind of exit and one bin of that kind; those cells are published, each with
 * 0 or at least k subjects. All other information labels subjects: the group of a grouping, a part of a kind of exit
 * (another endpoint that divides it), a category of a characteristic. For each labelling one margin is published: its
 * counts in unions of base cells, shared by all its labels, each again 0 or at least k. Sums of base cells (an endpoint
 * that combines kinds of exit, the number at risk where bins of all kinds end, every estimate) add no information.
 *
 * Claim: the published counts never determine that a joint cell holds from 1 to k - 1 subjects. Proof: take one base
 * cell and one label of each labelling, and let m be the smallest published count that includes this joint cell. Place
 * m subjects in the joint cell and subtract m from each of those counts. In each union of base cells the remaining
 * subjects are as many as the remaining labels of a labelling, so they can be labelled, for each labelling separately.
 * Hence m is possible (the upper Frechet bound is attained), and m is 0 or at least k. The same holds for a union of
 * cells.
 *
 * The proof needs labellings that do not restrict each other. Therefore a recorded column is used once; columns linked
 * by a declared check count as one; the columns of an endpoint are not characteristics; calendar dates, which reveal
 * the maximum follow-up, are excluded; at most one endpoint divides the kinds of exit of the base; and with delayed
 * entry no table is published.
 */
export const publicEdition = (sources: DisclosureSources, { k, endpoint }: Disclosure): Edition => {
  const estimated = Object.values(sources.estimates).map(({ endpoint }) => endpoint)
  const all = Object.keys(sources.endpoints).filter((name) => estimated.includes(name))
  const names = all.filter((name) => sources.endpoints[name]!.landmark === undefined)
  const base = (endpoint === undefined ? names : [endpoint])
    .map((name) => baseOf(name, sources.endpoints[name]!, sources.eventRows, sources.variables, k))
    .find((candidate) => candidate !== null)
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
  const labels: Labels = { used, obstacleOf: obstacles(sources, used), bound }
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

/** The columns that published tables use already. */
interface Labels {
  readonly used: Set<string>
  readonly bound: (columns: ReadonlySet<string>) => ReadonlySet<string>
  /** The reason why a variable cannot be published; null if it can. */
  readonly obstacleOf: (variable: string) => string | null
}

const obstacles =
  ({ checks, variables }: DisclosureSources, used: ReadonlySet<string>): Labels['obstacleOf'] =>
  (variable) => {
    if (isCalendar(variable, variables)) return 'dates reveal how long a patient can have been followed'
    const columns = boundColumns(columnsOf(variable, variables), checks, variables)
    const shared = [...columns].filter((column) => used.has(column))
    if (shared.length === 0) return null
    return shared.includes(UNKNOWN_COLUMN)
      ? 'the centres do not say from which columns it is derived, and counts might be found by subtraction'
      : 'it is derived from columns that are shown in another form, and counts could be found by subtraction'
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
    const related = relatedTable(base, name, endpoints[name]!, eventRows, k)
    if (related === null || (related.isFiner && isDivided))
      left.push({
        what: endpoints[name]!.title,
        why: `compared with ${base.endpoint.title} it would let small numbers be worked out`,
      })
    else {
      tables.push(related.table)
      isDivided ||= related.isFiner
    }
  }
  return tables
}

const groupedTables = (
  base: Base,
  { used, obstacleOf, bound }: Labels,
  { estimates, variables, eventRows }: DisclosureSources,
  k: number,
  left: Left,
): readonly TimesTable[] => {
  const requested = Object.values(estimates).flatMap(({ endpoint, by }) => (endpoint === base.name ? by : []))
  return [...new Set(requested)].flatMap((name) => {
    const variable = variables.get(name)!
    const obstacle = obstacleOf(name)
    const table = obstacle === null ? groupedTable(base, variable, eventRows, k) : null
    if (table === null) {
      left.push({ what: `${base.endpoint.title} by ${variable.title}`, why: obstacle ?? TOO_SMALL })
      return []
    }
    for (const column of bound(columnsOf(name, variables))) used.add(column)
    return [table]
  })
}

const characteristics = (
  base: Base,
  { used, obstacleOf, bound }: Labels,
  { summaries, countRows, variables, eventRows }: DisclosureSources,
  k: number,
  left: Left,
  groupings: readonly TimesTable[],
): readonly Characteristic[] => {
  const requested = Object.values(summaries).flatMap(({ variable, by, among }) => {
    if (by === undefined && among === undefined) return [variable]
    const what =
      by === undefined
        ? `${variables.get(variable)!.title}, of some patients`
        : `Breakdowns by ${variables.get(by)!.title}`
    if (!left.some((excluded) => excluded.what === what))
      left.push({ what, why: 'this edition describes all patients together' })
    return []
  })
  return [...new Set(requested)].flatMap((name) => {
    const variable = variables.get(name)!
    if (groupings.some(({ grouping }) => grouping === variable.title)) return []
    const [group] = tabulate(countRows, { population: null, variable: name, by: null }, variable, ['']).groups
    if (group === undefined) return []
    const size = group.missing + group.values.reduce((sum, { count }) => sum + count, 0)
    const obstacle = areBothPublishable(sizeOf(eventRows, base.name), size, k) ? obstacleOf(name) : TOO_SMALL
    const coarsened = obstacle === null ? characteristic(group, variable, k) : null
    if (coarsened === null) {
      left.push({ what: variable.title, why: obstacle ?? TOO_SMALL })
      return []
    }
    for (const column of bound(columnsOf(name, variables))) used.add(column)
    return [coarsened]
  })
}
