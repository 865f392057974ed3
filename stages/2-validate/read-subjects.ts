import type { DataPackage, Field, Resource } from '../../cohort/data-package.ts'
import { didYouMean } from '../../cohort/problem.ts'
import { readCell } from '../../cohort/read-cell.ts'
import { missingTexts } from '../../cohort/recorded-variables.ts'
import type { Value } from '../../cohort/value.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'
import type { SubjectRow } from './artifacts.ts'

/** The typed subjects, in the order of the first file. */
export interface ReadSubjects {
  readonly subjects: readonly Record<string, Value>[]
  readonly rows: readonly SubjectRow[]
  readonly faults: readonly Fault[]
  /** Cells read, for the record of what was checked. */
  readonly cells: number
}

interface ReadRow {
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
  const files = dataPackage.resources.map((resource) => ({
    resource,
    rows: readFile(resource, tables[resource.path.replace(/\.csv$/, '')], subjectName, faults),
  }))
  const [first] = files
  const roster = new Map(
    first?.rows.map(({ subject }) => [subject, { [subjectName]: null } as Record<string, Value>]),
  )
  for (const { resource, rows } of files) {
    for (const { subject, line, values } of rows) {
      const own = roster.get(subject)
      if (own) Object.assign(own, Object.fromEntries(values))
      else
        faults.push({
          file: resource.path,
          line,
          field: subjectName,
          expected: `a subject of ${first!.resource.path}`,
          found: `"${subject}"`,
          remedy: didYouMean(subject, [...roster.keys()]),
        })
    }
    const there = new Set(rows.map(({ subject }) => subject))
    for (const subject of roster.keys())
      if (rows.length > 0 && !there.has(subject))
        faults.push({
          file: resource.path,
          line: 1,
          field: subjectName,
          expected: `a row for subject "${subject}"`,
          found: 'none',
        })
  }
  const rows = files.flatMap((file) =>
    file.rows.map(({ subject, line }) => ({ subject, file: file.resource.path, line })),
  )
  const cells = files.reduce((sum, file) => sum + file.rows.length * file.resource.schema.fields.length, 0)
  return { subjects: [...roster.values()], rows, faults, cells }
}

const readFile = (
  resource: Resource,
  table: Table | undefined,
  subjectName: string,
  faults: Fault[],
): readonly ReadRow[] => {
  const file = resource.path
  if (!table) {
    faults.push({ file, expected: 'a file, since datapackage.json lists it', found: 'none' })
    return []
  }
  const columns = columnsOf(resource, table, faults)
  if (columns === null) return []
  const seen = new Map<string, number>()
  const unique = new Map(
    columns
      .filter(({ field }) => field.constraints?.unique)
      .map(({ field }) => [field.name, new Map<string, number>()]),
  )
  return table.rows.flatMap(([at, ...cells]): readonly ReadRow[] => {
    const line = Number(at)
    if (cells.length !== table.header.length - 1) {
      faults.push({ file, line, expected: `${table.header.length - 1} cells`, found: String(cells.length) })
      return []
    }
    const values = columns.flatMap(({ field, index, missing }): readonly (readonly [string, Value])[] => {
      const text = cells[index]!
      const reading = readCell(text, field, missing)
      if (!('value' in reading)) {
        faults.push({ file, line, column: index + 1, field: field.name, ...reading })
        return []
      }
      const before = unique.get(field.name)
      if (before?.has(text))
        faults.push({
          file,
          line,
          column: index + 1,
          field: field.name,
          expected: `a value that stands in no other row (line ${before.get(text)} has it)`,
          found: `"${text}"`,
        })
      before?.set(text, line)
      return [[field.name, reading.value]]
    })
    const value = values.find(([name]) => name === subjectName)?.[1] ?? null
    const column = columns.find(({ field }) => field.name === subjectName)!.index + 1
    if (value === null) {
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
    if (seen.has(subject)) {
      faults.push({
        file,
        line,
        column,
        field: subjectName,
        expected: `each subject once (line ${seen.get(subject)} has it)`,
        found: `"${subject}" again`,
      })
      return []
    }
    seen.set(subject, line)
    return [{ subject, line, values }]
  })
}

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
