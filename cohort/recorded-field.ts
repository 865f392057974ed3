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

/** Each field of the files once, in the order of the files. */
export const recordedFields = ({ resources }: DataPackage): readonly RecordedField[] => [
  ...new Map(
    resources
      .flatMap(({ schema }) => schema.fields)
      .map(({ name, rounding = null, constraints = {} }): [string, RecordedField] => [
        name,
        {
          name,
          rounding,
          minimum: constraints.minimum ?? null,
          maximum: constraints.maximum ?? null,
          required: constraints.required ?? false,
        },
      ]),
  ).values(),
]
