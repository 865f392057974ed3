import type { SourceColumn } from '../source.ts'
import type { ValueLabel } from './labels.ts'
import { isInRange, type MissingValues } from './missing-values.ts'
import { printFormat } from './print-formats.ts'
import type { Variable } from './variables.ts'

interface LabelledText {
  readonly value: string
  readonly label?: string
}

/**
 * The column of a variable. Labels of missing values stand with these, all others are codes. The label of an empty
 * text has no cell, and none is made for it.
 */
export const columnOf = (
  variable: Variable,
  missing: MissingValues,
  labels: readonly ValueLabel[],
  numbersInRange: readonly number[],
): SourceColumn => {
  const format = variable.width === 0 ? printFormat(variable.format) : null
  const write = (value: number): string => format?.write(value) ?? ''
  const textOf = ({ value }: ValueLabel) => (typeof value === 'number' ? write(value) : value)
  const isMissing = ({ value }: ValueLabel): boolean =>
    typeof value === 'number'
      ? missing.numbers.includes(value) || isInRange(missing, value)
      : missing.texts.includes(value)
  const labelled = labels
    .map((entry) => ({ ...entry, text: textOf(entry) }))
    .filter(({ text }) => text !== '')
  const codes = labelled
    .filter((entry) => !isMissing(entry))
    .map(({ text, label }) => ({ value: text, label }))
  const labelOf = new Map(labelled.map(({ text, label }) => [text, label]))
  const inRange = new Set([
    ...numbersInRange,
    ...labels.flatMap(({ value }) => (typeof value === 'number' && isInRange(missing, value) ? [value] : [])),
  ])
  const texts = [...missing.texts, ...[...missing.numbers, ...[...inRange].sort((a, b) => a - b)].map(write)]
  const missingTexts = [...new Set(texts)].filter((text) => text !== '')
  return {
    name: variable.name,
    ...(variable.label === undefined ? {} : { label: variable.label }),
    kind: format?.kind ?? 'text',
    ...codesOf(codes, format?.codes),
    ...(missingTexts.length === 0
      ? {}
      : { missing: missingTexts.map((value): LabelledText => withLabel(value, labelOf.get(value))) }),
    ...(format?.unit === undefined ? {} : { unit: format.unit }),
  }
}

const withLabel = (value: string, label: string | undefined): LabelledText =>
  label === undefined ? { value } : { value, label }

const codesOf = (codes: NonNullable<SourceColumn['codes']>, ofFormat: SourceColumn['codes']) => {
  if (codes.length > 0) return { codes }
  return ofFormat === undefined ? {} : { codes: ofFormat }
}
