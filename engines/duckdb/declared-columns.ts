import { otherDelimiter } from '../../cohort/cells/other-delimiter.ts'
import type { Resource } from '../../cohort/descriptors/data-package.ts'
import type { Field } from '../../cohort/descriptors/field.ts'
import type { RowsPlan } from '../../cohort/descriptors/rows-plan.ts'
import { didYouMean } from '../../cohort/values/problem.ts'
import { RowsError } from '../rows-error.ts'

/** An existing column. */
export interface ExistingColumn {
  readonly name: string
  /** The engine's name of the type; absent where any field can be read from it. */
  readonly type?: string | undefined
}

type Fault = RowsError['faults'][number]

/**
 * Throws all faults of the declared columns: absent, written differently, duplicated, or of a type from which the field
 * cannot be read. Undeclared columns are not read.
 * @param existing by resource
 * @param fits whether a field can be read from a type
 */
export const checkColumns = (
  { resources }: RowsPlan,
  existing: ReadonlyMap<string, readonly ExistingColumn[]>,
  fits: (field: Field, type: string) => boolean = () => true,
): void => {
  const faults = resources.flatMap((resource) => faultsOf(resource, existing.get(resource.name)!, fits))
  if (faults.length > 0) throw new RowsError(...faults)
}

const faultsOf = (
  { path, schema, dialect }: Resource,
  columns: readonly ExistingColumn[],
  fits: (field: Field, type: string) => boolean,
): readonly Fault[] => {
  const names = columns.map(({ name }) => name)
  const delimiter = otherDelimiter(
    names,
    schema.fields.map(({ name }) => name),
  )
  if (delimiter !== undefined)
    return [
      {
        file: path,
        expected: `cells separated by "${dialect?.delimiter ?? ','}"`,
        found: `"${delimiter}"`,
        remedy: `declare "dialect": { "delimiter": ${JSON.stringify(delimiter)} } in datapackage.json`,
      },
    ]
  const others = names.filter((name) => !schema.fields.some((field) => field.name === name))
  return schema.fields.flatMap((field): readonly Fault[] => {
    const location = { file: path, field: field.name }
    const [column, ...repeated] = columns.filter(({ name }) => name === field.name)
    if (!column)
      return [
        {
          ...location,
          expected: 'a column, since datapackage.json declares it',
          found: 'none',
          remedy: didYouMean(field.name, others),
        },
      ]
    if (repeated.length > 0)
      return [
        {
          ...location,
          expected: 'each declared column once',
          found: `${repeated.length + 1} columns of this name`,
        },
      ]
    return column.type === undefined || fits(field, column.type)
      ? []
      : [
          {
            ...location,
            expected: `a column that can be read as ${field.type}`,
            found: `a column of type ${column.type}`,
            remedy: `write it as ${WRITTEN[field.type]}`,
          },
        ]
  })
}

const WRITTEN: Readonly<Record<Field['type'], string>> = {
  integer: 'INTEGER',
  number: 'DOUBLE',
  year: 'INTEGER',
  date: 'DATE, without a time of day',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  list: 'VARCHAR, with the declared delimiter between items',
}
