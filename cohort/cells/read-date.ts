import type { Field } from '../descriptors/field.ts'
import { dateText, parseDate } from '../values/calendar.ts'
import type { CellReading } from './cell-reading.ts'

/**
 * Reads a date in its declared form, as precise as its text is and the field allows. Order and century are never
 * guessed.
 */
export const readDate = (text: string, field: Field): CellReading => {
  const forms = dateForms(field)
  for (const { parts, separator } of forms) {
    const parsed = new RegExp(`^${pattern(parts, separator)}$`).exec(text)?.groups
    if (!parsed) continue
    const canonical = [parsed['Y'], parsed['m'], parsed['d']].filter((part) => part !== undefined).join('-')
    const date = parseDate(canonical)
    return date === null
      ? { expected: 'a day of the calendar', found: `"${text}", which does not exist` }
      : { value: dateText(date) }
  }
  const like = forms.map(({ parts, separator }) => parts.map((part) => EXAMPLE[part]).join(separator))
  return { expected: `a date like ${like.join(' or ')}`, found: `"${text}"`, remedy: remedyFor(text, field) }
}

type Part = 'Y' | 'm' | 'd'

/** A way to write a date: its parts in order, and what stands between them. */
export interface DateForm {
  readonly parts: readonly Part[]
  readonly separator: string
}

/** The ways in which a field's dates may be written, the most precise first. */
export const dateForms = (field: Field): readonly DateForm[] => {
  const whole = formOf(field.format ?? 'default')
  const precision = field.precision ?? 'day'
  const forms = [whole, ...(precision === 'day' ? [] : [whole.filter((part) => part !== 'd')])]
  if (precision === 'year') forms.push(['Y'])
  return forms.map((parts) => ({ parts, separator: separatorOf(field) }))
}

const EXAMPLE: Readonly<Record<Part, string>> = { Y: '2015', m: '03', d: '31' }

/** The order of year, month and day in a declared form. */
const formOf = (format: NonNullable<Field['format']>): readonly Part[] =>
  format === 'default' ? ['Y', 'm', 'd'] : (format.replace(/[^Ymd]/g, '').split('') as Part[])

const separatorOf = ({ format = 'default' }: Field): string =>
  format === 'default' ? '-' : (/[./-]/.exec(format)?.[0] ?? '')

const pattern = (parts: readonly Part[], separator: string): string =>
  parts
    .map((part) => `(?<${part}>${part === 'Y' ? '\\d{4}' : '\\d{2}'})`)
    .join(separator === '.' ? '\\.' : separator)

const remedyFor = (text: string, field: Field): string | undefined => {
  if (text !== text.trim()) return 'remove the space'
  if (parseDate(text) !== null && (field.format ?? 'default') === 'default')
    return 'declare "precision": "month" or "year" in datapackage.json if dates need not be known to the day'
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) return 'write the day alone, without the time of day'
  if (/^\d{5}$/.test(text))
    return "it may be a spreadsheet's count of days: show the column as 2015-03-31 before saving"
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(text))
    return 'declare "format" in datapackage.json (docs/reference/descriptors.md lists them), with two digits for day and month; which is which is not guessed'
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(text)) return 'write the year with four digits'
  return undefined
}
