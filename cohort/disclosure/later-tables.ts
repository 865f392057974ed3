import type { EventRow } from '../counts/event-rows.ts'
import { declaredGroups } from '../values/group.ts'
import { idPart } from '../values/id-part.ts'
import type { Variable } from '../values/value.ts'
import type { Edition, TimesTable } from './edition.ts'
import { kindsOf } from './fine-counts.ts'
import { gridOf, timeOf } from './grid.ts'
import { type EarlierTable, laterTable, tableWith } from './later-table.ts'
import type { DisclosureSources } from './public-edition.ts'
import { countsIn, countsOf, type PublishedCounts } from './published-counts.ts'
import { kindsBetween, rowsOf, TOO_SMALL } from './times-tables.ts'

/** Tables of a later edition, the overall one first, and the tables of the last edition that are not published. */
interface UpdatedTables {
  readonly tables: readonly TimesTable[]
  readonly left: Edition['left']
}

/** Null if the overall table cannot be updated: then no table can. */
export const laterTables = (
  sources: DisclosureSources,
  earlier: readonly Edition[],
  k: number,
): UpdatedTables | null => {
  const [last, ...others] = earlier.at(-1)!.tables as readonly [TimesTable, ...TimesTable[]]
  const overall = rowsOf(sources.eventRows, last.endpoint, [])
  const counted = countedNow(last, sources)
  if (counted === null) return null
  const allowed = counted.ends
  const first = updatedCounts(
    { last, now: counted, allowed, together: allowed.map((_, kind) => kind) },
    earlier,
    k,
  )
  if (first === null) return null
  const lastEnd = endOf(last, overall)
  const left: Edition['left'][number][] = []
  const tables = others.flatMap((table) => {
    const now = countedNow(table, sources)
    const bins = now === null ? null : boundBins(table, last, now, first, sources)
    const updated =
      now === null || bins === null ? null : updatedCounts({ last: table, now, ...bins }, earlier, k)
    if (updated !== null) return [tableWith(table, updated, lastEnd)]
    const title = table.grouping === null ? table.title : `${table.title} by ${table.grouping}`
    left.push({ what: title, why: now === null ? GONE : TOO_SMALL })
    return []
  })
  return { tables: [tableWith(last, first, lastEnd), ...tables], left }
}

const GONE = 'the plan no longer defines it as in the previous edition'

/** Compared with the same table in each edition; null if an edition does not publish it: then no later one does. */
const updatedCounts = (
  again: Omit<EarlierTable, 'earlier'>,
  earlier: readonly Edition[],
  k: number,
): PublishedCounts | null => {
  const before = earlier.map(({ tables }) =>
    tables.find(
      (candidate) => candidate.endpoint === again.last.endpoint && candidate.grouping === again.last.grouping,
    ),
  )
  return before.includes(undefined)
    ? null
    : laterTable({ ...again, earlier: before as readonly TimesTable[] }, k)
}

/**
 * The current counts in the cells of a table; null if the plan no longer has its endpoint, kinds of exit or grouping.
 */
const countedNow = (
  table: TimesTable,
  { endpoints, eventRows, variables }: DisclosureSources,
): PublishedCounts | null => {
  const endpoint = endpoints[table.endpoint]
  const overall = rowsOf(eventRows, table.endpoint, [])
  if (endpoint === undefined || overall.length === 0) return null
  if (overall.some(({ entered, time }) => entered > 0 && time > 0)) return null
  const kinds = kindsOf(endpoint).map(({ kind }) => kind)
  if (kinds.join('\n') !== table.kinds.map(({ kind }) => kind).join('\n')) return null
  const { ends } = countsOf(table)
  if (table.grouping === null) return countsIn([{ ...table.groups[0]!, rows: overall }], ends)
  const variable = [...variables.values()].find(({ title }) => title === table.grouping)
  const groups = variable === undefined ? null : groupsNow(table, variable, eventRows)
  return groups === null ? null : countsIn(groups, ends)
}

/**
 * The rows of each group, and of subjects without a group if there are or were any. Null if the groups have changed.
 */
const groupsNow = (table: TimesTable, variable: Variable, eventRows: readonly EventRow[]) => {
  const grouped = rowsOf(eventRows, table.endpoint, [variable.name])
  const rest = `${idPart(variable.name)}=`
  const rowsOfGroup = (name: string): readonly EventRow[] => grouped.filter(({ group }) => group === name)
  const groups = declaredGroups(variable).filter(
    ({ name }) => rowsOfGroup(name).length > 0 || table.groups.some((earlier) => earlier.name === name),
  )
  const label = (name: string): string | undefined => groups.find((group) => group.name === name)?.label
  const areTheSame = table.groups.every(
    (earlier) => earlier.name === rest || label(earlier.name) === earlier.label,
  )
  if (grouped.length === 0 || !areTheSame) return null
  const without = withoutGroups(rowsOf(eventRows, table.endpoint, []), grouped)
  const hasSubjects = without.some(({ events, competing, censored }) =>
    [events, censored, ...competing.split(';').map(Number)].some((count) => count > 0),
  )
  return [
    ...groups.map((group) => ({ ...group, rows: rowsOfGroup(group.name) })),
    ...(hasSubjects || table.groups.some(({ name }) => name === rest)
      ? [{ name: rest, label: 'missing', rows: without }]
      : []),
  ]
}

/** The overall counts at each time minus those of all groups. */
const withoutGroups = (overall: readonly EventRow[], groups: readonly EventRow[]): readonly EventRow[] =>
  overall.map((row) => {
    const atTime = groups.filter(({ time }) => time === row.time)
    const remaining = (count: number, countIn: (group: EventRow) => number): number =>
      atTime.reduce((sum, groupRow) => sum - countIn(groupRow), count)
    return {
      ...row,
      events: remaining(row.events, (groupRow) => groupRow.events),
      censored: remaining(row.censored, (groupRow) => groupRow.censored),
      competing:
        row.competing === ''
          ? ''
          : row.competing
              .split(';')
              .map((count, i) =>
                remaining(Number(count), (groupRow) => Number(groupRow.competing.split(';')[i])),
              )
              .join(';'),
    }
  })

/**
 * The allowed ends of bins of another table: those of the overall kinds of exit that its kinds are, divide or sum up.
 */
const boundBins = (
  table: TimesTable,
  base: TimesTable,
  now: PublishedCounts,
  { ends }: PublishedCounts,
  { eventRows }: DisclosureSources,
): Pick<EarlierTable, 'allowed' | 'together'> | null => {
  if (table.endpoint === base.endpoint) return { allowed: ends, together: ends.map((_, kind) => kind) }
  const rows = (endpoint: string): readonly EventRow[] => rowsOf(eventRows, endpoint, [])
  const { sums, parts } = kindsBetween(rows(table.endpoint), rows(base.endpoint))
  if (parts !== null) return { allowed: parts.map((whole) => ends[whole]!), together: parts }
  if (sums === null) return null
  return {
    allowed: now.ends.map((endsOfKind, kind) =>
      endsOfKind.filter((end) =>
        ends.every((baseEnds, part) => sums[part] !== kind || baseEnds.includes(end)),
      ),
    ),
    together: now.ends.map((_, kind) => kind),
  }
}

/** The end of the last bins: its earlier value, or a round time after the longest current time. */
const endOf = ({ cells, unit }: TimesTable, rows: readonly EventRow[]): number => {
  const before = Math.max(...cells.map(({ to }) => to))
  const latest = Math.max(...rows.map(({ time }) => time))
  if (latest < before) return before
  const grid = gridOf(latest, unit)
  return timeOf(grid.cells, grid)
}
