import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { splitExport } from '../../../sources/redcap/split.ts'
import { type ConvertedFile, csvName, faultsText, placeText } from './convert.ts'

/**
 * The tables of a REDCap export with events or repeating instruments, joined by the record; null for an export that is one
 * table as it is.
 */
export const splitRecords = (
  file: ConvertedFile,
  entries: readonly DictionaryEntry[],
): readonly ConvertedFile[] | null => {
  const split = splitExport(file, entries)
  if (split === null) return null
  if ('faults' in split) throw new CallError(faultsText(file.source.file, split.faults))
  const record = entries[0]?.name ?? file.header[0]!
  return split.tables.map((table, i) => ({
    path: csvName(`${file.path.replace(/\.csv$/, '')}-${table.name}.csv`),
    encoding: 'utf-8',
    delimiter: file.delimiter,
    header: table.columns.map(({ name }) => name),
    rows: table.rows,
    isRewritten: true,
    // of text its line alone: whoever names a cell has named its column
    placeOf: (row, column) =>
      placeText(file.source.file, table.placeOf(row, column).replace(/^(line \d+), column .*$/s, '$1')),
    ...(entries.length === 0 ? {} : { declared: table.columns }),
    notes: i === 0 ? [...file.notes, ...split.notes] : [],
    source: {
      ...file.source,
      table: table.name,
      options: { ...file.source.options, redcap: { record } },
    },
    kind: 'a REDCap export with several tables',
  }))
}

/** A dictionary of which only the column of the record is known. */
export const recordEntry = (name: string): DictionaryEntry => ({
  ...{ name, kind: 'text', label: '', note: '', choices: [], validation: '' },
  ...{ minimum: '', maximum: '', isIdentifier: false },
})
