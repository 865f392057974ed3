import type { CellReading } from '../../../cohort/cells/cell-reading.ts'
import { readCell } from '../../../cohort/cells/read-cell.ts'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import { didYouMean } from '../../../cohort/values/problem.ts'
import { encodeValue, type Value } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'
import { memoized } from '../../../statistics/numbers/memoized.ts'
import { MOST_FAULTS } from '../data-error.ts'
import { type MatchedColumn, matchColumns } from '../descriptors/match-columns.ts'
import { keyChecker } from './row-keys.ts'

export interface ReadRow {
  /** The subject; in a lookup file, the key. */
  readonly subject: string
  readonly line: number
  /** By field; absent for a cell at fault. */
  readonly values: Record<string, Value>
}

/** The readable rows of one file. */
export interface ReadFile {
  readonly rows: readonly ReadRow[]
  /** Whether every row has a subject, so that any other subject is known to be absent. */
  readonly isWhole: boolean
  /** The column of the subject's field, from 1. */
  readonly column: number
}

/** Reads the rows of a file by its descriptor; appends to `faults`. */
export const readFile = (
  resource: Resource,
  table: Table | undefined,
  subjectName: string,
  faults: Fault[],
  fileNames: readonly string[],
): ReadFile => {
  const file = resource.path
  const unread = { rows: [], isWhole: false, column: 1 }
  if (!table) {
    faults.push(absentFile(file, fileNames))
    return unread
  }
  const columns = matchColumns(resource, table, faults)
  const subjectColumn = columns?.find(({ field }) => field.name === subjectName)
  // a file without the subject's field is a fault of its descriptor
  if (!columns || !subjectColumn) return unread
  if (table.rows.length === 0) faults.push({ file, line: 1, expected: 'rows', found: 'a header only' })
  const column = subjectColumn.index + 1
  const readRow = rowReader(file, columns, subjectName, faults)
  const checkKey = keyChecker(resource, columns, faults)
  const seen = new Map<string, number>()
  const rows: ReadRow[] = []
  const faultsBefore = faults.length
  let isWhole = table.rows.length > 0
  for (const [lineText, ...cells] of table.rows) {
    const line = Number(lineText)
    // too many faults: the file has the wrong form, so stop reading it
    if (faults.length - faultsBefore > MOST_FAULTS) return { rows, isWhole: false, column }
    if (cells.length !== table.header.length - 1) {
      isWhole = false
      faults.push(ragged(file, line, table.header.length - 1, cells))
      continue
    }
    const values = readRow(cells, line)
    const value = Object.hasOwn(values, subjectName) ? values[subjectName] : undefined
    if (value === undefined || value === null) {
      isWhole = false
      if (value === null) faults.push({ file, line, column, field: subjectName, ...NO_SUBJECT })
      continue
    }
    const subject = String(value)
    if (seen.has(subject) && resource.rows !== 'many') {
      faults.push({
        file,
        line,
        column,
        field: subjectName,
        expected: `each subject once (also in line ${seen.get(subject)})`,
        found: `"${subject}" again`,
        remedy: SEVERAL_ROWS,
      })
      continue
    }
    seen.set(subject, line)
    checkKey(values, line)
    rows.push({ subject, line, values })
  }
  return { rows, isWhole, column }
}

const NO_SUBJECT = { expected: 'the name of a subject', found: 'a missing value' }
const SEVERAL_ROWS =
  'if subjects have several rows, declare "rows": "many" for the file; the first file cannot have it'

const absentFile = (file: string, fileNames: readonly string[]): Fault => ({
  file,
  expected: 'a file, since datapackage.json lists it',
  found: 'none',
  remedy: didYouMean(
    file,
    fileNames.map((name) => `${name}.csv`),
  ),
})

/** Reads a row's cells by their fields; a repeated value of a unique field is a fault of the later row. */
const rowReader = (file: string, columns: readonly MatchedColumn[], subjectName: string, faults: Fault[]) => {
  const readers = columns.map(({ field, index, missing }) => ({
    name: field.name,
    index,
    read: cellReader(field, missing),
    // the rows themselves check that a subject is unique
    unique: field.constraints?.unique && field.name !== subjectName ? new Map<string, number>() : null,
  }))
  return (cells: readonly string[], line: number): Record<string, Value> => {
    const values: Record<string, Value> = {}
    for (const { name, index, read, unique } of readers) {
      const text = cells[index]!
      const reading = read(text)
      if (!('value' in reading)) {
        faults.push({ file, line, column: index + 1, field: name, ...reading })
        continue
      }
      values[name] = reading.value
      if (unique === null || reading.value === null) continue
      const value = encodeValue(reading.value)
      if (unique.has(value))
        faults.push({
          file,
          line,
          column: index + 1,
          field: name,
          expected: `a value that occurs in no other row (also in line ${unique.get(value)})`,
          found: `"${text}"`,
        })
      unique.set(value, line)
    }
    return values
  }
}

/** Memoized by text, except for free text: numbers, dates and categories repeat. */
const cellReader = (field: Field, missing: readonly string[]): ((text: string) => CellReading) => {
  const read = (text: string): CellReading => readCell(text, field, missing)
  return field.type === 'string' && !field.categories ? read : memoized(read)
}

const ragged = (file: string, line: number, expectedCells: number, cells: readonly string[]): Fault => ({
  file,
  line,
  expected: `${expectedCells} cells`,
  found: cells.join('') === '' ? 'an empty line' : String(cells.length),
  remedy:
    cells.join('') === ''
      ? 'remove it'
      : cells.length > expectedCells
        ? 'put cells that contain the delimiter in quotes'
        : undefined,
})
