import { repeated, shownText } from '../../cohort/values/short-text.ts'
import type { SourceColumn, SourceFault } from '../source.ts'
import { MOST_FAULTS } from '../support/source-error.ts'

/** A delimited export: a header, and rows of text. */
export interface ExportTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The line in which each row begins, where it is known. */
  readonly lines?: readonly number[]
}

/** What is known of an export besides its cells. */
export interface ExportKnowledge {
  /** The column of the record; without it, the first one. */
  readonly record?: string | undefined
  /** What is declared of a column, by its name. */
  readonly columns: ReadonlyMap<string, SourceColumn>
  /** The instrument of a column, where it is stated and not seen from the order of the columns. */
  readonly forms?: ReadonlyMap<string, string> | undefined
}

/** Columns that REDCap adds, besides the record: which row is of which event, instrument and instance. */
export const EVENT = 'redcap_event_name'
export const INSTRUMENT = 'redcap_repeat_instrument'
export const INSTANCE = 'redcap_repeat_instance'
/** Columns that say something of the record, in each of its rows. */
export const OF_THE_RECORD = ['redcap_data_access_group', 'redcap_survey_identifier']

/** A row with what it is of. */
export interface ExportRow {
  readonly index: number
  readonly cells: readonly string[]
  readonly record: string
  readonly event: string
  readonly instrument: string
  readonly instance: string
}

export const placeOfRow = ({ lines }: ExportTable, index: number): string =>
  lines === undefined ? `row ${index + 1} under the header` : `line ${lines[index]}`

/** The rows of an export with what each is of. */
export const exportRows = ({ header, rows }: ExportTable, record: number): readonly ExportRow[] => {
  const at = {
    event: header.indexOf(EVENT),
    instrument: header.indexOf(INSTRUMENT),
    instance: header.indexOf(INSTANCE),
  }
  return rows.map((cells, index) => ({
    ...{ index, cells, record: cells[record] ?? '' },
    event: cells[at.event] ?? '',
    instrument: cells[at.instrument] ?? '',
    instance: cells[at.instance] ?? '',
  }))
}

/** What is wrong with the rows: no record, an instance that is no number, one place twice. */
export const rowFaults = (table: ExportTable, rows: readonly ExportRow[]): readonly SourceFault[] => {
  const faults: SourceFault[] = repeated(table.header).map((name) => ({
    place: 'the header',
    expected: 'each column once',
    found: `${shownText(name)} twice`,
    remedy: 'export the raw data (not the labels) from REDCap',
  }))
  const seen = new Set<string>()
  for (const row of rows) {
    if (faults.length >= MOST_FAULTS) break
    const place = placeOfRow(table, row.index)
    if (row.cells.length > table.header.length)
      faults.push({ place, expected: `${table.header.length} cells`, found: `${row.cells.length}` })
    if (row.record === '') faults.push({ place, expected: 'a record', found: 'none' })
    if (row.instance !== '' && !/^[1-9]\d{0,8}$/.test(row.instance))
      faults.push({
        place: `${place}, ${INSTANCE}`,
        expected: 'the number of an instance',
        found: shownText(row.instance),
      })
    if (row.instrument !== '' && row.instance === '')
      faults.push({
        place: `${place}, ${INSTANCE}`,
        expected: `the number of an instance of ${shownText(row.instrument)}`,
        found: 'none',
      })
    const key = JSON.stringify([row.record, row.event, row.instrument, row.instance])
    if (seen.has(key))
      faults.push({
        place,
        expected: 'each record once in an event, instrument and instance',
        found: `record ${shownText(row.record)} twice`,
      })
    seen.add(key)
  }
  return faults
}
