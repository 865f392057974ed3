import { readDate } from '../../cells/read-date.ts'
import type { Field } from '../../descriptors/field.ts'
import { shownText } from '../../values/short-text.ts'
import type { NearlyRead, ProposedField } from './proposed-field.ts'

/**
 * A column of dates: the format that reads every cell; if several do, the one with the known order of day and month, or
 * a decision for the user.
 */
export const datesOf = (
  name: string,
  distinct: readonly string[],
  order: 'dmy' | 'mdy' | undefined,
): ProposedField | null => {
  // four digits alone are a number, unless other cells have months or days
  const isMore = distinct.some((text) => text.length > 4)
  const forms = FORMS.filter(({ field }) => isMore && distinct.every((text) => isDay(text, name, field)))
  const [first, ...others] = forms
  if (!first) return null
  const chosen = forms.length === 1 ? first : forms.find((form) => form.order === order)
  if (chosen) return { field: { name, ...chosen.field }, decisions: chosen.says }
  if (others.length > 0 && forms.every((form) => form.order !== undefined))
    return {
      field: { name, type: 'string' },
      decisions: [
        `dates such as ${shownText(distinct[0]!)} can be day before month or month before day: declare "type": "date" with "format": "${forms.map(({ field }) => field.format).join('" or "')}" (or --date-order dmy or mdy)`,
      ],
    }
  return { field: { name, ...first.field }, decisions: first.says }
}

/** Eight digits are a day of the 20th or 21st century, or a number. */
const isDay = (text: string, name: string, field: Omit<Field, 'name'>): boolean =>
  'value' in readDate(text, { name, ...field }) && (field.format !== '%Y%m%d' || /^(19|20)/.test(text))

/** Day numbers of spreadsheets, from 1954 to 2064, in a column whose header says date. */
export const serialDates = (name: string, distinct: readonly string[]): string | null =>
  /date|datum|fecha/i.test(name) && distinct.every((text) => /^[2-5]\d{4}$/.test(text))
    ? `${shownText(distinct[0]!)} seems to be the day number of a spreadsheet: format the column as 2015-03-31 and save it again`
    : null

/** The format that reads most of the texts, and the texts that it does not read. */
export const nearlyDates = (name: string, distinct: readonly string[]): NearlyRead =>
  FORMS.map(
    ({ field }): NearlyRead => ({
      form: field,
      unreadable: distinct.filter((text) => !('value' in readDate(text, { name, ...field }))),
    }),
  ).reduce((best, reading) => (reading.unreadable.length < best.unreadable.length ? reading : best))

interface Form {
  readonly field: Omit<Field, 'name'>
  readonly order?: 'dmy' | 'mdy'
  readonly says: readonly string[]
}

/** Whether most texts look like dates: also with two-digit years, a time of day, or in several formats. */
export const looksLikeDates = (distinct: readonly string[]): boolean =>
  distinct.length > 1 && 2 * distinct.filter((text) => LIKE_A_DATE.test(text)).length > distinct.length

const LIKE_A_DATE = /^(\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{4}-\d{2})([T ]\d.*)?$/

const PARTIAL = 'some dates are not known to the day: an endpoint that needs the day will ask for a rule'

/** Whole dates before partial ones. */
const FORMS: readonly Form[] = [
  { field: { type: 'date' }, says: [] },
  { field: { type: 'date', format: '%d.%m.%Y' }, says: [] },
  { field: { type: 'date', format: '%d/%m/%Y' }, order: 'dmy', says: [] },
  { field: { type: 'date', format: '%m/%d/%Y' }, order: 'mdy', says: [] },
  { field: { type: 'date', format: '%d-%m-%Y' }, order: 'dmy', says: [] },
  { field: { type: 'date', format: '%m-%d-%Y' }, order: 'mdy', says: [] },
  { field: { type: 'date', format: '%Y/%m/%d' }, says: [] },
  {
    field: { type: 'date', format: '%Y%m%d' },
    says: ['its eight digits are read as days: 20150331 is 2015-03-31'],
  },
  { field: { type: 'date', precision: 'month' }, says: [PARTIAL] },
  { field: { type: 'date', precision: 'year' }, says: [PARTIAL] },
]
