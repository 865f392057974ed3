import { headerUnit, isAge } from '../../cells/header-units.ts'
import type { Field } from '../../descriptors/field.ts'
import { proposeField, type UserAnswers } from './column.ts'
import type { DeclaredColumn } from './declared-column.ts'
import type { ProposedField } from './proposed-field.ts'

/**
 * The field of a column that its file describes: the label is its title, codes are categories, missing codes are missing
 * values, and the type of the file is not guessed again. What the file leaves open is proposed from the cells.
 */
export const declaredField = (
  name: string,
  declared: DeclaredColumn,
  texts: readonly string[],
  known: UserAnswers,
): ProposedField => {
  const missing = declared.missing ?? []
  const isMissing = new Set(missing.map(({ value }) => value))
  const cells = isMissing.size === 0 ? texts : texts.map((text) => (isMissing.has(text) ? '' : text))
  // numbers of a typed file have a point before decimals and no thousands separator
  const decimal = declared.kind === 'number' ? ({ char: '.', weakly: false } as const) : known.decimal
  const proposed = proposeField(name, cells, { ...known, decimal })
  const typed = withType(proposed, declared, cells)
  const coded = known.withheld?.includes(name) ? typed : withCodes(typed, declared, cells, isMissing)
  const { field, decisions } = withUnit(coded, declared)
  const title = declared.label?.trim() ?? ''
  const words = (proposed.field.missingValues ?? []).filter(
    (word) => typeof word === 'string' && word !== '' && !isMissing.has(word),
  )
  const { name: _, title: __, ...rest } = field
  return {
    field: {
      name,
      ...(title === '' || title === name ? {} : { title }),
      ...rest,
      ...(missing.length + words.length === 0
        ? {}
        : { missingValues: ['', ...missing.filter(({ value }) => value !== '').map(written), ...words] }),
    },
    decisions,
  }
}

const written = ({ value, label }: { readonly value: string; readonly label?: string | undefined }) =>
  label === undefined || label === '' ? value : { value, label }

const filledIn = (cells: readonly string[]): readonly string[] => [
  ...new Set(cells.filter((cell) => cell !== '')),
]

/** The type that the file declares, where the cells alone looked like another. */
const withType = (
  proposed: ProposedField,
  { kind }: DeclaredColumn,
  cells: readonly string[],
): ProposedField => {
  const { name, type, missingValues } = proposed.field
  const kept = missingValues === undefined ? {} : { missingValues }
  const filled = filledIn(cells).filter((cell) => !(missingValues ?? []).includes(cell))
  switch (kind) {
    case undefined:
    case 'datetime':
      return proposed
    case 'text':
      return ['integer', 'number', 'year'].includes(type)
        ? { field: { name, type: 'string', ...kept }, decisions: [] }
        : proposed
    case 'number': {
      const isPlain = ['integer', 'number', 'year'].includes(type) && proposed.field.decimalChar === undefined
      if (isPlain || filled.length === 0 || !filled.every((cell) => Number.isFinite(Number(cell))))
        return filled.length === 0 ? { ...proposed, field: { ...proposed.field, type: 'number' } } : proposed
      const isWhole = filled.every((cell) => /^[+-]?\d+$/.test(cell))
      return {
        field: { name, type: isWhole ? 'integer' : 'number', ...kept },
        decisions: [ITS_UNIT],
      }
    }
    case 'date':
      return type === 'date' || filled.length > 0 ? proposed : { ...proposed, field: { name, type: 'date' } }
    case 'boolean':
      return filled.every((cell) => /^(true|false|[01])$/i.test(cell)) && type !== 'boolean'
        ? { field: { name, type: 'boolean', ...kept }, decisions: [] }
        : proposed
    default: {
      const never: never = kind
      return never
    }
  }
}

const ITS_UNIT = 'its unit, if it measures something (UCUM: d, mo, a, mm, g)'

/** Codes with their labels in the order of the file, where every cell is one of them. */
const withCodes = (
  proposed: ProposedField,
  { codes = [] }: DeclaredColumn,
  cells: readonly string[],
  isMissing: ReadonlySet<string>,
): ProposedField => {
  const used = codes.filter(({ value }) => value !== '' && !isMissing.has(value))
  if (used.length === 0) return proposed
  const { name, missingValues } = proposed.field
  const words = (missingValues ?? []).map(String)
  const values = used.map(({ value }) => value)
  const others = filledIn(cells).filter((cell) => !values.includes(cell) && !words.includes(cell))
  if (others.length > 0)
    return {
      ...proposed,
      decisions: [
        ...proposed.decisions,
        `the file labels ${used
          .slice(0, MOST)
          .map(({ value, label }) => `${value} ("${label}")`)
          .join(
            ', ',
          )}${used.length > MOST ? ', ...' : ''} and other values have no label: if a labelled value means missing, add it to missingValues`,
      ],
    }
  const isWhole = values.every((value) => /^-?(0|[1-9]\d{0,14})$/.test(value))
  return {
    field: {
      name,
      type: isWhole ? 'integer' : 'string',
      categories: used.map(({ value, label }) => ({
        value: isWhole ? Number(value) : value,
        label: used.filter((other) => other.label === label).length > 1 ? `${label} (${value})` : label,
      })),
      ...(missingValues === undefined ? {} : { missingValues }),
    },
    decisions: [],
  }
}

const MOST = 5

/** The unit of the file; else the one that its label names. */
const withUnit = (
  { field, decisions }: ProposedField,
  { unit, label = '' }: DeclaredColumn,
): ProposedField => {
  const isMeasure = (field.type === 'integer' || field.type === 'number') && field.categories === undefined
  if (!isMeasure) return { field, decisions }
  const rest = decisions.filter((text) => text !== ITS_UNIT)
  if (unit !== undefined) return { field: { ...field, unit }, decisions: rest }
  const found = field.unit ?? headerUnit(label) ?? (isAge(label) ? 'a' : null)
  if (found === null || field.unit !== undefined) return { field, decisions }
  return {
    field: { ...field, unit: found } satisfies Field,
    decisions: [...rest, `its unit is proposed from its label: ${found}`],
  }
}
