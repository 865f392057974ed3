import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expect } from 'vitest'
import { readers } from '../../../sources/index.ts'
import type { SourceOptions, SourceReading } from '../../../sources/source.ts'

/** The bytes of a committed workbook. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../sources/workbook', name)))

/** Reads bytes as the first reader that recognizes them does. */
export const readBytes = async (
  bytes: Uint8Array,
  name: string,
  options: SourceOptions = {},
): Promise<SourceReading> => {
  const reader = readers.find((each) => each.recognizes(bytes, name))
  if (reader === undefined) throw new Error(`${name}: no reader recognizes it`)
  return reader.read(bytes, name, options)
}

export const tablesOf = (reading: SourceReading) => {
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.tables
}

export const notesOf = (reading: SourceReading): readonly string[] => {
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.notes.map(({ place, text }) => `${place}: ${text}`)
}

export const faultsOf = (reading: SourceReading): readonly string[] => {
  if (!('faults' in reading)) throw new Error('expected faults, found tables')
  return reading.faults.map(
    ({ place, expected, found, remedy }) => `${place}: expected ${expected}, found ${found} (${remedy})`,
  )
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const relations = (
  ...targets: readonly (readonly [id: string, type: string, target: string, mode?: string | undefined])[]
) =>
  `<Relationships xmlns="${RELATIONS}">${targets
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`

/** The parts of a workbook by hand, of one sheet "S" with these rows; any part can be replaced or taken away. */
export const xlsxParts = (sheetData: string, changes: Readonly<Record<string, string | null>> = {}) => {
  const parts: Record<string, string | null> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', 'sharedStrings.xml'],
      ['r3', 'styles', 'styles.xml'],
    ),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': '<sst><si><t>id</t></si><si><t>day</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ...changes,
  }
  return Object.fromEntries(
    Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

export const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

/** A workbook by hand. */
export const xlsxOf = (
  sheetData: string,
  changes: Readonly<Record<string, string | null>> = {},
): Uint8Array => zipped(xlsxParts(sheetData, changes))

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'

/** A spreadsheet of OpenDocument by hand, with these elements below `office:spreadsheet`. */
export const odsOf = (tables: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8(SPREADSHEET), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  })

/** The single fault of bytes. */
export const faultOf = async (bytes: Uint8Array, name = 'x.xlsx'): Promise<string> => {
  const faults = faultsOf(await readBytes(bytes, name))
  expect(faults).toHaveLength(1)
  return faults[0]!
}

/** The single fault of a workbook by hand. */
export const sheetFault = (
  sheetData: string,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<string> => faultOf(xlsxOf(sheetData, changes))

/** Cells of a header with the names "id" and "day", and a row below it. */
export const HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
export const DATA = `${HEADER}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>42094</v></c></row>`
