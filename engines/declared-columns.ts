import { didYouMean } from '../cohort/problem.ts'
import type { RowsPlan } from '../cohort/rows-plan.ts'
import { RowsError } from './rows-error.ts'

/** The columns that are there, by resource. Others than the declared ones are not read. */
export type ColumnsThere = ReadonlyMap<string, readonly string[]>

/** Throws where a declared column is not there, written as it is declared, or is there twice; all at once. */
export const checkColumns = ({ resources }: RowsPlan, there: ColumnsThere): void => {
  const faults = resources.flatMap(({ name, path, schema }) => {
    const columns = there.get(name)!
    const others = columns.filter((column) => !schema.fields.some((field) => field.name === column))
    return schema.fields.flatMap(({ name: field }) => {
      const times = columns.filter((column) => column === field).length
      if (times === 1) return []
      return [
        {
          file: path,
          field,
          expected:
            times === 0 ? 'a column, since datapackage.json declares it' : 'each declared column once',
          found: times === 0 ? 'none' : `it ${times} times`,
          remedy: times === 0 ? didYouMean(field, others) : undefined,
        },
      ]
    })
  })
  if (faults.length > 0) throw new RowsError(...faults)
}
