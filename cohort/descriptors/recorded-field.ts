import type { DataPackage } from './data-package.ts'

/** What may stand in a recorded cell, and how exact it is: the audit edits cells within these bounds. */
export interface RecordedField {
  readonly name: string
  /** How a time was rounded to whole units; null where nothing is declared, so that it is taken as exact. */
  readonly rounding: 'nearest' | 'down' | 'up' | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly required: boolean
}

/** Each field of the files once, in the order of the files; of several rows a subject there is no one cell to edit. */
export const recordedFields = ({ resources }: DataPackage): readonly RecordedField[] => [
  ...new Map(
    resources
      .filter(({ rows }) => rows !== 'many')
      .flatMap(({ schema, rows }) =>
        schema.fields.map((field) => ({ ...field, isEverybodys: rows !== 'optional' })),
      )
      .map(({ name, rounding = null, constraints = {}, isEverybodys }): [string, RecordedField] => [
        name,
        {
          name,
          rounding,
          minimum: constraints.minimum ?? null,
          maximum: constraints.maximum ?? null,
          required: isEverybodys && (constraints.required ?? false),
        },
      ]),
  ).values(),
]
