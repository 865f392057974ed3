import { lookupOf } from '../../../cohort/cells/recorded-variables.ts'
import type { ManyRow } from '../../../cohort/checks/aggregate-values.ts'
import type { DataPackage, Resource } from '../../../cohort/descriptors/data-package.ts'
import { groupBy } from '../../../cohort/values/group-by.ts'
import { didYouMean } from '../../../cohort/values/problem.ts'
import type { Value } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'
import type { SubjectRow } from '../artifacts.ts'
import { type ReadFile, type ReadRow, readFile } from './read-file.ts'

/** The typed subjects, in the order of the first file. */
export interface ReadSubjects {
  readonly subjects: readonly Record<string, Value>[]
  readonly rows: readonly SubjectRow[]
  readonly faults: readonly Fault[]
  /** Rows of the files with several rows per subject: file name -> subject -> rows. */
  readonly many: ReadonlyMap<string, ReadonlyMap<string, readonly ManyRow[]>>
  /** The number of cells read, for the list of checks. */
  readonly cells: number
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
    if (!listed.has(name) && name !== 'claims' && name !== 'figure-set') faults.push(unlisted(`${name}.csv`))
  const files = dataPackage.resources.map((resource) => {
    const lookup = lookupOf(resource, dataPackage, subjectName)
    const table = tableOfResource(resource, tables)
    const key = lookup?.key ?? subjectName
    return { resource, lookup, ...readFile(resource, table, key, faults, Object.keys(tables)) }
  })
  const [first] = files
  const subjectFiles = files.filter(({ lookup }) => lookup === null)
  const roster = new Map(first?.rows.map(({ subject, values }) => [subject, values]))
  for (const file of subjectFiles) {
    joinRows(file, first!, roster, subjectName, faults)
    if ((file.resource.rows ?? 'one') === 'one' && file.isWhole)
      faults.push(...absentRows(file, first!, roster, subjectName))
  }
  for (const { lookup, rows, isWhole, resource } of files)
    if (lookup !== null) addLookupValues(lookup, resource, rows, isWhole, subjectFiles, roster, faults)
  const rows = subjectFiles
    .filter(({ resource }) => resource.rows !== 'many')
    .flatMap((file) => file.rows.map(({ subject, line }) => ({ subject, file: file.resource.path, line })))
  const many = subjectFiles.filter(({ resource }) => resource.rows === 'many')
  const cells = files.reduce((sum, file) => sum + file.rows.length * file.resource.schema.fields.length, 0)
  return {
    subjects: [...roster.values()],
    rows,
    faults,
    many: new Map(many.map(({ resource, rows }) => [resource.name, bySubject(rows)])),
    cells,
  }
}

interface SubjectFile extends ReadFile {
  readonly resource: Resource
}

/** Values of each subject in the first file, to which those of the other files are added. */
type Roster = ReadonlyMap<string, Record<string, Value>>

/** Adds the values of a file with one row per subject; a row of any file needs a subject of the first file. */
const joinRows = (
  { resource, rows, column }: SubjectFile,
  first: SubjectFile,
  roster: Roster,
  subjectName: string,
  faults: Fault[],
): void => {
  for (const { subject, line, values } of rows) {
    const record = roster.get(subject)
    if (record) {
      if (resource.rows !== 'many' && record !== values) Object.assign(record, values)
    } else if (first.isWhole)
      faults.push({
        file: resource.path,
        line,
        column,
        field: subjectName,
        expected: `a subject of ${first.resource.path}`,
        found: `"${subject}"`,
        remedy: suggestion(subject, roster, faults),
      })
  }
}

/** A fault for each subject of the first file who has no row in this file. */
const absentRows = (
  { resource, rows }: SubjectFile,
  first: SubjectFile,
  roster: Roster,
  subjectName: string,
): readonly Fault[] => {
  const present = new Set(rows.map(({ subject }) => subject))
  return [...roster.keys()]
    .filter((subject) => !present.has(subject))
    .map((subject) => ({
      file: resource.path,
      field: subjectName,
      expected: `a row for subject "${subject}", who is in ${first.resource.path}`,
      found: 'none',
      remedy: OPTIONAL,
    }))
}

/**
 * A suggestion for a misspelt name; only for the first faults, since comparing thousands of names with thousands is
 * slow.
 */
const suggestion = (
  name: string,
  among: ReadonlyMap<string, unknown>,
  { length }: readonly Fault[],
): string | undefined => (length < MOST_GUESSES ? didYouMean(name, [...among.keys()]) : undefined)

const MOST_GUESSES = 100

const OPTIONAL = 'if not every subject has a row, declare "rows": "optional" for the file in datapackage.json'

const bySubject = (rows: readonly ReadRow[]): ReadonlyMap<string, readonly ManyRow[]> => {
  const groups = groupBy(rows, ({ subject }) => subject)
  return new Map(
    [...groups].map(([subject, subjectRows]) => [
      subject,
      subjectRows.map(({ line, values }) => ({ line, values })),
    ]),
  )
}

/** Adds to each subject the values of the row that its key refers to. */
const addLookupValues = (
  { key, by, from }: { readonly key: string; readonly by: string; readonly from: Resource },
  resource: Resource,
  rows: readonly ReadRow[],
  isWhole: boolean,
  files: readonly { readonly resource: Resource; readonly rows: readonly ReadRow[] }[],
  roster: Roster,
  faults: Fault[],
): void => {
  const byKey = new Map(rows.map((row) => [row.subject, row]))
  const pointing = files.find((file) => file.resource === from)
  const column = from.schema.fields.findIndex(({ name }) => name === by) + 1
  const names = resource.schema.fields.map(({ name }) => name).filter((name) => name !== key)
  for (const { subject, line } of pointing?.rows ?? []) {
    const record = roster.get(subject)
    const value = record?.[by] ?? null
    if (!record) continue
    const row = value === null ? undefined : byKey.get(String(value))
    for (const name of names) record[name] = row && Object.hasOwn(row.values, name) ? row.values[name]! : null
    if (value !== null && !row && isWhole)
      faults.push({
        file: from.path,
        line,
        column,
        field: by,
        expected: `a key of ${resource.path}`,
        found: `"${value}"`,
        remedy: suggestion(String(value), byKey, faults),
      })
  }
}

const unlisted = (file: string): Fault => ({
  file,
  expected: 'a file that datapackage.json lists, claims.csv, or figure-set.csv',
  found: 'none of these',
  remedy: 'list it in resources, or move it out of the folder',
})

const tableOfResource = ({ path }: Resource, tables: Readonly<Record<string, Table>>): Table | undefined => {
  const name = path.replace(/\.csv$/, '')
  return Object.hasOwn(tables, name) ? tables[name] : undefined
}
