import { headerUnit, isAge } from '../../cells/header-units.ts'
import type { Field } from '../../descriptors/field.ts'
import type { ProposedField } from '../columns/proposed-field.ts'
import type { FoundFile } from '../found-file.ts'

/** A variable of a REDCap data dictionary. */
export interface DictionaryEntry {
  readonly name: string
  /** The instrument; absent where the dictionary does not say. */
  readonly form?: string
  readonly kind: string
  readonly label: string
  readonly note: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly validation: string
  /** As written; empty if there is none. */
  readonly minimum: string
  readonly maximum: string
  readonly isIdentifier: boolean
}

const HEADERS = {
  name: 'Variable / Field Name',
  form: 'Form Name',
  kind: 'Field Type',
  label: 'Field Label',
  note: 'Field Note',
  choices: 'Choices, Calculations, OR Slider Labels',
  validation: 'Text Validation Type OR Show Slider Number',
  minimum: 'Text Validation Min',
  maximum: 'Text Validation Max',
  identifier: 'Identifier?',
} as const

/** The entries of a data dictionary; null if the file is not one. */
export const readDictionary = ({ header, rows }: FoundFile): readonly DictionaryEntry[] | null => {
  if (!header.includes(HEADERS.name) || !header.includes(HEADERS.kind)) return null
  const cell = (row: readonly string[], name: string): string => (row[header.indexOf(name)] ?? '').trim()
  return rows.map((row) => ({
    name: cell(row, HEADERS.name),
    form: cell(row, HEADERS.form),
    kind: cell(row, HEADERS.kind),
    label: cell(row, HEADERS.label).replace(/<[^<>]*>/g, ''),
    note: cell(row, HEADERS.note),
    choices: choicesOf(cell(row, HEADERS.choices)),
    validation: cell(row, HEADERS.validation),
    minimum: cell(row, HEADERS.minimum),
    maximum: cell(row, HEADERS.maximum),
    isIdentifier:
      /^y/i.test(cell(row, HEADERS.identifier)) || IDENTIFYING.test(cell(row, HEADERS.validation)),
  }))
}

/** Validation types of identifying texts. */
const IDENTIFYING = /^(email|phone|zipcode|postalcode|ssn|mrn)/i

/** `1, Male | 2, Female` */
const choicesOf = (text: string): DictionaryEntry['choices'] =>
  text.split('|').flatMap((choice) => {
    const [, value, label] = /^\s*([^,]+?)\s*,\s*(.*?)\s*$/.exec(choice) ?? []
    return value === undefined || label === undefined ? [] : [{ value, label }]
  })

/** The field that the dictionary declares for a column; null if it does not determine how the cells are read. */
export const dictionaryField = (
  entries: readonly DictionaryEntry[],
  column: string,
): ProposedField | null => {
  const [base = column, code] = column.split('___')
  const entry = entries.find(({ name }) => name === base)
  if (!entry) return null
  const title = entry.label === '' ? {} : { title: entry.label }
  if (entry.kind === 'checkbox') {
    const option = entry.choices.find(({ value }) => value.toLowerCase() === code?.toLowerCase())
    return {
      field: { name: column, title: `${entry.label}: ${option?.label ?? code}`, type: 'boolean' },
      decisions: [],
    }
  }
  const declared = declaredType(entry)
  if (declared === null) return null
  if (declared.type !== 'integer' && declared.type !== 'number')
    return { field: { name: column, ...title, ...declared }, decisions: [] }
  const unit = [column, entry.label, entry.note].map(headerUnit).find((named) => named !== null)
  const proposed = unit ?? (isAge(column) || isAge(entry.label) ? 'a' : undefined)
  return {
    field: {
      ...{ name: column, ...title, ...declared },
      ...(proposed === undefined ? {} : { unit: proposed }),
      ...limitsOf(entry),
    },
    decisions: [
      proposed === undefined
        ? 'its unit, if it measures something (UCUM: d, mo, a, mm, g)'
        : `its unit is proposed from its name, label or note: ${proposed}`,
    ],
  }
}

/** The limits of the dictionary for numeric input. */
const limitsOf = ({ minimum, maximum }: DictionaryEntry): Pick<Field, 'constraints'> => {
  const limits = Object.entries({ minimum, maximum }).flatMap(([name, text]) => {
    const limit = Number(text.replace(',', '.'))
    return text === '' || !Number.isFinite(limit) ? [] : [[name, limit]]
  })
  return limits.length === 0 ? {} : { constraints: Object.fromEntries(limits) }
}

const declaredType = ({ kind, choices, validation }: DictionaryEntry): Omit<Field, 'name'> | null => {
  if (kind === 'yesno' || kind === 'truefalse') return { type: 'boolean' }
  if ((kind === 'radio' || kind === 'dropdown') && choices.length > 0)
    return { type: 'string', categories: [...distinctLabels(choices)] }
  if (/^date_/.test(validation)) return { type: 'date' }
  if (validation === 'integer') return { type: 'integer' }
  const isNumber = validation.startsWith('number') || kind === 'calc' || kind === 'slider'
  if (!isNumber) return null
  return validation.includes('comma_decimal') ? { type: 'number', decimalChar: ',' } : { type: 'number' }
}

/** Labels of codes; where two codes have the same label, the code is added. */
const distinctLabels = (choices: DictionaryEntry['choices']): DictionaryEntry['choices'] =>
  choices.map(({ value, label }) => ({
    value,
    label: choices.filter((other) => other.label === label).length > 1 ? `${label} (${value})` : label,
  }))
