import { readDate } from '../../../cohort/cells/read-date.ts'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import type { Source } from '../../../cohort/descriptors/source.ts'
import { isoDates } from '../../../cohort/propose/columns/clean-dates.ts'
import { placeOfCell } from '../../../cohort/propose/files.ts'
import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { constantColumns } from '../../../cohort/propose/start-stop.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { SourceReader } from '../../../sources/source.ts'
import { type ConvertedFile, convertFile } from '../new/convert.ts'
import { numberedRows, splitFiles, withoutColumns } from '../new/reshape.ts'
import { recordEntry, splitRecords } from '../new/split-records.ts'
import { adtteAgain, type FileAgain } from './adtte-again.ts'

/** A resource that was converted from a file. */
export type ConvertedResource = Resource & { readonly source: Source }

/**
 * The table of a resource from another version of its source, by the recorded decisions.
 * @throws CallError for a file of another kind, and where a decision no longer applies
 */
export const convertAgain = async (
  resource: ConvertedResource,
  bytes: Uint8Array,
  fileName: string,
  roster: Resource,
  dictionary?: readonly DictionaryEntry[],
  readers?: readonly SourceReader[],
): Promise<FileAgain> => {
  const { table, options = {} } = resource.source
  const { delimiter, encoding, redcap, adtte, redcapLabels } = options
  if (redcapLabels && dictionary === undefined)
    throw new CallError(
      `${fileName}: expected the data dictionary of the export again, since it has labels, found none (--redcap <dictionary.csv>)`,
    )
  const wanted = redcap === undefined ? table : undefined
  const [read, ...more] = await convertFile(
    bytes,
    fileName,
    { table: wanted, delimiter, encoding, dictionary },
    readers,
  )
  const file = redcap === undefined ? read : tableOfRecords(read!, redcap.record, table!)
  if (more.length > 0)
    throw new CallError(
      `${fileName}: expected one table, as in ${resource.source.file}, found ${[read!, ...more].map(({ source }) => source.table).join(', ')}`,
    )
  checkKind(file!, resource.source)
  const shaped =
    adtte === undefined
      ? reshapedAgain(file!, resource, roster)
      : adtteAgain(file!, adtte, resource.schema.fields)
  return { ...shaped, path: resource.path }
}

const checkKind = (read: ConvertedFile, { converter, file }: Source): void => {
  const kind = (name: string): string => name.split('/')[0]!
  if (kind(read.source.converter) !== kind(converter))
    throw new CallError(
      `${read.source.file}: expected a file that ${converter} reads, as ${file} was, found ${read.kind}`,
    )
}

const reshapedAgain = (
  file: ConvertedFile,
  { source, schema }: ConvertedResource,
  roster: Resource,
): ConvertedFile => {
  const { numberRows, roster: split, century, days, excluded, dateOrder: order } = source.options ?? {}
  if (numberRows !== undefined && file.header.includes(numberRows))
    throw new CallError(
      `${file.source.file}: expected no column "${numberRows}", which was added to number the rows, found one (rename it in the file)`,
    )
  const numbered = numberRows === undefined ? file : numberedRows(file, numberRows)
  const shaped = split === undefined ? numbered : partOf(numbered, split, roster)
  const rules = { order, ...(century ? { century } : {}), ...(days ? { days } : {}) }
  const kept = excluded === undefined ? shaped : (withoutColumns([shaped], excluded)[0] as ConvertedFile)
  const rows = declaredDates(kept, schema.fields, rules)
  return rows === null ? kept : { ...withoutBytes(kept), rows, isRewritten: true }
}

/** One table of a REDCap export that was split. */
const tableOfRecords = (file: ConvertedFile, record: string, table: string): ConvertedFile => {
  const tables = splitRecords(file, [recordEntry(record)])
  const found = tables?.find(({ source }) => source.table === table)
  if (found !== undefined) return found
  throw new CallError(
    `${file.source.file}: expected an export with the table ${table}, found ${tables === null ? 'one without events and repeating instruments' : tables.map(({ source }) => source.table).join(', ')}`,
  )
}

const withoutBytes = ({ bytes: _, ...rest }: ConvertedFile): ConvertedFile => rest

const partOf = (
  file: ConvertedFile,
  { subject, part }: { readonly subject: string; readonly part: 'subjects' | 'rows' },
  roster: Resource,
): ConvertedFile => {
  if (!file.header.includes(subject))
    throw new CallError(`${file.source.file}: expected the column "${subject}" of the subject, found none`)
  const wanted = roster.schema.fields.map(({ name }) => name).filter((name) => name !== subject)
  const constant = constantColumns(file, subject, [])
  const varying = wanted.find((name) => file.header.includes(name) && !constant.includes(name))
  if (varying !== undefined)
    throw new CallError(
      `${file.source.file}: expected one value of "${varying}" in all rows of a subject, as before, found several (make a new cohort of it)`,
    )
  const [subjects, rows] = splitFiles(file, subject, wanted)
  return part === 'subjects' ? subjects : rows
}

/**
 * Rows with the dates of declared columns in their declared form, where a cell is in another one: the new version may have
 * days of one digit where the first had none, and the reverse. Null where nothing changes.
 */
const declaredDates = (
  file: ConvertedFile,
  fields: readonly Field[],
  rules: Parameters<typeof isoDates>[2],
): ConvertedFile['rows'] | null => {
  const changed = new Map<number, ReadonlyMap<string, string>>()
  for (const field of fields) {
    const c = file.header.indexOf(field.name)
    if (field.type !== 'date' || c < 0) continue
    const texts = file.rows.map((row) => row[c] ?? '')
    const missing = (field.missingValues ?? ['']).map((word) =>
      typeof word === 'string' ? word : word.value,
    )
    const cells = texts.filter((text) => text !== '' && !missing.includes(text))
    if (cells.every((text) => 'value' in readDate(text, field))) continue
    const iso = isoDates(field.name, [...new Set(cells)], rules, (text) =>
      placeOfCell(file, texts.indexOf(text), c),
    )
    if (iso === null) continue
    changed.set(c, new Map([...iso.isoOf].map(([text, day]) => [text, inForm(day, field.format)])))
  }
  return changed.size === 0
    ? null
    : file.rows.map((row) => row.map((cell, c) => changed.get(c)?.get(cell) ?? cell))
}

/** 2015-03-31 in a declared form such as %d.%m.%Y. */
const inForm = (day: string, format: Field['format'] = 'default'): string => {
  const [year, month, date] = day.split('-') as [string, string, string]
  return format === 'default' ? day : format.replace('%Y', year).replace('%m', month).replace('%d', date)
}
