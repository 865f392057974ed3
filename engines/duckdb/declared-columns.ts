import { otherDelimiter } from '../../cohort/cells/other-delimiter.ts'
import type { Resource } from '../../cohort/descriptors/data-package.ts'
import type { Field } from '../../cohort/descriptors/field.ts'
import type { RowsPlan } from '../../cohort/descriptors/rows-plan.ts'
import { didYouMean } from '../../cohort/values/problem.ts'
import { RowsError } from '../rows-error.ts'

/** A column that is there. */
export interface ExistingColumn {
  readonly name: string
  /** As the engine calls it; absent where any field can be read from it. */
  readonly type?: string | undefined
}

type Fault = RowsError['faults'][number]

/**
 * Throws where a declared column is not there, written as it is declared, is there twice, or is of a type that no value
 * of its field could be read from; all at once. Others than the declared ones are not read.
 * @param there by resource
 * @param fits whether a field can be read from a type
 */
export const checkColumns = (
  { resources }: RowsPlan,
  there: ReadonlyMap<string, readonly ExistingColumn[]>,
  fits: (field: Field, type: string) => boolean = () => true,
): void => {
  const faults = resources.flatMap((resource) => faultsOf(resource, there.get(resource.name)!, fits))
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
        expected: `cells with "${dialect?.delimiter ?? ','}" between them`,
        found: `"${delimiter}"`,
        remedy: `declare "dialect": { "delimiter": ${JSON.stringify(delimiter)} } in datapackage.json`,
      },
    ]
  const others = names.filter((name) => !schema.fields.some((field) => field.name === name))
  return schema.fields.flatMap((field): readonly Fault[] => {
    const at = { file: path, field: field.name }
    const [column, ...again] = columns.filter(({ name }) => name === field.name)
    if (!column)
      return [
        {
          ...at,
          expected: 'a column, since datapackage.json declares it',
          found: 'none',
          remedy: didYouMean(field.name, others),
        },
      ]
    if (again.length > 0)
      return [{ ...at, expected: 'each declared column once', found: `it ${again.length + 1} times` }]
    return column.type === undefined || fits(field, column.type)
      ? []
      : [
          {
            ...at,
            expected: `a column that ${field.type} can be read from`,
            found: `one of ${column.type}`,
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
