import { builtInFormat, type NumberFormat, numberFormat } from '../excel/number-format.ts'
import { checkSheetCount, checkSheetNames } from '../excel/workbook-sheets.ts'
import { type Links, linkCollector } from './links.ts'
import { RECORD, type Records, recordsFrom } from './records.ts'
import { isOldVersion, oldVersion, withPassword } from './refusals.ts'
import { plainText, sharedTexts, shortText, textCursor } from './texts.ts'

/** A sheet as the workbook names it; its records begin at an offset of the stream. */
export interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly isWorksheet: boolean
  readonly isMacroSheet: boolean
  readonly offset: number
}

export interface Workbook {
  readonly is1904: boolean
  readonly sheets: readonly SheetEntry[]
  readonly texts: readonly string[]
  /** The number format of each style that cells refer to by number. */
  readonly formats: readonly NumberFormat[]
  readonly links: Links
  /** Whether it says which version of Excel calculated it (RecalcId, 2.4.221). */
  readonly isByExcel: boolean
}

/** The type of the first records of a workbook ([MS-XLS] 2.4.21). */
const GLOBALS = 0x05

/** The version of Excel's calculation that LibreOffice writes, whatever it calculated. */
const LIBRE_OFFICE = 0x1_8d_54

/**
 * The sheets of a workbook, its texts, styles and date system, in the records with which its stream begins (2.1.7.20.3).
 * @throws SourceError for records that are damaged, a workbook of an older version, or one with a password
 */
export const openWorkbook = (stream: Uint8Array): Workbook => {
  const records = recordsFrom(stream, 0, 'the file')
  if (records.next() !== RECORD.BOF || records.size < 4) throw records.fail('other records at its beginning')
  if (isOldVersion(records.uint16(0))) throw oldVersion()
  if (records.uint16(2) !== GLOBALS) throw records.fail('a sheet at its beginning, not the list of sheets')
  const collector = globalsCollector()
  while (records.next() !== RECORD.EOF) collector.add(records)
  return collector.workbook()
}

const globalsCollector = () => {
  const links = linkCollector()
  const sheets: SheetEntry[] = []
  const codes = new Map<number, string>()
  const styles: number[] = []
  let texts: readonly string[] = []
  let is1904 = false
  let isByExcel = false
  const readers: Readonly<Record<number, (records: Records) => void>> = {
    [RECORD.FILEPASS]: () => {
      throw withPassword()
    },
    [RECORD.DATEMODE]: (records) => {
      is1904 = records.uint16(0) === 1
    },
    [RECORD.RECALCID]: (records) => {
      isByExcel = records.uint32(4) !== LIBRE_OFFICE
    },
    [RECORD.BOUNDSHEET]: (records) => {
      checkSheetCount(sheets.push(sheetEntry(records)))
    },
    [RECORD.SST]: (records) => {
      texts = sharedTexts(textCursor(records.pieces(0), records.fail))
    },
    [RECORD.FORMAT]: (records) => {
      codes.set(records.uint16(0), plainText(textCursor([records.bytes(2)], records.fail)))
    },
    [RECORD.XF]: (records) => {
      styles.push(records.uint16(2))
    },
    [RECORD.SUPBOOK]: links.add,
    [RECORD.EXTERNNAME]: links.add,
    [RECORD.EXTERNSHEET]: links.add,
  }
  return {
    add(records: Records): void {
      readers[records.type]?.(records)
    },
    workbook(): Workbook {
      checkSheetNames(sheets)
      return { is1904, sheets, texts, formats: formatsOf(styles, codes), links: links.links, isByExcel }
    },
  }
}

/** A sheet (BoundSheet8, 2.4.28). */
const sheetEntry = (records: Records): SheetEntry => {
  const type = records.uint8(5)
  return {
    offset: records.uint32(0),
    isHidden: (records.uint8(4) & 3) !== 0,
    isWorksheet: type === 0,
    isMacroSheet: type === 1,
    name: shortText(textCursor([records.bytes(6)], records.fail)),
  }
}

const formatsOf = (
  styles: readonly number[],
  codes: ReadonlyMap<number, string>,
): readonly NumberFormat[] => {
  const formats = new Map<number, NumberFormat>()
  return styles.map((id) => {
    const code = codes.get(id)
    const format = formats.get(id) ?? (code === undefined ? builtInFormat(id) : numberFormat(code))
    formats.set(id, format)
    return format
  })
}
