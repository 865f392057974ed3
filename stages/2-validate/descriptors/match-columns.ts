import { otherDelimiter } from '../../../cohort/cells/other-delimiter.ts'
import { missingTexts } from '../../../cohort/cells/recorded-variables.ts'
import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import { didYouMean } from '../../../cohort/values/problem.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'

/** A declared field and its column. */
export interface MatchedColumn {
  readonly field: Field
  /** The index among the cells of a row, from 0. */
  readonly index: number
  readonly missing: readonly string[]
}

/** Matches declared fields to the header; null where they differ and cells could be read as the wrong field. */
export const matchColumns = (
  resource: Resource,
  table: Table,
  faults: Fault[],
): readonly MatchedColumn[] | null => {
  const header = table.header.slice(1)
  const faultsBefore = faults.length
  const declared = resource.schema.fields.map((field) => field.name)
  const delimiter = otherDelimiter(header, declared)
  if (delimiter !== undefined) {
    faults.push({
      file: resource.path,
      line: 1,
      expected: `cells separated by "${resource.dialect?.delimiter ?? ','}"`,
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
          declared.filter((column) => !header.includes(column)),
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
  if (faults.length > faultsBefore) return null
  return resource.schema.fields.map((field) => ({
    field,
    index: header.indexOf(field.name),
    missing: missingTexts(field, resource),
  }))
}
