import type { Field } from '../data-package.ts'
import { readCell } from '../read-cell.ts'
import type { NearlyRead, ProposedField } from './proposed-field.ts'

/** A column of numbers, by the one declaration that reads every cell; null where there is none. */
export const numbersOf = (name: string, distinct: readonly string[]): ProposedField | null => {
  // 007 is a code: as a number it would lose its zeros
  if (distinct.some((text) => /^0\d/.test(text))) return null
  if (distinct.every((text) => /^\d{1,3}([.,]\d{3})+$/.test(text)))
    return {
      field: { name, type: 'string' },
      decisions: [
        `"${distinct[0]}" is a number with thousands or with decimals: declare "type": "number" with groupChar or decimalChar`,
      ],
    }
  const field = FORMS.find((form) =>
    distinct.every((text) => 'value' in readCell(text, { name, ...form }, [])),
  )
  if (!field) return null
  if (field.type === 'integer' && isYear(name) && distinct.every((text) => /^(19|20)\d\d$/.test(text)))
    return { field: { name, type: 'year' }, decisions: [] }
  const comma = field.decimalChar === undefined ? [] : ['the comma is proposed as the decimal character']
  const group =
    field.groupChar === undefined ? [] : [`"${field.groupChar}" is proposed as the thousands separator`]
  return { field: { name, ...field }, decisions: [...comma, ...group] }
}

/** The form that reads most of the texts, and those that it does not read. */
export const nearlyNumbers = (name: string, distinct: readonly string[]): NearlyRead =>
  FORMS.map(
    (form): NearlyRead => ({
      form,
      odd: distinct.filter((text) => !('value' in readCell(text, { name, ...form }, []))),
    }),
  ).reduce((best, one) => (one.odd.length < best.odd.length ? one : best))

const FORMS: readonly Omit<Field, 'name'>[] = [
  { type: 'integer' },
  { type: 'number' },
  { type: 'number', decimalChar: ',' },
  { type: 'number', decimalChar: ',', groupChar: '.' },
  { type: 'number', groupChar: ',' },
]

const isYear = (name: string): boolean => /year|jahr|année|año|\bann?o\b|yr(?![a-z])/i.test(name)
