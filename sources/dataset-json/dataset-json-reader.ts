import { plainName } from '../../cohort/values/short-text.ts'
import type { SourceFault, SourceReader, SourceReading } from '../source.ts'
import { checkBytes, checkSize } from '../support/check-size.ts'
import { MOST_FAULTS, readingOf, SourceError } from '../support/source-error.ts'
import { tableFault } from '../support/table-name.ts'
import { utf8Text } from '../support/text-decoder.ts'
import { cellFault, cellReader, columnNotes, declaredColumn } from './cells.ts'
import { type Json, JsonReader } from './json.ts'
import { kindOf, type Metadata, readMetadata } from './metadata.ts'

/**
 * CDISC Dataset-JSON 1.1, as one object or as NDJSON. Numbers keep every digit that is written, in their shortest form;
 * dates are the ISO 8601 texts of the file; null and an empty text are empty cells. Checked against CDISC's examples,
 * which are there as transport files too, and against rows that R wrote.
 */
export const datasetJsonReader: SourceReader = {
  converter: 'dataset-json/1',
  title: 'a CDISC Dataset-JSON file (.json, .ndjson)',
  recognizes: (bytes, fileName) => {
    if (/\.dsjc$/i.test(fileName)) return true
    const head = String.fromCharCode(...bytes.subarray(0, 16_384))
    return (
      /^(\u00ef\u00bb\u00bf)?\s*\{/.test(head) &&
      /"(datasetJSON[A-Za-z]+|itemGroupOID|itemGroupData)"/.test(head)
    )
  },
  read: (bytes, fileName, { table }) => readingOf(() => readFile(bytes, fileName, table)),
}

const readFile = (bytes: Uint8Array, fileName: string, wanted: string | undefined): SourceReading => {
  if (/\.dsjc$/i.test(fileName))
    throw new SourceError({
      place: 'the file',
      expected: 'Dataset-JSON as .json or .ndjson',
      found: 'its compressed form',
      remedy: 'decompress it first',
    })
  checkBytes(bytes, 'export fewer columns')
  const text = utf8Text(bytes)
  if (text === null)
    throw new SourceError({
      place: 'the file',
      expected: 'text in UTF-8',
      found: 'other bytes',
      remedy: 'export the file again',
    })
  return readText(text, wanted)
}

const readText = (text: string, wanted: string | undefined): SourceReading => {
  const json = new JsonReader(text)
  const file = json.read()
  if (!(file instanceof Map)) return { faults: [cellFault('the file', 'an object', file)] }
  const metadata = readMetadata(file)
  if ('faults' in metadata) return metadata
  if (wanted !== undefined && wanted !== metadata.name)
    return { faults: [tableFault([metadata.name], wanted)] }
  const isLines = !json.isAtEnd
  if (isLines && file.has('rows')) throw json.problem('the end of the file')
  const rows = isLines ? lines(json) : (file.get('rows') ?? [])
  if (!Array.isArray(rows)) return { faults: [cellFault('rows', 'a list of rows', rows)] }
  return readRows(rows, metadata)
}

/** The rows of NDJSON: a list in each line. */
const lines = (json: JsonReader): readonly Json[] => {
  const rows: Json[] = []
  while (!json.isAtEnd) rows.push(json.read())
  return rows
}

const readRows = (rows: readonly Json[], { name, records, columns }: Metadata): SourceReading => {
  checkSize(rows.length, columns.length)
  const placeOf = (row: number, column: number): string =>
    `data set ${plainName(name)}, record ${row + 1}, column ${plainName(columns[column]?.name ?? String(column + 1))}`
  const faults: SourceFault[] = []
  if (rows.length !== records)
    faults.push({
      place: `data set ${plainName(name)}`,
      expected: `${records} records, as declared`,
      found: `${rows.length}`,
      remedy: 'the file may be cut: get it again',
    })
  const open = new Map<number, { readonly first: number; readonly count: number }>()
  const readers = columns.map(cellReader)
  const texts: (readonly string[])[] = []
  for (const [r, row] of rows.entries()) {
    if (faults.length >= MOST_FAULTS) break
    if (!Array.isArray(row) || row.length !== columns.length) {
      faults.push({
        place: `data set ${plainName(name)}, record ${r + 1}`,
        expected: `a list of ${columns.length} values`,
        found: Array.isArray(row) ? `one of ${row.length}` : kindOf(row),
      })
      continue
    }
    texts.push(
      (row as readonly Json[]).map((value, c) => {
        const cell = readers[c]!(value)
        if ('expected' in cell) {
          faults.push(cellFault(placeOf(r, c), cell.expected, value))
          return ''
        }
        if (cell.isOpen) open.set(c, { first: open.get(c)?.first ?? r, count: (open.get(c)?.count ?? 0) + 1 })
        return cell.text
      }),
    )
  }
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) }
  return {
    tables: [{ name, placeOf, columns: columns.map(declaredColumn), rows: texts }],
    notes: columns.flatMap((column, c) => columnNotes(column, open.get(c))),
  }
}
