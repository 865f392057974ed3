import { listed, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault, SourceNote } from '../source.ts'
import { MOST_FAULTS } from '../support/source-error.ts'
import {
  EVENT,
  type ExportKnowledge,
  type ExportRow,
  type ExportTable,
  INSTANCE,
  INSTRUMENT,
  OF_THE_RECORD,
} from './export-table.ts'

/** A table of an export: its columns by index, and its rows. */
export interface PlannedTable {
  readonly name: string
  readonly columns: readonly number[]
  readonly rows: readonly ExportRow[]
}

/** Columns that have their values in the same rows: those of an instrument, or one alone. */
interface Unit {
  /** The instrument; null where it is not known. */
  readonly form: string | null
  readonly columns: readonly number[]
}

export type Layout =
  | { readonly tables: readonly PlannedTable[]; readonly notes: readonly SourceNote[] }
  | { readonly faults: readonly SourceFault[] }

/**
 * Where the values of each column are decides its table. A repeating instrument is a table, with its instances. All
 * instruments of one event only are one table, the event's. An instrument of several events is a table with a row for each event.
 */
export const layoutOf = (
  table: ExportTable,
  rows: readonly ExportRow[],
  record: number,
  knowledge: ExportKnowledge,
): Layout => {
  const places = placesOf(table, rows, false)
  const withUnchecked = placesOf(table, rows, true)
  const faults: SourceFault[] = []
  const keyOf = (unit: Unit): string | null => {
    const checked = new Set(unit.columns.flatMap((c) => [...places[c]!]))
    const keys = [...(checked.size > 0 ? checked : unit.columns.flatMap((c) => [...withUnchecked[c]!]))]
    const instruments = keys.filter((key) => key.startsWith('instrument:'))
    if (instruments.length > 1)
      faults.push({
        place: `column ${shownText(table.header[unit.columns[0]!]!)}`,
        expected: 'values in the rows of one repeating instrument',
        found: listed(instruments.map((key) => shownText(key.slice('instrument:'.length)))),
      })
    if (instruments.length > 0) return instruments[0]!
    if (keys.length < 2) return keys[0] ?? null
    return unit.form === null
      ? `events:${listed(
          keys.map((key) => key.slice('event:'.length)),
          3,
        )}`
      : `form:${unit.form}`
  }
  const units = unitsOf(table, places, record, knowledge)
  const columnsOf = new Map<string, number[]>()
  const formsOf = new Map<string, Set<string | null>>()
  const empty: string[] = []
  for (const unit of units) {
    const key = keyOf(unit)
    if (key === null) empty.push(unit.form ?? table.header[unit.columns[0]!]!)
    else {
      columnsOf.set(key, [...(columnsOf.get(key) ?? []), ...unit.columns])
      formsOf.set(key, (formsOf.get(key) ?? new Set()).add(unit.form))
    }
  }
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) }
  return {
    tables: [...columnsOf].map(([key, columns]) => ({
      name: nameOf(key, [...formsOf.get(key)!]),
      columns,
      rows: rows.filter((row) => isOf(row, key, columns)),
    })),
    notes:
      empty.length === 0
        ? []
        : [
            {
              place: 'the file',
              text: `no record has a value in ${listed(empty.map(shownText), 10)}; excluded`,
            },
          ],
  }
}

/**
 * For each column the kinds of rows in which it has a value. A choice of a checkbox that is not checked, 0, stands in the
 * export in rows of other instruments too, so it says nothing of where an instrument is.
 */
const placesOf = (
  { header }: ExportTable,
  rows: readonly ExportRow[],
  countsUnchecked: boolean,
): readonly ReadonlySet<string>[] => {
  const places = header.map(() => new Set<string>())
  const isCheckbox = header.map((name) => !countsUnchecked && name.includes('___'))
  for (const row of rows) {
    const key = row.instrument === '' ? `event:${row.event}` : `instrument:${row.instrument}`
    for (const [c, cell] of row.cells.entries())
      if (cell !== '' && !(isCheckbox[c] && cell === '0')) places[c]?.add(key)
  }
  return places
}

/**
 * The instruments of an export: REDCap writes the variables of an instrument side by side, and ends each with the
 * variable `<instrument>_complete`. If an instrument would have values in two repeating instruments, its columns are
 * each on their own.
 */
const unitsOf = (
  { header }: ExportTable,
  places: readonly ReadonlySet<string>[],
  record: number,
  { columns, forms }: ExportKnowledge,
): readonly Unit[] => {
  const units: { form: string | null; columns: number[] }[] = []
  const byForm = new Map<string, { form: string | null; columns: number[] }>()
  let pending: number[] = []
  for (const [c, name] of header.entries()) {
    if (c === record || [EVENT, INSTRUMENT, INSTANCE, ...OF_THE_RECORD].includes(name)) continue
    const stated = forms?.get(name)
    if (stated !== undefined) {
      const unit = byForm.get(stated) ?? { form: stated, columns: [] }
      if (!byForm.has(stated)) units.push(unit)
      byForm.set(stated, unit)
      unit.columns.push(c)
      continue
    }
    pending.push(c)
    const [, form] = columns.has(name) && forms === undefined ? [] : (/^(.+)_complete$/.exec(name) ?? [])
    if (form === undefined) continue
    units.push({ form, columns: pending })
    pending = []
  }
  const alone = (list: readonly number[]): readonly Unit[] => list.map((c) => ({ form: null, columns: [c] }))
  return [...units, ...alone(pending)].flatMap((unit): readonly Unit[] => {
    const keys = new Set(unit.columns.flatMap((c) => [...places[c]!]))
    return [...keys].filter((key) => key.startsWith('instrument:')).length > 1 ? alone(unit.columns) : [unit]
  })
}

const isOf = (row: ExportRow, key: string, columns: readonly number[]): boolean => {
  if (key === `event:${row.event}`) return row.instrument === ''
  if (key === `instrument:${row.instrument}`) return true
  return (
    !key.startsWith('event:') && row.instrument === '' && columns.some((c) => (row.cells[c] ?? '') !== '')
  )
}

/** The event, the instrument, or, in a study without events, the only instrument that does not repeat. */
const nameOf = (key: string, forms: readonly (string | null)[]): string => {
  const [, name] = /^[a-z]+:(.*)$/s.exec(key)!
  if (name !== '') return name!
  return forms.length === 1 && forms[0] !== null ? forms[0]! : 'records'
}
