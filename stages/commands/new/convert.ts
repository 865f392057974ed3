import type { Source } from '../../../cohort/descriptors/source.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { otherWords } from '../../../cohort/values/short-text.ts'
import { CallError, oneLine } from '../../../pipeline/fault.ts'
import { sha256 } from '../../../pipeline/formats/sha256.ts'
import { DELIMITED, readDelimited } from '../../../sources/delimited/read-delimited.ts'
import { namedRows } from '../../../sources/delimited/row-names.ts'
import { readers } from '../../../sources/index.ts'
import { codesOfLabels } from '../../../sources/redcap/label-codes.ts'
import { namesOfLabels } from '../../../sources/redcap/label-names.ts'
import { notText } from '../../../sources/refused/not-text.ts'
import type { SourceFault, SourceNote, SourceReader, SourceTable } from '../../../sources/source.ts'

/** What a person decided about how a file is read. */
export interface Conversion {
  readonly table?: string | undefined
  readonly delimiter?: string | undefined
  readonly encoding?: 'utf-8' | 'windows-1252' | undefined
  /** The REDCap data dictionary, by which labels in an export become names and codes. */
  readonly dictionary?: readonly DictionaryEntry[] | undefined
}

/** A table of a file, with its origin. */
export interface ConvertedFile extends FoundFile {
  /** The original bytes, where the file is a CSV file that is kept as it is. */
  readonly bytes?: Uint8Array
  /** What was passed over or changed. */
  readonly notes: readonly SourceNote[]
  readonly source: Omit<Source, 'written'>
  /** What kind of file it is, in words. */
  readonly kind: string
}

/**
 * The tables of a file as text: by the reader that recognizes its bytes, else as delimited text.
 * @throws CallError with every fault of the file
 */
export const convertFile = async (
  bytes: Uint8Array,
  fileName: string,
  options: Conversion,
  known: readonly SourceReader[] = readers,
): Promise<readonly ConvertedFile[]> => {
  const reader = known.find((reader) => reader.recognizes(bytes, fileName))
  return reader === undefined
    ? [await delimitedFile(bytes, fileName, options)]
    : readBy(reader, bytes, fileName, options)
}

const delimitedFile = async (
  bytes: Uint8Array,
  fileName: string,
  { table, delimiter, encoding, dictionary = [] }: Conversion,
): Promise<ConvertedFile> => {
  checkText(bytes, fileName, table)
  const rename =
    dictionary.length === 0 ? undefined : (header: readonly string[]) => namesOfLabels(header, dictionary)
  const read = await readDelimited(bytes, fileName, { delimiter, encoding, rename })
  if ('faults' in read) throw new CallError(faultsText(fileName, read.faults))
  const { columns } = read.table
  const header = columns.map(({ name }) => name)
  const text = { header, rows: read.table.rows, lines: read.lines }
  const coded = dictionary.length === 0 ? null : codesOfLabels(text, dictionary, read.isRenamed)
  if (coded !== null && 'faults' in coded) throw new CallError(faultsText(fileName, coded.faults))
  const rows = coded?.rows ?? read.table.rows
  const isOfLabels = coded !== null || read.isRenamed
  const isKept =
    coded === null && read.isRegular && (read.encoding === 'utf-8' || read.encoding === 'windows-1252')
  const options = {
    ...(delimiter ? { delimiter } : {}),
    ...(encoding ? { encoding } : {}),
    ...(isOfLabels ? { redcapLabels: true as const } : {}),
  }
  return {
    path: csvName(fileName),
    encoding: isKept && read.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8',
    delimiter: read.delimiter,
    header,
    rows,
    lines: read.lines,
    ...(isKept ? { bytes } : { isRewritten: true }),
    ...(columns.some(({ kind }) => kind !== undefined) ? { declared: columns } : {}),
    ...(read.rowNames === undefined ? {} : { rowNames: read.rowNames }),
    notes: [
      ...wrongName(fileName, 'delimited text', TEXT_NAMES),
      ...read.notes,
      ...(coded === null ? [] : [CODED]),
    ],
    source: {
      file: fileName,
      sha256: await sha256(bytes),
      converter: DELIMITED,
      ...(Object.keys(options).length === 0 ? {} : { options }),
    },
    kind: 'delimited text',
  }
}

/** @throws CallError for a file of another kind, and for a table by name, which text does not have */
const checkText = (bytes: Uint8Array, fileName: string, table: string | undefined): void => {
  const strange = notText(bytes, fileName)
  if (strange !== null) throw new CallError(faultsText(fileName, [strange]))
  if (table !== undefined)
    throw new CallError(`${fileName}: expected --table for a file with several tables, found delimited text`)
}

const CODED: SourceNote = {
  place: 'the file',
  text: 'labels of choices are replaced by the codes of the data dictionary, as in an export of raw data',
}

const readBy = async (
  reader: SourceReader,
  bytes: Uint8Array,
  fileName: string,
  { table }: Conversion,
): Promise<readonly ConvertedFile[]> => {
  const read = await reader.read(bytes, fileName, { table })
  if ('faults' in read) throw new CallError(faultsText(fileName, read.faults))
  if (read.tables.length === 0) throw new CallError(`${fileName}: expected a table, found none`)
  const isOne = read.tables.length === 1
  const hash = await sha256(bytes)
  const files = read.tables.map((sheet) => {
    const named = namedRows(
      sheet.columns.map(({ name }) => name),
      sheet.rows,
      sheet.placeOf(0, 0),
    )
    const faults = tableFaults(named.header, sheet)
    if (faults.length > 0) throw new CallError(faultsText(fileName, faults))
    return {
      path:
        isOne && table === undefined ? csvName(fileName) : csvName(`${baseName(fileName)}-${sheet.name}.csv`),
      encoding: 'utf-8' as const,
      delimiter: ',',
      header: named.header,
      rows: sheet.rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n'))),
      isRewritten: true,
      declared: sheet.columns,
      ...(named.rowNames === undefined ? {} : { rowNames: named.rowNames }),
      notes: named.notes,
      source: {
        file: fileName,
        sha256: hash,
        converter: reader.converter,
        ...(isOne && table === undefined ? {} : { table: sheet.name }),
      },
      placeOf: (row: number, column: number) => placeText(fileName, sheet.placeOf(row, column)),
      kind: reader.title,
    }
  })
  const names = reader.title.match(/\.[a-z\d]+/g) ?? []
  const notes = [...wrongName(fileName, reader.title, names), ...read.notes]
  return withDistinctPaths(files).map((file, i) =>
    i === 0 ? { ...file, notes: [...notes, ...file.notes] } : file,
  )
}

/** Names of sheets that differ only in letters that a file name cannot have get a number. */
const withDistinctPaths = <F extends { readonly path: string }>(files: readonly F[]): readonly F[] => {
  const used = new Set<string>()
  return files.map((file) => {
    let path = file.path
    for (let n = 2; used.has(path.toLowerCase()); n++) path = file.path.replace(/\.csv$/, `-${n}.csv`)
    used.add(path.toLowerCase())
    return { ...file, path }
  })
}

/** Names of columns that a data package cannot have, and tables without rows. */
const tableFaults = (
  header: readonly string[],
  { rows, name, placeOf }: SourceTable,
): readonly SourceFault[] => [
  ...header.flatMap((column, c): SourceFault[] => {
    const expected = 'a different header for each column'
    const first = header.indexOf(column)
    if (column.trim() === '') return [{ place: placeOf(0, c), expected, found: 'a column without one' }]
    if (column === '__proto__')
      return [{ place: placeOf(0, c), expected, found: '"__proto__", a reserved name' }]
    return first < c ? [{ place: placeOf(0, c), expected, found: `"${column}" twice` }] : []
  }),
  ...(rows.length === 0 ? [{ place: name, expected: 'rows', found: 'only a header' }] : []),
]

const TEXT_NAMES = ['.csv', '.tsv', '.txt', '.tab', '.dat', '.psv']

/** A file whose name promises another kind than its bytes are. */
const wrongName = (fileName: string, title: string, names: readonly string[]): readonly SourceNote[] => {
  const ending = /\.[a-z\d]{1,8}$/i.exec(fileName)?.[0].toLowerCase()
  return ending === undefined || names.length === 0 || names.includes(ending)
    ? []
    : [
        {
          place: 'the file',
          text: `its name ends in ${ending}, but by its content it is ${title}, and is read as that`,
        },
      ]
}

/** `export.xlsx, sheet "Data", cell C7: expected ..., found ... (...)`; of text `export.csv:7`. */
export const faultsText = (fileName: string, faults: readonly SourceFault[]): string =>
  faults
    .slice(0, MOST_FAULTS)
    .map(({ place, expected, found, remedy }) =>
      oneLine(
        `${placeText(fileName, place)}: expected ${expected}, found ${found}${remedy === undefined ? '' : ` (${remedy})`}`,
      ),
    )
    .concat(faults.length > MOST_FAULTS ? [`and ${otherWords(faults.length - MOST_FAULTS)}`] : [])
    .join('\n')

const MOST_FAULTS = 50

/** The place within a file with its name; of text `export.csv:7`. */
export const placeText = (fileName: string, place: string): string => {
  if (place === 'the file' || place === fileName) return fileName
  const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(place) ?? []
  return line === undefined
    ? `${fileName}, ${place}`
    : [fileName, line, ...(column === undefined ? [] : [column])].join(':')
}

const baseName = (fileName: string): string => fileName.replace(/\.[A-Za-z\d]{1,8}$/, '')

/** The file's name in the cohort's folder: letters, digits, ".", "_" and "-". */
export const csvName = (fileName: string): string => {
  const plain = baseName(fileName)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
  return `${plain === '' || plain === 'claims' ? `${plain}table` : plain}.csv`
}
