import { join } from 'node:path'
import { identifierOf } from '../../../cohort/checks/identifiers.ts'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import { proposeField } from '../../../cohort/propose/columns/column.ts'
import { declaredField } from '../../../cohort/propose/columns/declared-field.ts'
import { compareTables } from '../../../cohort/propose/compare-tables.ts'
import { subjectProblem } from '../../../cohort/propose/subject.ts'
import { sha256 } from '../../../pipeline/disk/disk.ts'
import { CallError, oneLine } from '../../../pipeline/fault.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import { readDelimited } from '../../../sources/delimited/read-delimited.ts'
import { openFile } from '../new/open-file.ts'
import type { FileAgain } from './adtte-again.ts'
import type { ConvertedResource } from './convert-again.ts'
import { differenceWords } from './difference-words.ts'

/** The rows as they are, with the header. @throws CallError where the file was edited since it was written */
export const currentTable = async (
  folder: string,
  { path, source, dialect, encoding }: ConvertedResource,
  isForced: boolean,
) => {
  const bytes = openFile(join(folder, path))
  if (sha256(bytes) !== source.written && !isForced)
    throw new CallError(
      `${path}: expected the file as it was written from ${source.file}, found one that was edited since (make the same edits in the source, then --overwrite replaces it)`,
    )
  const read = await readDelimited(bytes, path, {
    delimiter: dialect?.delimiter ?? ',',
    encoding: encoding === undefined || encoding === 'utf-8' ? 'utf-8' : 'windows-1252',
  })
  if ('faults' in read) return { header: [], rows: [] }
  return { header: read.table.columns.map(({ name }) => name), rows: read.table.rows }
}

/** A resource with its new data, and what differs in words. */
export interface Renewed {
  readonly resource: Resource
  readonly content: Uint8Array
  readonly says: readonly string[]
}

/** @throws CallError where a declared column is gone, or the subject no longer identifies the rows */
export const renewedResource = (
  resource: ConvertedResource,
  before: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] },
  file: FileAgain,
  subject: string,
): Renewed => {
  const { fields } = resource.schema
  const gone = fields.filter(({ name }) => !file.header.includes(name)).map(({ name }) => name)
  if (gone.length > 0)
    throw new CallError(
      gone
        .map(
          (name) =>
            `${file.source.file}: expected the column "${name}" of ${resource.path}, found none (restore it in the file, or remove it from datapackage.json and analysis.yaml first)`,
        )
        .join('\n'),
    )
  const problem = resource.rows === 'many' ? null : subjectProblem(file, subject)
  if (problem !== null)
    throw new CallError(
      `${file.source.file}: expected "${subject}" to identify the subject, found: ${problem}`,
    )
  const difference = compareTables(before, file, subject, fields)
  const added = difference.newColumns.map((name) => newField(file, name))
  const taken = added.filter(({ isIdentifier }) => !isIdentifier).map(({ field }) => field)
  const names = [...fields, ...taken].map(({ name }) => name)
  const isKept = file.bytes !== undefined && names.length === file.header.length
  const content = isKept
    ? file.bytes!
    : table.encode({
        header: names,
        rows: file.rows.map((row) => names.map((name) => row[file.header.indexOf(name)] ?? '')),
      })
  const notTaken = added.filter(({ isIdentifier }) => isIdentifier).map(({ field }) => field.name)
  return {
    resource: {
      ...described(resource, file, isKept),
      source: {
        ...resource.source,
        ...file.source,
        options: resource.source.options,
        written: sha256(content),
      },
      schema: { ...resource.schema, fields: [...fields, ...taken] },
    },
    content,
    says: [
      ...differenceWords(difference, notTaken, before.rows.length, file.rows.length),
      ...(file.says ?? []).map(oneLine),
    ],
  }
}

/** Encoding and delimiter of the file as it is written. */
const described = (
  { encoding: _, dialect: __, ...rest }: ConvertedResource,
  file: FileAgain,
  isKept: boolean,
): Resource => ({
  ...rest,
  ...(isKept && file.encoding !== 'utf-8' ? { encoding: file.encoding } : {}),
  ...(isKept && file.delimiter !== ',' ? { dialect: { delimiter: file.delimiter as ';' } } : {}),
})

/** The field of a column that the later version has and the first had not. */
const newField = (
  file: FileAgain,
  name: string,
): { readonly field: Field; readonly isIdentifier: boolean } => {
  const c = file.header.indexOf(name)
  const cells = file.rows.map((row) => row[c] ?? '')
  const declared = file.declared?.[c]
  const { field, decisions } =
    file.given?.(name) ??
    (declared === undefined ? proposeField(name, cells) : declaredField(name, declared, cells, {}))
  const text = [`new in ${file.source.file}`, ...decisions].join('; ')
  const isIdentifier = declared?.isIdentifier === true || identifierOf(field, cells) !== null
  return { field: { ...field, description: `TO DECIDE: ${text}` }, isIdentifier }
}
