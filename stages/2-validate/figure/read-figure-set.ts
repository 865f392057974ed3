import { countsOfPatients } from '../../../audit/figure/counts-of-patients.ts'
import { FIGURE_COLUMNS } from '../../../audit/figure/figure-columns.ts'
import { recordedTable } from '../../../audit/figure/recorded-table.ts'
import { type FigureSetRow, SET_KINDS, setOfRows } from '../../../audit/figure/set-rows.ts'
import type { Subject, Variable } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'

const FILE = 'figure-set.csv'
const COLUMNS = [
  'group',
  'kind',
  'time',
  'number',
  'survival',
  'precision',
  'unmarked_from',
  'unmarked_until',
] as const
const NUMBERS = COLUMNS.slice(2)
type NumberColumn = Exclude<(typeof COLUMNS)[number], 'group' | 'kind'>

/** The numbers that a row of a kind has; `entered` may have a number. */
const NEEDED: Readonly<Record<(typeof SET_KINDS)[number], readonly NumberColumn[]>> = {
  entered: ['time'],
  event: ['time', 'survival', 'precision'],
  'perhaps-event': ['time', 'survival', 'precision'],
  mark: ['time'],
  'perhaps-mark': ['time'],
  'at-risk': ['time', 'number'],
  'at-risk-after': ['time', 'number'],
  end: ['time'],
  'end-of-axis': ['time'],
  'not-read': ['time'],
}

/**
 * The rows of figure-set.csv, or their faults: unreadable rows, rows in another order than the curve's, and a table of
 * patients that does not give the figure.
 */
export const readFigureSet = (
  table: Table | undefined,
  subjects: readonly Subject[],
  variables: ReadonlyMap<string, Variable>,
  subjectName: string,
): { readonly rows: readonly FigureSetRow[]; readonly faults: readonly Fault[] } => {
  if (table === undefined) return { rows: [], faults: [] }
  const faults: Fault[] = []
  const header = table.header.slice(1)
  if (header.join() !== COLUMNS.join())
    return {
      rows: [],
      faults: [
        { file: FILE, line: 1, expected: `the header ${COLUMNS.join()}`, found: header.join() || 'none' },
      ],
    }
  const rows = table.rows.flatMap(([line = '', ...cells]) => {
    const row = rowOf(cells, Number(line), faults)
    return row === null ? [] : [row]
  })
  if (faults.length === 0)
    faults.push(...orderFaults(rows, table), ...columnFaults(variables, subjectName, rows))
  if (faults.length === 0) faults.push(...memberFaults(rows, subjects))
  return faults.length > 0 ? { rows: [], faults } : { rows, faults }
}

const rowOf = (cells: readonly string[], line: number, faults: Fault[]): FigureSetRow | null => {
  const before = faults.length
  const fault = (column: number, expected: string, found: string): void => {
    faults.push({ file: FILE, line, column: column + 1, field: COLUMNS[column], expected, found })
  }
  if (cells.length !== COLUMNS.length) {
    faults.push({ file: FILE, line, expected: `${COLUMNS.length} cells`, found: String(cells.length) })
    return null
  }
  const [group = '', kindText = ''] = cells
  const kind = SET_KINDS.find((known) => known === kindText)
  if (kind === undefined) fault(1, SET_KINDS.join(', '), `"${shortened(kindText)}"`)
  if (group.length > LONGEST) fault(0, `a name of at most ${LONGEST} characters`, String(group.length))
  const numbers = NUMBERS.map((name, i) => {
    const text = cells[i + 2]!
    if (text === '') {
      if (kind !== undefined && NEEDED[kind].includes(name as NumberColumn))
        fault(i + 2, 'a number', 'nothing')
      return null
    }
    const value = Number(text)
    if (text.length <= LONGEST && /^\d+(\.\d+)?(e-?\d+)?$/.test(text) && value <= LARGEST) return value
    fault(i + 2, `a number from 0 to ${LARGEST}`, `"${shortened(text)}"`)
    return null
  })
  const [time, number, survival, precision, unmarked_from, unmarked_until] = numbers as (number | null)[]
  if (number != null && !(Number.isInteger(number) && number <= MOST_PATIENTS))
    fault(3, `a whole number up to ${MOST_PATIENTS}`, String(number))
  if (survival != null && survival > 1) fault(4, 'survival from 0 to 1', String(survival))
  if (kind?.endsWith('event') && precision === 0) fault(5, 'a precision above 0', '0')
  if ((unmarked_from == null) !== (unmarked_until == null)) fault(6, 'both times or none', 'one')
  if (unmarked_from != null && unmarked_until != null && unmarked_from > unmarked_until)
    fault(7, `a time not before unmarked_from, ${unmarked_from}`, String(unmarked_until))
  if (unmarked_until != null && time != null && unmarked_until > time)
    fault(7, `a time not after that of the row, ${time}`, String(unmarked_until))
  return faults.length > before
    ? null
    : {
        ...{ group, kind: kindText, time: time!, number: number!, survival: survival! },
        ...{ precision: precision!, unmarked_from: unmarked_from!, unmarked_until: unmarked_until! },
      }
}

/** As many as `from-figure` tries. */
const MOST_PATIENTS = 1200
const MOST_ROWS = 20_000
const MOST_GROUPS = 50
const LARGEST = 1e9
/** Of a cell, in characters. */
const LONGEST = 200

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const orderFaults = (rows: readonly FigureSetRow[], table: Table): readonly Fault[] => {
  if (rows.length > MOST_ROWS)
    return [
      {
        ...{ file: FILE, line: Number(table.rows[MOST_ROWS]?.[0] ?? 1) },
        ...{ expected: `at most ${MOST_ROWS} rows`, found: String(rows.length) },
      },
    ]
  const alone = (row: FigureSetRow | undefined): boolean => row?.kind === 'not-read'
  const starts = rows.flatMap(({ kind }, i) => (kind === 'entered' ? [i] : []))
  const lineOf = (i: number): number => Number(table.rows[i]?.[0] ?? 1)
  const seen = new Set<string>()
  return rows.flatMap((row, i): readonly Fault[] => {
    if (alone(row)) return []
    const [before, after] = [rows[i - 1], alone(rows[i + 1]) ? undefined : rows[i + 1]]
    const isFirst = before?.group !== row.group
    const isLast = after?.group !== row.group
    const at = { file: FILE, line: lineOf(i) }
    const faults: Fault[] = []
    if (isFirst && seen.has(row.group))
      faults.push({ ...at, expected: 'the rows of a group together', found: `"${row.group}" again` })
    seen.add(row.group)
    if (isFirst !== (row.kind === 'entered'))
      faults.push({
        ...at,
        expected: 'a row "entered" first in each group, and once',
        found: `"${row.kind}"`,
      })
    if (isLast !== row.kind.startsWith('end'))
      faults.push({
        ...at,
        expected: 'a row "end" or "end-of-axis" last in each group, and once',
        found: `"${row.kind}"`,
      })
    if (starts[MOST_GROUPS] === i)
      faults.push({ ...at, expected: `at most ${MOST_GROUPS} groups`, found: String(starts.length) })
    if (!isFirst) faults.push(...timeFaults(before!, row).map((fault) => ({ ...at, ...fault })))
    return faults
  })
}

/** What is wrong with the time of a row after another of its group. */
const timeFaults = (
  before: FigureSetRow,
  { kind, time }: FigureSetRow,
): readonly { readonly expected: string; readonly found: string }[] => {
  if (time < before.time)
    return [{ expected: 'times in ascending order', found: `${time} after ${before.time}` }]
  const isTied = time === before.time && kind.endsWith('event')
  return isTied && ['event', 'perhaps-event', 'mark', 'perhaps-mark'].includes(before.kind)
    ? [
        {
          expected: 'one step at a time, and before the marks at this time',
          found: `"event" after "${before.kind}" at ${time}`,
        },
      ]
    : []
}

/** The set says nothing of other variables, so a cohort of a figure has none. */
const columnFaults = (
  variables: ReadonlyMap<string, Variable>,
  subjectName: string,
  rows: readonly FigureSetRow[],
): readonly Fault[] => {
  const { group, ...always } = FIGURE_COLUMNS
  const isGrouped = rows.filter(({ kind }) => kind === 'entered').length > 1
  const expected: readonly string[] = [subjectName, ...Object.values(always), ...(isGrouped ? [group] : [])]
  const found = [...variables.values()].flatMap(({ name, derivation }) => (derivation === null ? [name] : []))
  const isSame = found.length === expected.length && expected.every((name) => found.includes(name))
  return isSame
    ? []
    : [
        {
          file: FILE,
          expected: `a table of patients with the columns ${expected.join(', ')}, as from-figure writes it`,
          found: found.join(', '),
          remedy: `move ${FILE} out of the folder to audit this one table alone`,
        },
      ]
}

/** The table of patients must be one of the set: else ranges over the set say nothing of it. */
const memberFaults = (rows: readonly FigureSetRow[], subjects: readonly Subject[]): readonly Fault[] => {
  const set = setOfRows(rows)
  const table = recordedTable(set, subjects)
  const strays = subjects.length - table.reduce((sum, patients) => sum + patients.length, 0)
  const faults: Fault[] =
    strays === 0
      ? []
      : [
          {
            file: FILE,
            expected: 'every patient in a group of the set',
            found: `${strays} in no group of it`,
          },
        ]
  for (const [i, group] of set.entries()) {
    const counts = countsOfPatients(group, table[i]!)
    if ('expected' in counts)
      faults.push({
        ...{
          file: FILE,
          expected: `analysed patients that give the figure: ${counts.expected}`,
          found: counts.found,
        },
        remedy: `undo changes and exclusions of patients, or move ${FILE} out of the folder`,
      })
  }
  return faults
}

/** A registry's rows are not read, so they cannot be compared with a figure. */
export const noFigureSet = (tables: Readonly<Record<string, Table>>): readonly Fault[] =>
  tables['figure-set'] === undefined
    ? []
    : [
        {
          file: FILE,
          expected: 'no set of tables of a figure beside rows that an engine counts',
          found: 'one',
          remedy: 'move it out of the folder',
        },
      ]
