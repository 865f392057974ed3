import type { Field } from '../../../cohort/descriptors/field.ts'
import type { Source } from '../../../cohort/descriptors/source.ts'
import type { ProposedField } from '../../../cohort/propose/columns/proposed-field.ts'
import { adtteField, adtteProblem, adtteUnit } from '../../../cohort/propose/standards/adtte.ts'
import { adtteTable } from '../../../cohort/propose/standards/adtte-table.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { ConvertedFile } from '../new/convert.ts'
import { adtteFile } from '../new/standards.ts'

/** A later version of a converted table. */
export interface FileAgain extends ConvertedFile {
  /** What differs besides rows, columns and codes. */
  readonly says?: readonly string[]
  /** The field of a new column, where its standard declares one. */
  readonly given?: (column: string) => ProposedField | null
}

type Adtte = NonNullable<NonNullable<Source['options']>['adtte']>

/**
 * The table with one row per subject of a later version of an ADTTE file.
 * @throws CallError where it has another unit, lacks a parameter or a column, or gives a made code to another parameter
 */
export const adtteAgain = (
  file: ConvertedFile,
  { unit, codes = {} }: Adtte,
  fields: readonly Field[],
): FileAgain => {
  const name = file.source.file
  const now = adtteUnit(file, undefined)
  if (now !== null && now !== unit)
    throw new CallError(
      `${name}: expected AVAL in ${unit}, as before, found ${now} (convert the times in the file)`,
    )
  const problem = adtteProblem(file, unit)
  if (problem !== null) throw new CallError(`${name}: ${problem}`)
  const { file: wide } = adtteFile(file, unit)
  const problems = [
    ...codeProblems(codes, wide.source.options.adtte.codes ?? {}),
    ...goneParameters(fields, wide.header),
    ...varyingColumns(fields, wide.header, adtteTable(file).header),
  ]
  if (problems.length > 0) throw new CallError(problems.map((text) => `${name}: ${text}`).join('\n'))
  const declared = new Set(fields.map((field) => field.name))
  const added = wide.header.filter((column) => column.endsWith('_AVAL') && !declared.has(column))
  return {
    ...wide,
    says: [
      ...fields.flatMap((field) => changedLabels(field, wide.codes?.[field.name] ?? [])),
      ...added.map(
        (column) =>
          `new parameter ${column.replace(/_AVAL$/, '')}: analysis.yaml has no endpoint of it yet (add one like those of the others)`,
      ),
    ],
    given: (column) => adtteField(column, wide, unit),
  }
}

/** A code that was made for one title must not come to mean another. */
const codeProblems = (
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(before).flatMap(([code, title]) =>
    now[code] === undefined || now[code] === title
      ? []
      : [
          `expected ${code} to be the code of ${JSON.stringify(title)}, as before, found it for ${JSON.stringify(now[code])} (add a column PARAMCD to the file, with ${code} for ${JSON.stringify(title)})`,
        ],
  )

const goneParameters = (fields: readonly Field[], header: readonly string[]): readonly string[] =>
  fields.flatMap(({ name }) =>
    name.endsWith('_AVAL') && !header.includes(name)
      ? [
          `expected rows with the parameter ${name.replace(/_AVAL$/, '')}, as before, found none (restore them in the file, or remove its two columns from datapackage.json and its endpoint from analysis.yaml)`,
        ]
      : [],
  )

const varyingColumns = (
  fields: readonly Field[],
  header: readonly string[],
  columns: readonly string[],
): readonly string[] =>
  fields.flatMap(({ name }) =>
    columns.includes(name) && !header.includes(name)
      ? [
          `expected one value of "${name}" in all rows of a subject, as before, found several (correct the file)`,
        ]
      : [],
  )

/** Codes of CNSR that the file describes in other words than the descriptor, which stays as it is. */
const changedLabels = (
  { name, categories = [] }: Field,
  codes: readonly { readonly value: number; readonly label: string }[],
): readonly string[] =>
  codes.flatMap(({ value, label }) => {
    const declared = categories.find(
      (category) => (typeof category === 'object' ? category.value : category) === value,
    )
    if (declared === undefined) return [`new code of ${name}: ${value} is ${JSON.stringify(label)}`]
    const before = typeof declared === 'object' ? (declared.label ?? '') : ''
    return before === label
      ? []
      : [
          `${name} ${value} is ${JSON.stringify(label)} in the file, and ${JSON.stringify(before)} in datapackage.json, which stays as it is`,
        ]
  })
