import type { DataPackage, Field, Resource } from '../../cohort/data-package.ts'
import { groupBy } from '../../cohort/group-by.ts'
import { didYouMean } from '../../cohort/problem.ts'
import { readCell } from '../../cohort/read-cell.ts'
import { lookupOf, missingTexts } from '../../cohort/recorded-variables.ts'
import type { ManyRow } from '../../cohort/take-rows.ts'
import { encodeValue, type Value } from '../../cohort/value.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import type { SubjectRow } from './artifacts.ts'

/** The typed subjects, in the order of the first file. */
export interface ReadSubjects {
  readonly subjects: readonly Record<string, Value>[]
  readonly rows: readonly SubjectRow[]
  readonly faults: readonly Fault[]
  /** Rows of the files with several a subject: by the file's name, then by subject. */
  readonly many: ReadonlyMap<string, ReadonlyMap<string, readonly ManyRow[]>>
  /** Cells read, for the record of what was checked. */
  readonly cells: number
}

interface ReadRow {
  /** The subject; in a file that others point to, the key. */
  readonly subject: string
  readonly line: number
  readonly values: readonly (readonly [string, Value])[]
}

/** Reads every file that the descriptor lists, and joins them on the subject. */
export const readSubjects = (
  dataPackage: DataPackage,
  tables: Readonly<Record<string, Table>>,
  subjectName: string,
): ReadSubjects => {
  const faults: Fault[] = []
  const listed = new Set(dataPackage.resources.map(({ path }) => path.replace(/\.csv$/, '')))
  for (const name of Object.keys(tables))
    if (!listed.has(name) && name !== 'claims') faults.push(unlisted(`${name}.csv`))
  const files = dataPackage.resources.map((resource) => {
    const lookup = lookupOf(resource, dataPackage, subjectName)
    const table = tableOf(resource, tables)
    const key = lookup?.key ?? subjectName
    return { resource, lookup, ...readFile(resource, table, key, faults, Object.keys(tables)) }
  })
  const [first] = files
  const ofSubjects = files.filter(({ lookup }) => lookup === null)
  const roster = new Map(
    first?.rows.map(({ subject }) => [subject, { [subjectName]: null } as Record<string, Value>]),
  )
  for (const { resource, rows, isWhole, column } of ofSubjects) {
    for (const { subject, line, values } of rows) {
      const own = roster.get(subject)
      if (own) {
        if (resource.rows !== 'many') Object.assign(own, Object.fromEntries(values))
      } else if (first!.isWhole)
        faults.push({
          file: resource.path,
          line,
          column,
          field: subjectName,
          expected: `a subject of ${first!.resource.path}`,
          found: `"${subject}"`,
          remedy: didYouMean(subject, [...roster.keys()]),
        })
    }
    if ((resource.rows ?? 'one') !== 'one') continue
    const there = new Set(rows.map(({ subject }) => subject))
    for (const subject of roster.keys())
      if (isWhole && !there.has(subject))
        faults.push({
          file: resource.path,
          field: subjectName,
          expected: `a row for subject "${subject}", whom ${first!.resource.path} has`,
          found: 'none',
          remedy: OPTIONAL,
        })
  }
  for (const { lookup, rows, isWhole, resource } of files)
    if (lookup !== null) lookUp(lookup, resource, rows, isWhole, ofSubjects, roster, faults)
  const rows = ofSubjects
    .filter(({ resource }) => resource.rows !== 'many')
    .flatMap((file) => file.rows.map(({ subject, line }) => ({ subject, file: file.resource.path, line })))
  const many = ofSubjects.filter(({ resource }) => resource.rows === 'many')
  const cells = files.reduce((sum, file) => sum + file.rows.length * file.resource.schema.fields.length, 0)
  return {
    subjects: [...roster.values()],
    rows,
    faults,
    many: new Map(many.map(({ resource, rows }) => [resource.name, bySubject(rows)])),
    cells,
  }
}

const OPTIONAL = 'if not every subject has one, declare "rows": "optional" of the file in datapackage.json'

const SEVERAL = 'where a subject has several rows, declare "rows": "many" of a file that is not the first'

const bySubject = (rows: readonly ReadRow[]): ReadonlyMap<string, readonly ManyRow[]> => {
  const groups = groupBy(rows, ({ subject }) => subject)
  return new Map(
    [...groups].map(([subject, own]) => [
      subject,
      own.map(({ line, values }) => ({ line, values: Object.fromEntries(values) })),
    ]),
  )
}

/** Gives each subject the values of the row that its key points to. */
const lookUp = (
  { key, by, from }: { readonly key: string; readonly by: string; readonly from: Resource },
  resource: Resource,
  rows: readonly ReadRow[],
  isWhole: boolean,
  files: readonly { readonly resource: Resource; readonly rows: readonly ReadRow[] }[],
  roster: ReadonlyMap<string, Record<string, Value>>,
  faults: Fault[],
): void => {
  const byKey = new Map(rows.map((row) => [row.subject, row]))
  const pointing = files.find((file) => file.resource === from)
  const column = from.schema.fields.findIndex(({ name }) => name === by) + 1
  const names = resource.schema.fields.map(({ name }) => name).filter((name) => name !== key)
  for (const { subject, line } of pointing?.rows ?? []) {
    const own = roster.get(subject)
    const value = own?.[by] ?? null
    if (!own) continue
    const row = value === null ? undefined : byKey.get(String(value))
    const values = Object.fromEntries(row?.values ?? [])
    for (const name of names) own[name] = values[name] ?? null
    if (value !== null && !row && isWhole)
      faults.push({
        file: from.path,
        line,
        column,
        field: by,
        expected: `a key of ${resource.path}`,
        found: `"${value}"`,
        remedy: didYouMean(String(value), [...byKey.keys()]),
      })
  }
}

const unlisted = (file: string): Fault => ({
  file,
  expected: 'a file that datapackage.json lists, or claims.csv',
  found: 'neither',
  remedy: 'list it in resources, or move it out of the folder',
})

const tableOf = ({ path }: Resource, tables: Readonly<Record<string, Table>>): Table | undefined => {
  const name = path.replace(/\.csv$/, '')
  return Object.hasOwn(tables, name) ? tables[name] : undefined
}

interface ReadFile {
  readonly rows: readonly ReadRow[]
  /** Whether every row told its subject, so that one who is not among them is not in the file. */
  readonly isWhole: boolean
  /** The number of the subject's field. */
  readonly column: number
}

const readFile = (
  resource: Resource,
  table: Table | undefined,
  subjectName: string,
  faults: Fault[],
  there: readonly string[],
): ReadFile => {
  const file = resource.path
  const nothing = { rows: [], isWhole: false, column: 1 }
  if (!table) {
    faults.push({
      file,
      expected: 'a file, since datapackage.json lists it',
      found: 'none',
      remedy: didYouMean(
        file,
        there.map((name) => `${name}.csv`),
      ),
    })
    return nothing
  }
  const columns = columnsOf(resource, table, faults)
  const subjectColumn = columns?.find(({ field }) => field.name === subjectName)
  // a file without the subject's field is a fault of its descriptor
  if (!columns || !subjectColumn) return nothing
  if (table.rows.length === 0) faults.push({ file, line: 1, expected: 'rows', found: 'a header only' })
  let isWhole = table.rows.length > 0
  const seen = new Map<string, number>()
  const unique = new Map(
    columns
      .filter(({ field }) => field.constraints?.unique)
      .map(({ field }) => [field.name, new Map<string, number>()]),
  )
  const rows = table.rows.flatMap(([at, ...cells]): readonly ReadRow[] => {
    const line = Number(at)
    if (cells.length !== table.header.length - 1) {
      isWhole = false
      faults.push(ragged(file, line, table.header.length - 1, cells))
      return []
    }
    const values = columns.flatMap(({ field, index, missing }): readonly (readonly [string, Value])[] => {
      const text = cells[index]!
      const reading = readCell(text, field, missing)
      if (!('value' in reading)) {
        faults.push({ file, line, column: index + 1, field: field.name, ...reading })
        return []
      }
      // the subject's field is told below to be there once
      const before = reading.value === null || field.name === subjectName ? undefined : unique.get(field.name)
      const value = encodeValue(reading.value)
      if (before?.has(value))
        faults.push({
          file,
          line,
          column: index + 1,
          field: field.name,
          expected: `a value that stands in no other row (line ${before.get(value)} has it)`,
          found: `"${text}"`,
        })
      before?.set(value, line)
      return [[field.name, reading.value]]
    })
    const value = values.find(([name]) => name === subjectName)?.[1] ?? null
    const column = subjectColumn.index + 1
    if (value === null) {
      isWhole = false
      if (values.some(([name]) => name === subjectName))
        faults.push({
          file,
          line,
          column,
          field: subjectName,
          expected: 'the name of a subject',
          found: 'none',
        })
      return []
    }
    const subject = String(value)
    if (seen.has(subject) && resource.rows !== 'many') {
      faults.push({
        file,
        line,
        column,
        field: subjectName,
        expected: `each subject once (line ${seen.get(subject)} has it)`,
        found: `"${subject}" again`,
        remedy: SEVERAL,
      })
      return []
    }
    seen.set(subject, line)
    return [{ subject, line, values }]
  })
  return { rows, isWhole, column: subjectColumn.index + 1 }
}

const ragged = (file: string, line: number, wanted: number, cells: readonly string[]): Fault => ({
  file,
  line,
  expected: `${wanted} cells`,
  found: cells.join('') === '' ? 'an empty line' : String(cells.length),
  remedy:
    cells.join('') === ''
      ? 'remove it'
      : cells.length > wanted
        ? 'a cell with the delimiter in it stands in quotes'
        : undefined,
})

interface Column {
  readonly field: Field
  /** Its place among the cells of a row, from 0. */
  readonly index: number
  readonly missing: readonly string[]
}

/** Declared fields against the header; null where the two do not fit and cells could be read as the wrong field. */
const columnsOf = (resource: Resource, table: Table, faults: Fault[]): readonly Column[] | null => {
  const header = table.header.slice(1)
  const before = faults.length
  const declared = resource.schema.fields.map((field) => field.name)
  const delimiter = header.length === 1 ? otherDelimiter(header[0]!, declared) : undefined
  if (delimiter !== undefined) {
    faults.push({
      file: resource.path,
      line: 1,
      expected: `cells with "${resource.dialect?.delimiter ?? ','}" between them`,
      found: `"${delimiter}"`,
      remedy: `declare "dialect": { "delimiter": ${JSON.stringify(delimiter)} } in datapackage.json`,
    })
    return null
  }
  header.forEach((name, i) => {
    const complain = (expected: string, remedy?: string): void => {
      faults.push({
        file: resource.path,
        line: 1,
        column: i + 1,
        field: name || '(no header)',
        expected,
        found: `"${name}"`,
        remedy,
      })
    }
    if (header.indexOf(name) < i) complain('each header once')
    else if (!declared.includes(name))
      complain(
        'a header that datapackage.json declares',
        didYouMean(
          name,
          declared.filter((one) => !header.includes(one)),
        ) ?? 'declare it, or remove the column',
      )
  })
  for (const name of declared)
    if (!header.includes(name))
      faults.push({
        file: resource.path,
        line: 1,
        field: name,
        expected: 'a column, since datapackage.json declares it',
        found: 'none',
      })
  if (new Set(declared).size < declared.length)
    faults.push({
      file: 'datapackage.json',
      field: resource.path,
      expected: 'each field once',
      found: 'one twice',
    })
  if (faults.length > before) return null
  return resource.schema.fields.map((field) => ({
    field,
    index: header.indexOf(field.name),
    missing: missingTexts(field, resource),
  }))
}

/** The delimiter that would make the declared fields of a header that is one cell. */
const otherDelimiter = (header: string, declared: readonly string[]): string | undefined =>
  [',', ';', '\t', '|'].find((one) => {
    const names = header.split(one)
    return names.length > 1 && names.some((name) => declared.includes(name))
  })
