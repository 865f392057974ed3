import { headerUnit } from '../cells/header-units.ts'
import type { Field } from '../descriptors/field.ts'
import { conversion } from '../values/unit.ts'
import type { Value } from '../values/value.ts'
import { AGE, BIRTH, PERSONS, PHRASES, WHOLE } from './identifier-words.ts'

/** Why a column looks identifying, and which value shows it; by the header alone if `at` is absent. */
export interface Identifier {
  readonly reason: string
  /** Index of the value. */
  readonly at?: number
}

/** Whether a column looks identifying; null if not. Columns of yes and no are not, whatever the header. */
export const identifierOf = (field: Field, values: readonly Value[]): Identifier | null => {
  const words = wordsOf(`${field.name} ${field.title ?? ''}`)
  const byName = saysYesOrNo(field, values) ? null : reasonOf(words)
  if (byName !== null) return { reason: byName }
  const has = (among: ReadonlySet<string>): boolean => words.some((word) => among.has(word))
  if (has(BIRTH) && (isFullDate(field) || values.some(holdsDay))) return { reason: 'a date of birth' }
  const years = has(AGE) ? yearsIn(field.unit ?? unitAmong(words)) : null
  for (const [at, value] of values.entries()) {
    const reason = typeof value === 'string' ? reasonInText(value) : reasonOfAge(value, years)
    if (reason !== null) return { reason, at }
  }
  if (nearlyAll(values, has(PERSONS) ? NAME_OF_PERSON : NAME)) return { reason: "persons' names" }
  return NUMBERS.some((form) => nearlyAll(values, form)) ? { reason: 'a record number' } : null
}

const isFullDate = ({ type, precision }: Field): boolean => type === 'date' && precision !== 'year'

const holdsDay = (value: Value): boolean => typeof value === 'string' && /\d[./-]\d/.test(value)

/** `phone_followup`: a boolean, or two codes, which in more than four rows are not two persons. */
const saysYesOrNo = ({ type, categories }: Field, { length }: readonly Value[]): boolean =>
  type === 'boolean' || (categories !== undefined && categories.length <= 2 && (length === 0 || length > 4))

/** Identifying text in a cell, alone or in a remark; the fast mark avoids the slow pattern for most cells. */
const CELLS = [
  {
    reason: 'an e-mail address',
    mark: /@|[([](at|ät)[)\]]/i,
    pattern: /[^@\s](@| ?[([](at|ät)[)\]] ?)[^@\s]{1,255}\.[a-z]{2,}/i,
  },
  {
    reason: "a person's name",
    mark: /Herr|Frau|Mrs?\.|Mme/,
    pattern: /\b(Herrn?|Frau|Mrs?\.|Mme) \p{Lu}\p{Ll}+/u,
  },
  {
    reason: 'a telephone number',
    mark: /\+\d|0\d/,
    pattern: /(^|[^\d.,/-])(\+\d{1,3}[ /-]?\(?\d{1,5}|\(?0\d{2,5})\)?[ /-]\d[\d ]{4,}\d(?![\d.,-])/,
  },
  {
    reason: 'an IP address',
    mark: /\d\.\d/,
    pattern: /(^|[^\d.])((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/,
  },
]

const reasonInText = (text: string): string | null =>
  CELLS.find(({ mark, pattern }) => mark.test(text) && pattern.test(text))?.reason ?? null

/** @param years years per unit of a column of ages; null for other columns */
const reasonOfAge = (value: Value, years: number | null): string | null =>
  years !== null && typeof value === 'number' && value * years > 89 ? `an age over 89 (${value})` : null

/** At least 80% of the cells match, with at least three different values. */
const nearlyAll = (values: readonly Value[], form: RegExp): boolean => {
  const texts = values.filter((value) => typeof value === 'string' && value !== '')
  const matches = new Set(texts.filter((text) => form.test(text as string)))
  return matches.size >= 3 && matches.size >= 0.8 * texts.length
}

/** `Meier, Anna` or `Dr. Meier` */
const NAME =
  /^((Dr|Prof|Herr|Frau|Mr|Mrs|Ms)\.? \p{Lu}[\p{L}'’. -]+|\p{Lu}[\p{L}'’-]+, ?\p{Lu}[\p{L}'’. -]+)$/u
/** `Anna Meier` too */
const NAME_OF_PERSON = /^\p{Lu}[\p{L}'’.-]+,?( \p{L}[\p{L}'’.-]*)+$/u

/** Numbers of German health insurance, and of Swiss, American and French social insurance. */
const NUMBERS = [
  /^[A-Z]\d{9}$/,
  /^756\.?\d{4}\.?\d{4}\.?\d{2}$/,
  /^\d{3}-\d{2}-\d{4}$/,
  /^[12] ?\d\d ?(0[1-9]|1[0-2]) ?(\d\d|2[AB]) ?\d{3} ?\d{3}( ?\d\d)?$/,
]

/** The unit in the words of a header, unless years: `age_days`, "Alter in Monaten". */
const unitAmong = (words: readonly string[]): string | undefined =>
  ['d', 'wk', 'mo'].find((unit) => words.some((word) => headerUnit(word) === unit))

/** Years per unit of a column of ages; null if the unit is not a time. */
const yearsIn = (unit = 'a'): number | null => {
  if (unit === 'a') return 1
  if (unit === 'mo') return 1 / 12
  const day = conversion(unit, 'd')
  return day === null ? null : Number(day.n) / Number(day.d) / 366
}

/** The reason by whole words of a header or title, in several languages. */
const reasonOf = (words: readonly string[]): string | null => {
  const [whole, ...others] = new Set(words)
  const byItself =
    others.length > 0 ? undefined : WHOLE.find(({ phrases }) => phrases.some((phrase) => phrase === whole))
  const phrase = ` ${words.join(' ')} `
  return (
    (byItself ?? PHRASES.find(({ phrases }) => phrases.some((words) => phrase.includes(` ${words} `))))
      ?.reason ?? null
  )
}

/** `birthDate`, `birth_date` and "Birth date" are the same words. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
