import { headerUnit, isAge, isTimeName } from '../../cells/header-units.ts'
import { readCell } from '../../cells/read-cell.ts'
import type { Field } from '../../descriptors/field.ts'
import { otherWords, shownText } from '../../values/short-text.ts'
import type { NearlyRead, ProposedField } from './proposed-field.ts'
import { type FileDecimal, separatedBy } from './separators.ts'

/** A column of numbers, with the declaration that reads every cell; null if there is none. */
export const numbersOf = (
  name: string,
  distinct: readonly string[],
  file?: FileDecimal,
): ProposedField | null => {
  const forms = FORMS.filter((form) =>
    distinct.every((text) => 'value' in readCell(text, { name, ...form }, [])),
  )
  const [first] = forms
  if (!first) return null
  const zero = distinct.find((text) => LEADING_ZERO.test(text))
  const says =
    zero === undefined
      ? []
      : [
          `${shownText(zero)} is read as the number ${numberIn(zero, first)}; if it is a code, declare "type": "string"`,
        ]
  const other = forms.find((form) => distinct.some((text) => numberIn(text, form) !== numberIn(text, first)))
  if (other) {
    const separated = separatedBy(distinct, file)
    if (separated === null)
      return { field: { name, type: 'string' }, decisions: [openQuestion(distinct, first, other)] }
    const { separator, means } = separated
    const form = forms.find(({ groupChar, decimalChar = '.' }) =>
      means === 'thousands' ? groupChar === separator : decimalChar === separator,
    )!
    const example = distinct.find((text) => numberIn(text, first) !== numberIn(text, other))!
    return {
      field: { name, ...form },
      decisions: [
        `${shownText(example)} is read as ${numberIn(example, form)}, since ${separated.why}`,
        ...separators(form),
      ],
    }
  }
  if (first.type === 'integer' && isYear(name) && distinct.every((text) => /^(19|20)\d\d$/.test(text)))
    return { field: { name, type: 'year' }, decisions: [] }
  return { field: { name, ...first }, decisions: [...says, ...separators(first)] }
}

const numberIn = (text: string, form: Omit<Field, 'name'>): number => {
  const reading = readCell(text, { name: '', ...form }, [])
  return 'value' in reading ? (reading.value as number) : Number.NaN
}

const openQuestion = (
  distinct: readonly string[],
  first: Omit<Field, 'name'>,
  other: Omit<Field, 'name'>,
): string => {
  const open = distinct.filter((text) => numberIn(text, first) !== numberIn(text, other))
  const named = open.slice(0, MOST_NAMED).map((text) => shownText(text))
  const more = open.length > MOST_NAMED ? ` and ${otherWords(open.length - MOST_NAMED)}` : ''
  return `${named.join(', ')}${more} can be ${open.length === 1 ? 'a number' : 'numbers'} with thousands or with decimals (${shownText(open[0]!)} ${numberIn(open[0]!, first)} or ${numberIn(open[0]!, other)}): declare "type": "number" with groupChar or decimalChar`
}

const MOST_NAMED = 5

const separators = ({ decimalChar, groupChar }: Omit<Field, 'name'>): readonly string[] => [
  ...(decimalChar === undefined ? [] : ['the comma is proposed as the decimal character']),
  ...(groupChar === undefined ? [] : [`"${groupChar}" is proposed as the thousands separator`]),
]

const LEADING_ZERO = /^[+-]?0\d/

/**
 * Why a column of digits has codes: some begin with a zero, all have the same width, and the header names no
 * measurement. As numbers they would lose their zeros. Null if it has no codes.
 */
export const codesReason = (name: string, distinct: readonly string[]): string | null => {
  const zero = distinct.find((text) => LEADING_ZERO.test(text))
  const [width] = distinct.map(({ length }) => length)
  const isFixed = distinct.every((text) => /^\d+$/.test(text) && text.length === width)
  if (zero === undefined || !isFixed || headerUnit(name) !== null || isAge(name) || isTimeName(name))
    return null
  return `${shownText(zero)} begins with a zero and each cell has ${width} digits: read as codes, that is text; if they are numbers, declare "type": "integer"`
}

/** The declaration that reads most of the texts, and the texts that it does not read. */
export const nearlyNumbers = (name: string, distinct: readonly string[]): NearlyRead =>
  FORMS.map(
    (form): NearlyRead => ({
      form,
      unreadable: distinct.filter((text) => !('value' in readCell(text, { name, ...form }, []))),
    }),
  ).reduce((best, reading) => (reading.unreadable.length < best.unreadable.length ? reading : best))

const FORMS: readonly Omit<Field, 'name'>[] = [
  { type: 'integer' },
  { type: 'number' },
  { type: 'number', decimalChar: ',' },
  { type: 'number', decimalChar: ',', groupChar: '.' },
  { type: 'number', groupChar: ',' },
  ...(["'", ' ', '\u00a0', '\u202f'] as const).flatMap((groupChar): Omit<Field, 'name'>[] => [
    { type: 'number', groupChar },
    { type: 'number', decimalChar: ',', groupChar },
  ]),
]

const isYear = (name: string): boolean => /year|jahr|année|año|\bann?o\b|yr(?![a-z])/i.test(name)
