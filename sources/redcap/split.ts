import type { DictionaryEntry } from '../../cohort/propose/standards/redcap.ts'
import { listed, shownText } from '../../cohort/values/short-text.ts'
import type { SourceColumn, SourceFault, SourceNote, SourceReading, SourceTable } from '../source.ts'
import { dictionaryColumns } from './dictionary-columns.ts'
import {
  EVENT,
  type ExportKnowledge,
  type ExportRow,
  type ExportTable,
  exportRows,
  INSTANCE,
  INSTRUMENT,
  OF_THE_RECORD,
  placeOfRow,
  rowFaults,
} from './export-table.ts'
import { AS_RAW } from './label-names.ts'
import { layoutOf, type PlannedTable } from './layout.ts'

/**
 * A REDCap export with events (`redcap_event_name`) or repeating instruments (`redcap_repeat_instrument`,
 * `redcap_repeat_instance`) as tables that are joined by the record: one for each event with the instruments of that event only, one for
 * each instrument of several events or that repeats. The first table has one row for each record. Cells are not changed.
 *
 * @param dictionary the entries of the data dictionary: labels, codes, the name of the record
 * @returns null for an export without events and repeating instruments, which is one table as it is
 */
export const splitExport = (
  table: ExportTable,
  dictionary: readonly DictionaryEntry[] = [],
): SourceReading | null => {
  const labelled = ['Event Name', 'Repeat Instrument', 'Repeat Instance'].filter((name) =>
    table.header.includes(name),
  )
  if (labelled.length > 0)
    return {
      faults: [
        {
          place: 'the header',
          expected: 'names of variables',
          found: `labels, such as ${shownText(labelled[0]!)}`,
          remedy: `give the data dictionary of the project with --redcap, or ${AS_RAW}`,
        },
      ],
    }
  return splitKnown(table, {
    record: dictionary[0]?.name,
    columns: dictionaryColumns(table.header, dictionary),
  })
}

/** The same where names and instruments are known otherwise than from a dictionary. */
export const splitKnown = (table: ExportTable, knowledge: ExportKnowledge): SourceReading | null => {
  const { header } = table
  if (![EVENT, INSTRUMENT, INSTANCE].some((name) => header.includes(name))) return null
  const record = Math.max(0, header.indexOf(knowledge.record ?? ''))
  if ([EVENT, INSTRUMENT, INSTANCE].includes(header[record]!))
    return { faults: [recordFault(header[record]!)] }
  const rows = exportRows(table, record)
  const faults = rowFaults(table, rows)
  if (faults.length > 0) return { faults }
  const layout = layoutOf(table, rows, record, knowledge)
  if ('faults' in layout) return layout
  const notes: SourceNote[] = [...layout.notes]
  const records = [...new Set(rows.map((row) => row.record))]
  const roster = layout.tables.find((one) => isRoster(one, records.length))
  if (roster === undefined) notes.push(rosterNote(layout.tables, records))
  // a record alone is of no event and no instance
  const firstRows = new Map(rows.toReversed().map((row) => [row.record, { ...row, event: '', instance: '' }]))
  const first = roster ?? { name: 'records', columns: [], rows: records.map((one) => firstRows.get(one)!) }
  const tables = [first, ...layout.tables.filter((one) => one !== roster)]
  const names = distinct(tables.map(({ name }) => name))
  return {
    tables: tables.map((planned, t) =>
      tableOf(table, record, knowledge, { ...planned, name: names[t]! }, planned === first ? rows : null),
    ),
    notes,
  }
}

const recordFault = (name: string): SourceFault => ({
  place: 'the header',
  expected: 'the record in the first column',
  found: shownText(name),
  remedy: 'export the record too, or give the data dictionary',
})

/** Whether a table has each record once. */
const isRoster = ({ rows }: PlannedTable, records: number): boolean =>
  rows.length === records && new Set(rows.map(({ record }) => record)).size === records

const rosterNote = (tables: readonly PlannedTable[], records: readonly string[]): SourceNote => {
  const lacks = tables.map(({ name, rows }) => {
    const own = new Set(rows.map(({ record }) => record))
    return `${name} has ${own.size} of ${records.length} records in ${rows.length} rows`
  })
  return {
    place: 'the file',
    text: `no table has each record once (${listed(lacks, 3)}), so there is a table of the records alone`,
  }
}

/** A table with the record, the event and the instance where they differ, and its columns. */
const tableOf = (
  table: ExportTable,
  record: number,
  { columns }: ExportKnowledge,
  { name, columns: own, rows }: PlannedTable,
  allRows: readonly ExportRow[] | null,
): SourceTable => {
  const { header } = table
  const taken = new Set(header)
  const isLong = new Set(rows.map(({ event }) => event)).size > 1
  const keys: readonly { readonly column: SourceColumn; readonly text: (row: ExportRow) => string }[] = [
    { column: columns.get(header[record]!) ?? { name: header[record]! }, text: (row) => row.record },
    ...(isLong
      ? [{ column: { name: free(`${name}_event`, taken) }, text: ({ event }: ExportRow) => event }]
      : []),
    ...(rows.some(({ instance }) => instance !== '')
      ? [
          {
            column: { name: free(`${name}_instance`, taken), kind: 'number' as const },
            text: ({ instance }: ExportRow) => instance,
          },
        ]
      : []),
    ...(allRows === null ? [] : ofTheRecord(header, columns, allRows)),
  ]
  return {
    name,
    columns: [
      ...keys.map(({ column }) => column),
      ...own.map((c) => columns.get(header[c]!) ?? { name: header[c]! }),
    ],
    rows: rows.map((row) => [...keys.map(({ text }) => text(row)), ...own.map((c) => row.cells[c] ?? '')]),
    placeOf: (row, column) => {
      const shown = [...keys.map((key) => key.column.name), ...own.map((c) => header[c]!)][column]
      return `${placeOfRow(table, rows[row]?.index ?? 0)}, column ${shown}`
    },
  }
}

/** Columns that say the same in every row of a record, such as its data access group. */
const ofTheRecord = (
  header: readonly string[],
  columns: ExportKnowledge['columns'],
  rows: readonly ExportRow[],
): readonly { readonly column: SourceColumn; readonly text: (row: ExportRow) => string }[] =>
  OF_THE_RECORD.filter((name) => header.includes(name)).map((name) => {
    const c = header.indexOf(name)
    const values = new Map(
      rows.filter((row) => (row.cells[c] ?? '') !== '').map((row) => [row.record, row.cells[c]!]),
    )
    return { column: columns.get(name) ?? { name }, text: ({ record }) => values.get(record) ?? '' }
  })

/** A name that no column has. */
const free = (name: string, taken: ReadonlySet<string>): string =>
  taken.has(name) ? free(`${name}_`, taken) : name

const distinct = (names: readonly string[]): readonly string[] =>
  names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length
    return before === 0 ? name : `${name}_${before + 1}`
  })
