import { cleanDates } from '../../../cohort/propose/columns/clean-dates.ts'
import type { DateRules } from '../../../cohort/propose/columns/date-cells.ts'
import { placeOfCell } from '../../../cohort/propose/files.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { splitStartStop, startStopOf } from '../../../cohort/propose/start-stop.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { ConvertedFile } from './convert.ts'
import { type Flags, textOf } from './flags.ts'
import { splitRecords } from './split-records.ts'

type Options = NonNullable<ConvertedFile['source']['options']>

/** A file of a new cohort: as it was converted, or a table that was made here, such as of ADTTE. */
export type NewFile = FoundFile & Partial<ConvertedFile>

/** The files with row numbers, if they are wanted, or one file of several rows per subject as several tables. */
export const reshapedFiles = (
  files: readonly ConvertedFile[],
  flags: Flags,
  entries: readonly DictionaryEntry[] = [],
): readonly ConvertedFile[] => {
  const [file, ...more] = files
  if (flags['number-rows'] === true) {
    if (more.length > 0)
      throw new CallError(
        'new: expected one table with --number-rows, found several, which are joined by a column that identifies the subject',
      )
    if (textOf(flags, 'subject') !== undefined)
      throw new CallError('new: expected --subject or --number-rows, found both')
    return [numberedRows(file!, rowNumberName(file!))]
  }
  const records = more.length === 0 ? splitRecords(file!, entries) : null
  if (records !== null) return records
  const startStop = more.length === 0 ? startStopOf(file!, textOf(flags, 'subject')) : null
  return startStop === null ? files : splitFiles(file!, startStop.subject, startStop.columns)
}

/** The subject of files that were numbered or split here. */
export const splitSubject = ([first]: readonly NewFile[]): string | undefined =>
  first?.source?.options?.numberRows ?? first?.source?.options?.roster?.subject

export const cleanedFiles = (files: readonly NewFile[], rules: DateRules): readonly NewFile[] =>
  files.map((file) => (file.source === undefined ? file : cleanedFile(file as ConvertedFile, rules)))

/** The file with more recorded options of its conversion; its original bytes are no longer what is written. */
const rewritten = (file: ConvertedFile, options: Options): ConvertedFile => {
  const { bytes: _, placeOf: __, ...rest } = file
  return {
    ...rest,
    encoding: 'utf-8',
    isRewritten: true,
    source: { ...file.source, options: { ...file.source.options, ...options } },
  }
}

/** The file with a first column of row numbers from 1. */
export const numberedRows = (file: ConvertedFile, name: string): ConvertedFile => ({
  ...rewritten(file, { numberRows: name }),
  header: [name, ...file.header],
  rows: file.rows.map((row, i) => [String(i + 1), ...row]),
  ...(file.declared === undefined ? {} : { declared: [{}, ...file.declared] }),
  rowNames: name,
  ...placesOf(
    file,
    (row) => row,
    (column) => Math.max(0, column - 1),
  ),
})

/** The files without some columns, which are not written anywhere. */
export const withoutColumns = (files: readonly NewFile[], excluded: readonly string[]): readonly NewFile[] =>
  excluded.length === 0 ? files : files.map((file) => withoutColumnsOf(file, excluded))

const withoutColumnsOf = (file: NewFile, excluded: readonly string[]): NewFile => {
  const kept = file.header.flatMap((name, c) => (excluded.includes(name) ? [] : [c]))
  // a later version may have a column in the other part of a file that was split
  const isPart = file.source?.options?.roster !== undefined
  if (kept.length === file.header.length && !isPart) return file
  const { bytes: _, ...rest } = file
  const recorded =
    file.source === undefined ? rest : rewritten(file as ConvertedFile, { excluded: [...excluded] })
  return {
    ...recorded,
    header: kept.map((c) => file.header[c]!),
    rows: file.rows.map((row) => kept.map((c) => row[c] ?? '')),
    ...(file.declared === undefined ? {} : { declared: kept.map((c) => file.declared![c]!) }),
  }
}

/** The places of cells that lie in other rows and columns of the file. */
const placesOf = (
  { placeOf, lines, source }: ConvertedFile,
  rowOf: (row: number) => number,
  columnOf: (column: number) => number,
): Pick<ConvertedFile, 'placeOf'> => {
  if (placeOf !== undefined) return { placeOf: (row, column) => placeOf(rowOf(row), columnOf(column)) }
  return lines === undefined ? {} : { placeOf: (row) => `${source.file}:${lines[rowOf(row)]}` }
}

/** A name for a column of row numbers that no column has. */
export const rowNumberName = ({ header }: ConvertedFile): string =>
  ['row', 'row_number', 'casebook_row'].find((name) => !header.includes(name)) ?? `row_${header.length + 1}`

/** A file of start-stop rows as two: subjects with what is the same in all of their rows, and all rows. */
export const splitFiles = (
  file: ConvertedFile,
  subject: string,
  columns: readonly string[],
): readonly [ConvertedFile, ConvertedFile] => {
  const { subjects, rows } = splitStartStop(file, subject, columns)
  const key = file.header.indexOf(subject)
  // the first row of each subject: the last one that is set, from the end
  const firstRow = new Map(file.rows.map((row, i) => [row[key] ?? '', i] as const).toReversed())
  const part = (name: 'subjects' | 'rows', table: typeof rows): ConvertedFile => {
    const { lines: _, declared: __, notes, ...rest } = rewritten(file, { roster: { subject, part: name } })
    return {
      ...rest,
      path: file.path.replace(/\.csv$/, name === 'subjects' ? '-subjects.csv' : '.csv'),
      header: table.columns.map((c) => file.header[c]!),
      rows: table.rows,
      ...(file.declared === undefined ? {} : { declared: table.columns.map((c) => file.declared![c]!) }),
      notes: name === 'subjects' ? notes : [],
      ...placesOf(
        file,
        (row) =>
          name === 'subjects' ? firstRow.get(subjects.rows[row]![subjects.columns.indexOf(key)] ?? '')! : row,
        (c) => table.columns[c]!,
      ),
    }
  }
  return [part('subjects', subjects), part('rows', rows)]
}

/** The file with its dates in a form that a descriptor can declare. */
export const cleanedFile = (file: ConvertedFile, rules: DateRules): ConvertedFile => {
  const { file: cleaned, changes } = cleanDates(file, rules, (row, column) => placeOfCell(file, row, column))
  if (changes.length === 0) return file
  const { order, century, days } = rules
  const notes = changes.map(({ column, text }) => ({ place: `column ${column}`, text }))
  return {
    ...rewritten(cleaned, {
      ...(order === undefined ? {} : { dateOrder: order }),
      ...(century === undefined || century.length === 0 ? {} : { century: [...century] }),
      ...(days === undefined || days.length === 0 ? {} : { days: [...days] }),
    }),
    ...(file.placeOf === undefined ? {} : { placeOf: file.placeOf }),
    notes: [...file.notes, ...notes],
  }
}
