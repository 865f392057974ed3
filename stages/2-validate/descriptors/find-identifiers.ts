import type { ManyRow } from '../../../cohort/checks/aggregate-values.ts'
import { identifierOf } from '../../../cohort/checks/identifiers.ts'
import type { DataPackage, Resource } from '../../../cohort/descriptors/data-package.ts'
import { didYouMean, oneOf } from '../../../cohort/values/problem.ts'
import type { Value } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { ReadSubjects } from '../rows/read-subjects.ts'

/** Columns that seem to identify a person, unless the plan allows them. */
export const findIdentifiers = (
  dataPackage: DataPackage,
  read: ReadSubjects,
  allowed: readonly string[],
): { readonly checked: number; readonly faults: readonly Fault[] } => {
  const columns = dataPackage.resources.flatMap((resource) =>
    resource.schema.fields.map((field, index) => ({ resource, field, column: index + 1 })),
  )
  const faults = columns.flatMap(({ resource, field, column }): readonly Fault[] => {
    if (allowed.includes(field.name)) return []
    const identifier = identifierOf(field, valuesOf(resource, field.name, read))
    return identifier === null
      ? []
      : [
          {
            file: resource.path,
            line: identifier.at === undefined ? 1 : lineOf(resource, identifier.at, read),
            column,
            field: field.name,
            expected: 'no identifying columns',
            found: `what looks like ${identifier.reason}`,
            remedy: `remove the column, or write identifiers: { allowed: [${field.name}] } in analysis.yaml if it may be kept`,
          },
        ]
  })
  const unknown = allowed.filter((name) => !columns.some(({ field }) => field.name === name))
  return {
    checked: columns.filter(({ field }) => !allowed.includes(field.name)).length,
    faults: [...faults, ...unknown.map((name) => unknownColumn(name, columns))],
  }
}

const unknownColumn = (
  name: string,
  columns: readonly { readonly field: { readonly name: string } }[],
): Fault => {
  const names = columns.map(({ field }) => field.name)
  return {
    file: 'analysis.yaml',
    field: 'identifiers.allowed',
    expected: `a column, ${oneOf(names)}`,
    found: `"${name}"`,
    remedy: didYouMean(name, names),
  }
}

/** A column's values, by subject or, in a file with several rows per subject, by row. */
const valuesOf = ({ name }: Resource, field: string, { subjects, many }: ReadSubjects): readonly Value[] =>
  many.has(name)
    ? rowsOfAll(name, many).map(({ values }) => values[field] ?? null)
    : subjects.map((subject) => subject[field] ?? null)

/** The line of the value at an index; undefined where the file has no row for the subject. */
const lineOf = (
  { name, path }: Resource,
  index: number,
  { rows, many }: ReadSubjects,
): number | undefined => {
  if (many.has(name)) return rowsOfAll(name, many)[index]!.line
  // subjects are in the order of the first file
  const { subject } = rows[index]!
  return rows.find((row) => row.file === path && row.subject === subject)?.line
}

const rowsOfAll = (name: string, many: ReadSubjects['many']): readonly ManyRow[] =>
  [...many.get(name)!.values()].flat()
