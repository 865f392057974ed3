import { listed, plainName, shownText } from '../../cohort/values/short-text.ts'
import type { SourceFault, SourceNote, SourceReader, SourceReading, SourceTable } from '../source.ts'
import { checkBytes, checkSize } from '../support/check-size.ts'
import { faultList, readingOf } from '../support/source-error.ts'
import { tableFault } from '../support/table-name.ts'
import { xmlParser } from '../xml/parse-xml.ts'
import { EVENT, type ExportTable, INSTANCE, INSTRUMENT } from './export-table.ts'
import { odmColumns, odmText } from './odm-columns.ts'
import { emptyProject, type OdmProject, type OdmValue, projectHandler, repeatKey } from './odm-project.ts'
import { splitKnown } from './split.ts'

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
  read: (bytes, _fileName, { table }) => readingOf(() => readProject(bytes, table)),
}

const readProject = async (bytes: Uint8Array, wanted: string | undefined): Promise<SourceReading> => {
  checkBytes(bytes, 'export fewer instruments')
  const project = emptyProject()
  // a file that is attached to a record is a text of any length
  const parser = await xmlParser({ longestText: bytes.length }, projectHandler(project))
  parser.write(bytes)
  parser.end()
  const fault = projectFault(project)
  if (fault !== null) return { faults: [fault] }
  const flat = flatTable(project)
  if ('faults' in flat) return flat
  const columns = odmColumns(project)
  const record = project.recordField
  const split = splitKnown(flat, { record, columns, forms: project.formOfItem }) ?? oneTable(flat, columns)
  if ('faults' in split) return split
  const tables = split.tables.filter(({ name }) => wanted === undefined || name === wanted)
  if (tables.length === 0) {
    const names = split.tables.map(({ name }) => name)
    return { faults: [tableFault(names, wanted ?? '')] }
  }
  return { tables, notes: [...notesOf(project), ...split.notes] }
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
  const { recordField, items, values } = project
  const header = headerOf(project)
  const columnOf = new Map(header.map((name, c) => [name, c]))
  const rows = new Map<string, string[]>()
  const given = new Set<string>()
  const faults = faultList()
  for (const value of values) {
    const { instrument, instance } = placeOf(project, value, columnOf.has(EVENT))
    const key = JSON.stringify([value.record, value.event, instrument, instance])
    const row = rows.get(key) ?? header.map(() => '')
    if (!rows.has(key)) {
      checkSize(rows.size + 1, header.length)
      rows.set(key, row)
      const keys = {
        [recordField]: value.record,
        [EVENT]: value.event,
        [INSTRUMENT]: instrument,
        [INSTANCE]: instance,
      }
      for (const [name, text] of Object.entries(keys)) if (columnOf.has(name)) row[columnOf.get(name)!] = text
    }
    if (value.item === recordField) continue
    const cell = JSON.stringify([key, value.item])
    if (given.has(cell)) faults.add({ place: valuePlace(value), expected: 'one value', found: 'two' })
    given.add(cell)
    row[columnOf.get(value.item)!] = odmText(value.value, items.get(value.item))
  }
  return faults.all().length > 0 ? { faults: faults.all() } : { header, rows: [...rows.values()] }
}

/** The record, what tells its rows apart, and the variables. */
const headerOf = ({
  recordField,
  items,
  repeatingForms,
  repeatingEvents,
  values,
}: OdmProject): readonly string[] => {
  const hasEvents = values.some(({ event }) => event !== '')
  const hasRepeats = repeatingForms.size + repeatingEvents.size > 0
  const names = new Set([...items.keys(), ...values.map(({ item }) => item)])
  names.delete(recordField)
  return [recordField, ...(hasEvents ? [EVENT] : []), ...(hasRepeats ? [INSTRUMENT, INSTANCE] : []), ...names]
}

const valuePlace = ({ record, event, item }: OdmValue): string =>
  `record ${shownText(record)}, ${event === '' ? '' : `event ${shownText(event)}, `}variable ${plainName(item)}`

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
      placeOf: (row, column) =>
        `record ${shownText(rows[row]?.[0] ?? '')}, variable ${plainName(header[column]!)}`,
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
          text: `cells with attached files: ${files}; the names of the files were read, their content was not`,
        },
      ]
