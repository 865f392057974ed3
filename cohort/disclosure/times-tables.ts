import { type EventRow, isInGroup } from '../counts/event-rows.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { endpointUnit } from '../subjects/endpoint-unit.ts'
import { survivalNoun } from '../subjects/survival-noun.ts'
import { declaredGroups, idPart } from '../values/group.ts'
import type { Variable } from '../values/value.ts'
import { type Ends, groupEnds, kindMap, ownEnds, partEnds, restOf, sumEnds } from './bin-ends.ts'
import type { TimesTable } from './edition.ts'
import { fineCounts, kindsOf } from './fine-counts.ts'
import { cellOf, type Grid, gridOf, timeOf } from './grid.ts'
import { inBins } from './shared-bins.ts'

/** An endpoint that is told, with what others are held against. */
export interface Base {
  readonly name: string
  readonly endpoint: Endpoint
  readonly grid: Grid
  readonly ends: Ends
  readonly table: TimesTable
}

type Variables = ReadonlyMap<string, Variable>

/** The rows of an endpoint by group; the empty name is everybody. */
export const rowsOf = (
  rows: readonly EventRow[],
  endpoint: string,
  by: readonly string[],
): readonly EventRow[] =>
  rows.filter((row) => row.endpoint === endpoint && row.stratum === '' && isInGroup(row.group, by))

/** The number of subjects of the endpoint. */
export const sizeOf = (rows: readonly EventRow[], endpoint: string): number =>
  rowsOf(rows, endpoint, []).reduce((sum, { entered }) => sum + entered, 0)

/** Everybody in bins of time; null where a kind of leaving has from 1 to k - 1, or somebody entered late. */
export const baseOf = (
  name: string,
  endpoint: Endpoint,
  rows: readonly EventRow[],
  variables: Variables,
  k: number,
): Base | null => {
  const own = rowsOf(rows, name, [])
  if (own.some(({ entered, time }) => entered > 0 && time > 0)) return null
  const unit = endpointUnit(endpoint, variables)
  const grid = gridOf(Math.max(0, ...own.map(({ time }) => time)), unit)
  const fine = onGrid(own, grid)
  const ends = ownEnds(fine, k)
  if (ends === null || own.length === 0) return null
  const table = tableOf(name, endpoint, unit, null, [{ name: '', label: 'all', counts: fine }], ends, grid)
  return { name, endpoint, grid, ends, table }
}

export const TOO_SMALL = 'it cannot be shown without small numbers'

/** The groups of a variable in bins that are unions of those of everybody; null where that is impossible. */
export const groupedTable = (
  base: Base,
  variable: Variable,
  rows: readonly EventRow[],
  k: number,
): TimesTable | null => {
  const own = rowsOf(rows, base.name, [variable.name])
  const groups = declaredGroups(variable)
    .filter(({ name }) => own.some(({ group }) => group === name))
    .map((group) => ({
      ...group,
      counts: onGrid(
        own.filter(({ group: of }) => of === group.name),
        base.grid,
      ),
    }))
  if (groups.length < 2) return null
  const everybody = onGrid(rowsOf(rows, base.name, []), base.grid)
  const rest = restOf(
    everybody,
    groups.map(({ counts }) => counts),
  )
  const all =
    rest === null
      ? groups
      : [...groups, { name: `${idPart(variable.name)}=`, label: 'missing', counts: rest }]
  const ends = groupEnds(
    everybody,
    all.map(({ counts }) => counts),
    base.ends,
    k,
  )
  return ends === null
    ? null
    : tableOf(base.name, base.endpoint, base.table.unit, variable.title, all, ends, base.grid)
}

/** Another endpoint next to the one that is told: sums of its counts, or parts of them. */
export const relatedTable = (
  base: Base,
  name: string,
  endpoint: Endpoint,
  rows: readonly EventRow[],
  k: number,
): { readonly table: TimesTable; readonly isFiner: boolean } | null => {
  const own = rowsOf(rows, name, [])
  const others = rowsOf(rows, base.name, [])
  if (own.length === 0 || own.some(({ entered, time }) => entered > 0 && time > 0)) return null
  const { fine, sums, parts } = kindsBetween(own, others)
  const table = (ends: Ends): TimesTable =>
    tableOf(
      name,
      endpoint,
      base.table.unit,
      null,
      [{ name: '', label: 'all', counts: onGrid(own, base.grid) }],
      ends,
      base.grid,
    )
  if (sums !== null) return { table: table(sumEnds(sums, base.ends, fine)), isFiner: false }
  const ends = parts === null ? null : partEnds(onGrid(own, base.grid), parts, base.ends, k)
  return ends === null ? null : { table: table(ends), isFiner: true }
}

/**
 * How the kinds of an endpoint go with those of the one that is told first: `sums` says for each of the base's kinds of
 * which own kind it is a part, `parts` for each own kind of which of the base's; null where it is not so.
 */
export const kindsBetween = (
  own: readonly EventRow[],
  base: readonly EventRow[],
): {
  /** The number of kinds. */
  readonly fine: number
  readonly sums: readonly number[] | null
  readonly parts: readonly number[] | null
} => {
  const times = [...new Set([...own, ...base].map(({ time }) => time))]
  const place = new Map(times.map((time, i) => [time, i]))
  const [fine, baseFine] = [own, base].map((of) =>
    fineCounts(of, times.length, (time) => place.get(time)!),
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
