import type { EventRow } from '../counts/event-rows.ts'
import { declaredGroups, idPart } from '../values/group.ts'
import type { Variable } from '../values/value.ts'
import type { Edition, TimesTable } from './edition.ts'
import { kindsOf } from './fine-counts.ts'
import { gridOf, timeOf } from './grid.ts'
import { type EarlierTable, laterTable, tableWith } from './later-table.ts'
import type { DisclosureSources } from './public-edition.ts'
import { countsIn, countsOf, type PublishedCounts } from './published-counts.ts'
import { kindsBetween, rowsOf, TOO_SMALL } from './times-tables.ts'

/** Tables of a later edition, the one of everybody first, and those of the last edition that are left out. */
interface Found {
  readonly tables: readonly TimesTable[]
  readonly left: Edition['left']
}

/** Null if the overall table cannot be updated: then no table can. */
export const laterTables = (
  sources: DisclosureSources,
  earlier: readonly Edition[],
  k: number,
): Found | null => {
  const [last, ...others] = earlier.at(-1)!.tables as readonly [TimesTable, ...TimesTable[]]
  const own = rowsOf(sources.eventRows, last.endpoint, [])
  const counted = countedNow(last, sources)
  if (counted === null) return null
  const allowed = counted.ends
  const first = toldAgain(
    { last, now: counted, allowed, together: allowed.map((_, kind) => kind) },
    earlier,
    k,
  )
  if (first === null) return null
  const lastEnd = endOf(last, own)
  const left: Edition['left'][number][] = []
  const tables = others.flatMap((table) => {
    const now = countedNow(table, sources)
    const bins = now === null ? null : boundBins(table, last, now, first, sources)
    const told = now === null || bins === null ? null : toldAgain({ last: table, now, ...bins }, earlier, k)
    if (told !== null) return [tableWith(table, told, lastEnd)]
    const title = table.grouping === null ? table.title : `${table.title} by ${table.grouping}`
    left.push({ what: title, why: now === null ? GONE : TOO_SMALL })
    return []
  })
  return { tables: [tableWith(last, first, lastEnd), ...tables], left }
}

const GONE = 'the plan no longer defines it as in the previous edition'

/** Against the same table in each edition; one that lacks it had left it out, and then it stays left out. */
const toldAgain = (
  again: Omit<EarlierTable, 'earlier'>,
  earlier: readonly Edition[],
  k: number,
): PublishedCounts | null => {
  const before = earlier.map(({ tables }) =>
    tables.find((one) => one.endpoint === again.last.endpoint && one.grouping === again.last.grouping),
  )
  return before.includes(undefined)
    ? null
    : laterTable({ ...again, earlier: before as readonly TimesTable[] }, k)
}

/**
 * The cells of a table counted now; null where its endpoint, its kinds or its grouping are none of the plan's any more.
 */
const countedNow = (
  table: TimesTable,
  { endpoints, eventRows, variables }: DisclosureSources,
): PublishedCounts | null => {
  const endpoint = endpoints[table.endpoint]
  const everybody = rowsOf(eventRows, table.endpoint, [])
  if (endpoint === undefined || everybody.length === 0) return null
  if (everybody.some(({ entered, time }) => entered > 0 && time > 0)) return null
  const kinds = kindsOf(endpoint).map(({ kind }) => kind)
  if (kinds.join('\n') !== table.kinds.map(({ kind }) => kind).join('\n')) return null
  const { ends } = countsOf(table)
  if (table.grouping === null) return countsIn([{ ...table.groups[0]!, rows: everybody }], ends)
  const variable = [...variables.values()].find(({ title }) => title === table.grouping)
  const groups = variable === undefined ? null : groupsNow(table, variable, eventRows)
  return groups === null ? null : countsIn(groups, ends)
}

/**
 * Each group's rows, and those of whoever is in none, if there is anybody or was. Null where the groups are others now.
 */
const groupsNow = (table: TimesTable, variable: Variable, eventRows: readonly EventRow[]) => {
  const own = rowsOf(eventRows, table.endpoint, [variable.name])
  const rest = `${idPart(variable.name)}=`
  const of = (name: string): readonly EventRow[] => own.filter(({ group }) => group === name)
  const groups = declaredGroups(variable).filter(
    ({ name }) => of(name).length > 0 || table.groups.some((one) => one.name === name),
  )
  const label = (name: string): string | undefined => groups.find((one) => one.name === name)?.label
  const areTheSame = table.groups.every((one) => one.name === rest || label(one.name) === one.label)
  if (own.length === 0 || !areTheSame) return null
  const without = withoutGroups(rowsOf(eventRows, table.endpoint, []), own)
  const isAnybody = without.some(({ events, competing, censored }) =>
    [events, censored, ...competing.split(';').map(Number)].some((count) => count > 0),
  )
  return [
    ...groups.map((group) => ({ ...group, rows: of(group.name) })),
    ...(isAnybody || table.groups.some(({ name }) => name === rest)
      ? [{ name: rest, label: 'missing', rows: without }]
      : []),
  ]
}

/** The overall counts at each time minus those of all groups. */
const withoutGroups = (everybody: readonly EventRow[], groups: readonly EventRow[]): readonly EventRow[] =>
  everybody.map((row) => {
    const there = groups.filter(({ time }) => time === row.time)
    const less = (count: number, of: (one: EventRow) => number): number =>
      there.reduce((sum, one) => sum - of(one), count)
    return {
      ...row,
      events: less(row.events, (one) => one.events),
      censored: less(row.censored, (one) => one.censored),
      competing:
        row.competing === ''
          ? ''
          : row.competing
              .split(';')
              .map((count, i) => less(Number(count), (one) => Number(one.competing.split(';')[i])))
              .join(';'),
    }
  })

/**
 * Where the bins of another table may end: those of everybody's kinds that its own are, are parts of, or consist of.
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
    allowed: now.ends.map((own, kind) =>
      own.filter((end) => ends.every((one, part) => sums[part] !== kind || one.includes(end))),
    ),
    together: now.ends.map((_, kind) => kind),
  }
}

/** The end of the last bins: where it was, or a round time after the last one of now. */
const endOf = ({ cells, unit }: TimesTable, rows: readonly EventRow[]): number => {
  const before = Math.max(...cells.map(({ to }) => to))
  const latest = Math.max(...rows.map(({ time }) => time))
  if (latest < before) return before
  const grid = gridOf(latest, unit)
  return timeOf(grid.cells, grid)
}
