import type { DataPackage } from '../../cohort/data-package.ts'
import { identifierReason } from '../../cohort/identifiers.ts'
import { didYouMean, oneOf } from '../../cohort/problem.ts'
import type { Value } from '../../cohort/value.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { ReadSubjects } from './read-subjects.ts'

/** Columns that look as if they named a person, unless the plan allows them. */
export const findIdentifiers = (
  dataPackage: DataPackage,
  read: ReadSubjects,
  allowed: readonly string[],
): { readonly looked: number; readonly faults: readonly Fault[] } => {
  const columns = dataPackage.resources.flatMap((resource) =>
    resource.schema.fields.map((field, index) => ({ resource, field, column: index + 1 })),
  )
  const faults = columns.flatMap(({ resource, field, column }): readonly Fault[] => {
    if (allowed.includes(field.name)) return []
    const reason = identifierReason(field, [...valuesOf(resource.name, field.name, read)])
    return reason === null
      ? []
      : [
          {
            file: resource.path,
            line: 1,
            column,
            field: field.name,
            expected: 'no column that tells who somebody is',
            found: `what looks like ${reason}`,
            remedy: `remove the column, or write identifiers: { allowed: [${field.name}] } in analysis.yaml if it may stand here`,
          },
        ]
  })
  const unknown = allowed.filter((name) => !columns.some(({ field }) => field.name === name))
  return { looked: columns.length, faults: [...faults, ...unknown.map((name) => notThere(name, columns))] }
}

const notThere = (name: string, columns: readonly { readonly field: { readonly name: string } }[]): Fault => {
  const names = columns.map(({ field }) => field.name)
  return {
    file: 'analysis.yaml',
    field: 'identifiers.allowed',
    expected: `a column, ${oneOf(names)}`,
    found: `"${name}"`,
    remedy: didYouMean(name, names),
  }
}

function* valuesOf(resource: string, field: string, { subjects, many }: ReadSubjects): Iterable<Value> {
  const rows = many.get(resource)
  if (!rows) for (const subject of subjects) yield subject[field] ?? null
  else for (const own of rows.values()) for (const { values } of own) yield values[field] ?? null
}
