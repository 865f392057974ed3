import type { SourceFault, SourceNote, SourceReader, SourceReading, SourceTable } from '../source.ts'
import { listed, shownText } from '../support/shown-text.ts'
import { EVENT, type ExportTable, INSTANCE, INSTRUMENT } from './export-table.ts'
import { odmColumns, odmText } from './odm-columns.ts'
import { emptyProject, type OdmProject, type OdmValue, projectListener, repeatKey } from './odm-project.ts'
import { parseXml } from './odm-xml.ts'
import { splitKnown } from './split.ts'

const MOST_CELLS = 30_000_000
/** Beyond this size the values of a project are more than is held in memory. */
const MOST_BYTES = 400_000_000

/**
 * A REDCap project as XML (CDISC ODM 1.3.1 with REDCap's own attributes): data with labels and code lists in one file.
 * Its tables are those of `splitExport`. Checked against exports of the same projects as CSV.
 */
export const redcapReader: SourceReader = {
  converter: 'redcap-odm/1',
  title: 'a REDCap project as XML (CDISC ODM)',
  recognizes: (bytes) => {
    const head = String.fromCharCode(...bytes.subarray(0, 4096))
    return /^(\u00ef\u00bb\u00bf)?\s*<[?!O]/.test(head) && /<(!DOCTYPE\s+)?ODM[\s>/[]/.test(head)
  },
  read: async (bytes, _fileName, { table }): Promise<SourceReading> => {
    if (bytes.length > MOST_BYTES)
      return {
        faults: [
          {
            place: 'the file',
            expected: `at most ${MOST_BYTES} bytes`,
            found: `${bytes.length}`,
            remedy: 'export fewer instruments',
          },
        ],
      }
    const project = emptyProject()
    const fault = (await parseXml(bytes, projectListener(project))) ?? projectFault(project)
    if (fault !== null) return { faults: [fault] }
    const flat = flatTable(project)
    if ('faults' in flat) return flat
    const columns = odmColumns(project)
    const record = project.recordField
    const split = splitKnown(flat, { record, columns, forms: project.formOfItem }) ?? oneTable(flat, columns)
    if ('faults' in split) return split
    const tables = split.tables.filter(({ name }) => table === undefined || name === table)
    if (tables.length === 0)
      return {
        faults: [
          {
            place: 'the file',
            expected: `one of its tables, ${listed(
              split.tables.map(({ name }) => name),
              20,
            )}`,
            found: shownText(table ?? ''),
          },
        ],
      }
    return { tables, notes: [...notesOf(project), ...split.notes] }
  },
}

const projectFault = (project: OdmProject): SourceFault | null => {
  const remedy = 'export the project from REDCap as XML, with metadata and data'
  if (!/redcap/i.test(project.system) && project.recordField === '')
    return {
      place: 'element ODM',
      expected: 'a project of REDCap',
      found: `ODM of ${project.system === '' ? 'another system' : shownText(project.system)}`,
      remedy: 'export its data as CSV or SAS transport files',
    }
  if (project.recordField === '' || project.items.size === 0)
    return {
      place: 'element MetaDataVersion',
      expected: 'the variables of the project',
      found: 'none',
      remedy,
    }
  if (project.values.length === 0)
    return { place: 'element ClinicalData', expected: 'data of records', found: 'none', remedy }
  if (project.strange.size > 0)
    return {
      place: 'element ItemGroupData',
      expected: 'values as ItemData',
      found: listed([...project.strange].map(shownText)),
    }
  return null
}

/** The export as one table, as REDCap writes it as CSV: a row for each record, event and instance. */
const flatTable = (project: OdmProject): ExportTable | { readonly faults: readonly SourceFault[] } => {
  const { recordField, items, repeatingForms, repeatingEvents, values } = project
  const hasEvents = values.some(({ event }) => event !== '')
  const hasRepeats = repeatingForms.size + repeatingEvents.size > 0
  const names = new Set([...items.keys(), ...values.map(({ item }) => item)])
  names.delete(recordField)
  const keys = [recordField, ...(hasEvents ? [EVENT] : []), ...(hasRepeats ? [INSTRUMENT, INSTANCE] : [])]
  const header = [...keys, ...names]
  const columnOf = new Map(header.map((name, c) => [name, c]))
  const rows = new Map<string, string[]>()
  const given = new Set<string>()
  const faults: SourceFault[] = []
  for (const value of values) {
    if (faults.length >= 20) break
    const { instrument, instance } = placeOf(project, value, hasEvents)
    const key = JSON.stringify([value.record, value.event, instrument, instance])
    let row = rows.get(key)
    if (row === undefined) {
      if ((rows.size + 1) * header.length > MOST_CELLS)
        return { faults: [{ place: 'the file', expected: `at most ${MOST_CELLS} cells`, found: 'more' }] }
      row = header.map(() => '')
      rows.set(key, row)
      const known: Readonly<Record<string, string>> = {
        [EVENT]: value.event,
        [INSTRUMENT]: instrument,
        [INSTANCE]: instance,
      }
      for (const [c, name] of keys.entries()) row[c] = c === 0 ? value.record : known[name]!
    }
    const place = `record ${shownText(value.record)}, ${value.event === '' ? '' : `event ${value.event}, `}variable ${shownText(value.item)}`
    if (value.item === recordField) continue
    const cell = JSON.stringify([key, value.item])
    if (given.has(cell)) faults.push({ place, expected: 'one value', found: 'two' })
    given.add(cell)
    row[columnOf.get(value.item)!] = odmText(value.value, items.get(value.item))
  }
  return faults.length > 0 ? { faults } : { header, rows: [...rows.values()] }
}

/** The instrument and instance of a value, where its instrument or event repeats. */
const placeOf = (
  { repeatingForms, repeatingEvents }: OdmProject,
  { event, eventRepeat, form, formRepeat }: OdmValue,
  hasEvents: boolean,
): { readonly instrument: string; readonly instance: string } => {
  const isRepeating = hasEvents
    ? repeatingForms.has(repeatKey(event, form))
    : [...repeatingForms].some((key) => (JSON.parse(key) as readonly string[])[1] === form)
  if (isRepeating) return { instrument: form, instance: formRepeat }
  return { instrument: '', instance: repeatingEvents.has(event) && hasEvents ? eventRepeat : '' }
}

const oneTable = (
  { header, rows }: ExportTable,
  columns: ReturnType<typeof odmColumns>,
): { readonly tables: readonly SourceTable[]; readonly notes: readonly SourceNote[] } => ({
  tables: [
    {
      name: 'records',
      columns: header.map((name) => columns.get(name) ?? { name }),
      rows,
      placeOf: (row, column) => `record ${shownText(rows[row]?.[0] ?? '')}, variable ${header[column]}`,
    },
  ],
  notes: [],
})

const notesOf = ({ files }: OdmProject): readonly SourceNote[] =>
  files === 0
    ? []
    : [
        {
          place: 'the file',
          text: `${files} values are files; their names were read, and nothing of what is in them`,
        },
      ]
