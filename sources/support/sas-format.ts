import { dayNumber } from '../../cohort/values/calendar.ts'
import { clockText, dayText } from './calendar-text.ts'

/** What a SAS format says that a number is. */
export type SasKind = 'date' | 'datetime' | 'time' | 'number' | 'unknown'

/** Day 0 of SAS. */
const ORIGIN = dayNumber(1960, 1, 1)

/** Formats of dates, of datetimes and of times of SAS 9.4 (Formats and Informats: Reference), without width. */
const DATES =
  /^(DATE|DDMMYY[BCDNPS]?|MMDDYY[BCDNPS]?|YYMMDD[BCDNPS]?|[BE]8601DA|IS8601DA|IS8601DN|JULIAN|PDJUL[GI]|WEEKDATE|WEEKDATX|WORDDATE|WORDDATX|(NL|EUR|EURD|EURDF|EURDFD)[DM]?(DATE|MDY|DMY|YMD|DD|WDX|WKX)[A-Z0-9]*|MINGUO|NENGO|HDATE|HEBDATE)$/
/** They show a part of the date, such as the year. */
const PARTS_OF_DATES =
  /^(YEAR|MONTH|MONNAME|MONYY|DAY|DOWNAME|WEEKDAY|WEEK[UVW]|QTRR?|YYMON|YYWEEK[UVW]|JULDAY|(MMYY|YYMM|YYQ|YYQR)[CDNPSX]?|NLDATE(MN|W|WN|YM|YQ|YR|YW|MD)[A-Z]*|EUR(MONYY|DAY|DWN|MN|MY)[A-Z]*)$/
const DATETIMES =
  /^(DATETIME|DATEAMPM|MDYAMPM|[BE]8601D[TNZX]|[BE]8601LX|IS8601D[TZ]|DT(DATE|MONYY|WKDATX|YEAR|YYQC)|NLDATM[A-Z0-9]*|EURDFDT|NLDATMAP|NLDATMTM)$/
const PARTS_OF_DATETIMES =
  /^(DT(DATE|MONYY|WKDATX|YEAR|YYQC)|[BE]8601DN|NLDATM(DT|MD|MN|WN|WZ|YM|YQ|YR|YW|MDL)[A-Z]*)$/
const TIMES = /^(TIME|TIMEAMPM|HHMM|HOUR|MMSS|[BE]8601(TM|TZ|LZ|TX)|IS8601T[MZ]|NLTIM(AP|E)[A-Z]*)$/
const NUMBERS =
  /^(|F|BEST|BESTD|BESTX|D|E|Z|COMMA|COMMAX|DOLLAR|DOLLARX|EURO|EUROX|PERCENT|PERCENTN|NEGPAREN|NUMX|FRACT|PVALUE|ODDSR|ROMAN|WORDF|WORDS|SSN|HEX|BINARY|OCTAL|FLOAT|IEEE|IB|PIB|RB|PD|PK|ZD|S370F[A-Z]+|YEN|NL(NUM|PCT|MNY|BEST)[A-Z0-9]*|BYTE|SIZEKM?B?[A-Z]*)$/

/** What the name of a format says of a number; `unknown` for a format of the study, whose labels are in a catalog outside the file. */
export const kindOfFormat = (name: string): SasKind => {
  if (DATES.test(name) || PARTS_OF_DATES.test(name))
    return PARTS_OF_DATETIMES.test(name) ? 'datetime' : 'date'
  if (DATETIMES.test(name)) return 'datetime'
  if (TIMES.test(name)) return 'time'
  return NUMBERS.test(name) ? 'number' : 'unknown'
}

/** Whether SAS shows only a part of the date with this format, such as its year. */
export const showsPart = (name: string): boolean => PARTS_OF_DATES.test(name) || PARTS_OF_DATETIMES.test(name)

/**
 * The text of a number that SAS counts as days or seconds since 1960: `2015-03-31`, `2015-03-31T14:05:00` or
 * `14:05:00`; null outside the years 1 to 9999. A date with a fraction is its day, as SAS shows it.
 */
export const sasTimeText = (number: string, kind: 'date' | 'datetime' | 'time'): string | null => {
  if (/e/.test(number)) return null
  if (kind === 'date') return dayText(ORIGIN + Math.floor(Number(number)))
  const [, sign, whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? []
  const isNegative = sign === '-'
  if (kind === 'time') return `${sign}${clockText(Number(whole))}${fractionText(decimals)}`
  const isBeforeSecond = isNegative && decimals !== ''
  const seconds = (isNegative ? -Number(whole) : Number(whole)) - (isBeforeSecond ? 1 : 0)
  const days = Math.floor(seconds / DAY)
  const day = dayText(ORIGIN + days)
  const fraction = isBeforeSecond ? complement(decimals) : decimals
  return day === null ? null : `${day}T${clockText(seconds - days * DAY)}${fractionText(fraction)}`
}

const DAY = 86_400

/** The digits of a fraction of a second, all that the number has. */
const fractionText = (decimals: string): string => (decimals === '' ? '' : `.${decimals}`)

/** One minus the fraction, in its digits. */
const complement = (decimals: string): string =>
  String(10n ** BigInt(decimals.length) - BigInt(decimals)).padStart(decimals.length, '0')

/** The name of a format as it is displayed, without width and decimals: `DATE` of `DATE9.`, `E8601DA` of `e8601da10.` */
export const formatName = (shown: string): string =>
  shown
    .trim()
    .toUpperCase()
    .replace(/^((?:[BE]|IS)8601[A-Z]+|\$?[A-Z_]*?(?:[A-Z0-9_]*[A-Z_])?)\d*\.?\d*$/, '$1')
