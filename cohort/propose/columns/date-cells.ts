import { dateText, parseDate } from '../../values/calendar.ts'
import { shownText } from '../../values/short-text.ts'

/** What a person said of the dates of a file. */
export interface DateRules {
  /** Day before month or month before day, in dates such as 03/04/2015. */
  readonly order?: 'dmy' | 'mdy' | undefined
  /** `1930`: two digits are a year from 1930 to 2029. `birth=1910`: of one column. */
  readonly century?: readonly string[] | undefined
  /** Columns of which the time of day is dropped. */
  readonly days?: readonly string[] | undefined
}

/** A column of dates as ISO 8601 and what was changed, or why it cannot be written so. */
export type DateCells =
  | { readonly isoOf: ReadonlyMap<string, string>; readonly says: string }
  | { readonly doubts: readonly string[] }

/** A date as it is written: its parts, not yet which of them is which. */
interface Written {
  readonly text: string
  readonly parts: readonly [string, string, string]
  /** Which part is the year, and whether a name says which is the month. */
  readonly form: 'ymd' | 'dmy' | 'open'
  readonly time: 'none' | 'midnight' | 'time'
}

/**
 * Dates of a column in forms that its descriptor cannot declare: days and months of one digit, years of two, times of
 * day, names of months, several forms. Null where a cell is no date of a known form, or no cell is of such a form.
 *
 * Nothing is guessed: a year of two digits needs its window of 100 years, 03/04/2015 an order that a cell or a person
 * says, and a time of day other than 00:00 a person who drops it.
 * @param distinct the texts of the column that are not missing
 * @param placeOf the place of a text in the file, for what is named: `export.csv:7`
 */
export const dateCells = (
  name: string,
  distinct: readonly string[],
  rules: DateRules,
  placeOf: (text: string) => string,
): DateCells | null => {
  const written = distinct.map(readWritten)
  if (distinct.length === 0 || written.some((date) => date === null)) return null
  const dates = written as readonly Written[]
  const order = orderOf(dates, rules.order)
  const from = windowOf(name, rules.century)
  const day = (date: Written): string | null => isoDay(date, order, from)
  const named = (such: readonly Written[]): string =>
    `${shownText(such[0]!.text)} (${placeOf(such[0]!.text)})${such.length > 1 ? ` and ${such.length - 1} other${such.length > 2 ? 's' : ''}` : ''}`
  const doubts: string[] = []
  const timed = dates.filter(({ time }) => time === 'time')
  if (timed.length > 0 && !rules.days?.includes(name))
    doubts.push(
      `${named(timed)} ha${timed.length > 1 ? 've' : 's'} a time of day: --days ${wordOf(name)} takes the day alone`,
    )
  const short = dates.filter(({ form, parts }) => form !== 'ymd' && parts[2].length === 2)
  if (short.length > 0 && from === undefined) doubts.push(centuryQuestion(name, short, named))
  const open = dates.filter(({ form }) => form === 'open')
  if (open.length > 0 && order === 'contradictory') doubts.push(contradiction(open, placeOf))
  else if (open.length > 0 && order === undefined)
    doubts.push(
      `${named(open)} can be day before month or month before day: choose with --date-order dmy or mdy`,
    )
  else {
    const strange = dates.filter((date) => isoDay(date, order, from ?? 1930) === null)
    if (strange.length > 0)
      doubts.push(
        `${named(strange)} ${strange.length > 1 ? 'are not dates' : 'is not a date'} of the calendar: correct the file`,
      )
  }
  if (doubts.length > 0) return { doubts }
  return { isoOf: new Map(dates.map((date) => [date.text, day(date)!])), says: changes(dates, day, from) }
}

/** Whether a text is a date in one of these forms, known to the day or not. */
export const isWrittenDate = (text: string): boolean => readWritten(text) !== null

const DATE = /^(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})$/
const NAMED = /^(\d{1,2})[-. ]*([A-Za-z]{3,9})[-., ]*(\d{4}|\d{2})$/
const NAMED_FIRST = /^([A-Za-z]{3,9})[-. ]+(\d{1,2}),? +(\d{4})$/
const TIME = /(?<![T ])[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?: ?([AP])M)?(?:Z|[+-]\d\d:?\d\d)?$/i

const readWritten = (text: string): Written | null => {
  const clock = TIME.exec(text)
  const date = clock === null ? text : text.slice(0, clock.index)
  const time = clock === null ? 'none' : isMidnight(clock) ? 'midnight' : 'time'
  const [, a = '', separator = '', b = '', c = ''] = DATE.exec(date) ?? []
  if (separator !== '') {
    if (a.length === 4 && c.length <= 2) return { text, parts: [a, b, c], form: 'ymd', time }
    // 15-03-12 may have its year first; that is not guessed
    const isLast = c.length === 4 || (c.length === 2 && separator !== '-')
    if (a.length > 2 || !isLast) return null
    return { text, parts: [a, b, c], form: separator === '.' ? 'dmy' : 'open', time }
  }
  const [, day = '', word = '', year = ''] = NAMED.exec(date) ?? []
  if (word !== '') return named(text, day, word, year, time)
  const [, first = '', second = '', last = ''] = NAMED_FIRST.exec(date) ?? []
  return first === '' ? null : named(text, second, first, last, time)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i

const named = (
  text: string,
  day: string,
  word: string,
  year: string,
  time: Written['time'],
): Written | null =>
  LONG.test(word)
    ? { text, parts: [day, `${MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1}`, year], form: 'dmy', time }
    : null

/** 00:00, 00:00:00.000 or 12:00 AM. */
const isMidnight = ([, hour, minute, second = '0', fraction = '0', half]: RegExpExecArray): boolean =>
  [minute, second, fraction].every((part) => Number(part) === 0) &&
  (half === undefined ? Number(hour) === 0 : Number(hour) === 12 && half.toUpperCase() === 'A')

/** The order that a cell shows (a part above 12 is the day), else the one that a person chose. */
const orderOf = (
  dates: readonly Written[],
  said: DateRules['order'],
): 'dmy' | 'mdy' | 'contradictory' | undefined => {
  const open = dates.filter(({ form }) => form === 'open')
  const isDayFirst = open.some(({ parts }) => Number(parts[0]) > 12)
  const isMonthFirst = open.some(({ parts }) => Number(parts[1]) > 12)
  if (isDayFirst && isMonthFirst) return 'contradictory'
  return isDayFirst ? 'dmy' : isMonthFirst ? 'mdy' : said
}

const contradiction = (open: readonly Written[], placeOf: (text: string) => string): string => {
  const [day, month] = [0, 1].map((part) => open.find(({ parts }) => Number(parts[part]) > 12)!.text)
  return `${shownText(day!)} (${placeOf(day!)}) has the day first and ${shownText(month!)} (${placeOf(month!)}) the month: correct the file`
}

/** ISO 8601; null where the day does not exist or the century is not known. */
const isoDay = (
  { parts: [a, b, c], form }: Written,
  order: string | undefined,
  from: number | undefined,
): string | null => {
  const isMonthFirst = form === 'open' && order === 'mdy'
  const [year, month, day] = form === 'ymd' ? [a, b, c] : isMonthFirst ? [c, a, b] : [c, b, a]
  const whole = year.length === 2 ? (from === undefined ? null : inWindow(Number(year), from)) : year
  if (whole === null) return null
  const date = parseDate(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date === null ? null : dateText(date)
}

/** The year with these last two digits among the 100 years from `from`. */
const inWindow = (digits: number, from: number): string => `${from + ((((digits - from) % 100) + 100) % 100)}`

const windowOf = (name: string, century: readonly string[] = []): number | undefined => {
  const own = century.find((said) => said.startsWith(`${name}=`))?.slice(name.length + 1)
  const said = own ?? century.find((text) => /^\d{4}$/.test(text))
  return said === undefined ? undefined : Number(said)
}

const centuryQuestion = (
  name: string,
  short: readonly Written[],
  named: (such: readonly Written[]) => string,
): string => {
  const year = inWindow(Number(short[0]!.parts[2]), 1930)
  return `${named(short)} ha${short.length > 1 ? 've years' : 's a year'} of two digits: --century 1930 takes them for years from 1930 to 2029 (here ${year}), --century ${wordOf(`${name}=1910`)} those of this column for 1910 to 2009`
}

/** In words, with an example of each change. */
const changes = (
  dates: readonly Written[],
  day: (date: Written) => string | null,
  from: number | undefined,
): string => {
  const shorts = dates.some(({ form, parts }) => form !== 'ymd' && parts[2].length === 2)
  const why = [
    ...(shorts ? [`years from ${from} to ${from! + 99}`] : []),
    ...(dates.some(({ time }) => time === 'midnight') ? ['00:00 omitted'] : []),
    ...(dates.some(({ time }) => time === 'time') ? ['the time of day omitted'] : []),
  ]
  const example = dates.find((date) => day(date) !== date.text) ?? dates[0]!
  return `its dates are written like 2015-03-31: ${shownText(example.text)} is ${day(example)}${why.length > 0 ? ` (${why.join(', ')})` : ''}`
}

/** Quoted for a shell where needed. */
const wordOf = (name: string): string => (/^[\w.=-]+$/.test(name) ? name : shownText(name))
