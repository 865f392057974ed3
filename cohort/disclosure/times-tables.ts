import { type EventRow, isInGroup } from '../counts/event-rows.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { endpointUnit } from '../subjects/endpoint-unit.ts'
import { survivalNoun } from '../subjects/survival-noun.ts'
import { declaredGroups } from '../values/group.ts'
import { idPart } from '../values/id-part.ts'
import type { Variable } from '../values/value.ts'
import { type Ends, groupEnds, kindMap, partEnds, restOf, separateEnds, sumEnds } from './bin-ends.ts'
import type { TimesTable } from './edition.ts'
import { fineCounts, kindsOf } from './fine-counts.ts'
import { cellOf, type Grid, gridOf, timeOf } from './grid.ts'
import { inBins } from './shared-bins.ts'

/** The published endpoint with which other endpoints and groupings are compared. */
export interface Base {
  readonly name: string
  readonly endpoint: Endpoint
  readonly grid: Grid
  readonly ends: Ends
  readonly table: TimesTable
}

type Variables = ReadonlyMap<string, Variable>

/** The rows of an endpoint by group; all subjects have the empty name. */
export const rowsOf = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
): readonly EventRow[] =>
  rows.filter((row) => row.endpoint === endpoint && row.stratum === '' && isInGroup(row.group, by))

/** The number of subjects of the endpoint. */
export const sizeOf = (rows: readonly EventRow[], endpoint: string): number =>
  rowsOf(rows, endpoint, []).reduce((sum, { entered }) => sum + entered, 0)

/** All subjects in bins of time; null if a kind of exit has from 1 to k - 1 subjects, or with delayed entry. */
export const baseOf = (
  name: string,
  endpoint: Endpoint,
  rows: readonly EventRow[],
  variables: Variables,
  k: number,
): Base | null => {
  const overall = rowsOf(rows, name, [])
  if (overall.some(({ entered, time }) => entered > 0 && time > 0)) return null
  const unit = endpointUnit(endpoint, variables)
  const grid = gridOf(Math.max(0, ...overall.map(({ time }) => time)), unit)
  const fine = onGrid(overall, grid)
  const ends = separateEnds(fine, k)
  if (ends === null || overall.length === 0) return null
  const table = tableOf(name, endpoint, unit, null, [{ name: '', label: 'all', counts: fine }], ends, grid)
  return { name, endpoint, grid, ends, table }
}

export const TOO_SMALL = 'it cannot be shown without small numbers'

/** The groups of a variable in bins that are unions of the overall bins; null if that is impossible. */
export const groupedTable = (
  base: Base,
  variable: Variable,
  rows: readonly EventRow[],
  k: number,
): TimesTable | null => {
  const grouped = rowsOf(rows, base.name, [variable.name])
  const groups = declaredGroups(variable)
    .filter(({ name }) => grouped.some(({ group }) => group === name))
    .map((group) => ({
      ...group,
      counts: onGrid(
        grouped.filter(({ group: groupOfRow }) => groupOfRow === group.name),
        base.grid,
      ),
    }))
  if (groups.length < 2) return null
  const overall = onGrid(rowsOf(rows, base.name, []), base.grid)
  const rest = restOf(
    overall,
    groups.map(({ counts }) => counts),
  )
  const all =
    rest === null
      ? groups
      : [...groups, { name: `${idPart(variable.name)}=`, label: 'missing', counts: rest }]
  const ends = groupEnds(
    overall,
    all.map(({ counts }) => counts),
    base.ends,
    k,
  )
  return ends === null
    ? null
    : tableOf(base.name, base.endpoint, base.table.unit, variable.title, all, ends, base.grid)
}

/** Another endpoint, whose counts are sums or parts of those of the base; null if neither, or not publishable. */
export const relatedTable = (
  base: Base,
  name: string,
  endpoint: Endpoint,
  rows: readonly EventRow[],
  k: number,
): { readonly table: TimesTable; readonly isFiner: boolean } | null => {
  const rowsOfEndpoint = rowsOf(rows, name, [])
  const rowsOfBase = rowsOf(rows, base.name, [])
  if (rowsOfEndpoint.length === 0 || rowsOfEndpoint.some(({ entered, time }) => entered > 0 && time > 0))
    return null
  const { fine, sums, parts } = kindsBetween(rowsOfEndpoint, rowsOfBase)
  const table = (ends: Ends): TimesTable =>
    tableOf(
      name,
      endpoint,
      base.table.unit,
      null,
      [{ name: '', label: 'all', counts: onGrid(rowsOfEndpoint, base.grid) }],
      ends,
      base.grid,
    )
  if (sums !== null) return { table: table(sumEnds(sums, base.ends, fine)), isFiner: false }
  const ends = parts === null ? null : partEnds(onGrid(rowsOfEndpoint, base.grid), parts, base.ends, k)
  return ends === null ? null : { table: table(ends), isFiner: true }
}

/**
 * How the kinds of exit of an endpoint correspond to those of the base: `sums` is, for each kind of the base, the kind
 * of the other endpoint that it is a part of; `parts` is, for each kind of the other, the kind of the base. Null if
 * there is no such correspondence.
 */
export const kindsBetween = (
  other: readonly EventRow[],
  base: readonly EventRow[],
): {
  /** The number of kinds. */
  readonly fine: number
  readonly sums: readonly number[] | null
  readonly parts: readonly number[] | null
} => {
  const times = [...new Set([...other, ...base].map(({ time }) => time))]
  const place = new Map(times.map((time, i) => [time, i]))
  const [fine, baseFine] = [other, base].map((source) =>
    fineCounts(source, times.length, (time) => place.get(time)!),
  ) as [readonly (readonly number[])[], readonly (readonly number[])[]]
  const sums = kindMap(baseFine, fine)
  return { fine: fine.length, sums, parts: sums === null ? kindMap(fine, baseFine) : null }
}

const onGrid = (rows: readonly EventRow[], { step, cells }: Grid): readonly (readonly number[])[] =>
  fineCounts(rows, cells, (time) => cellOf(time, step))

const tableOf = (
  name: string,
  endpoint: Endpoint,
  unit: string,
  grouping: string | null,
  groups: readonly {
    readonly name: string
    readonly label: string
    readonly counts: readonly (readonly number[])[]
  }[],
  ends: Ends,
  grid: Grid,
): TimesTable => {
  const kinds = kindsOf(endpoint)
  return {
    endpoint: name,
    title: endpoint.title,
    event: endpoint.event.label,
    survival: survivalNoun(endpoint),
    unit,
    grouping,
    groups: groups.map((group) => ({ name: group.name, label: group.label })),
    kinds,
    cells: groups.flatMap((group) =>
      kinds.flatMap(({ kind }, i) =>
        inBins(group.counts[i]!, ends[i]!).map((count, bin) => ({
          group: group.name,
          kind,
          from: timeOf(ends[i]![bin - 1] ?? 0, grid),
          to: timeOf(ends[i]![bin]!, grid),
          count,
        })),
      ),
    ),
  }
}
