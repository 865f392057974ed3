/**
 * Days and seconds that programs count from an epoch, as ISO 8601 text. No clock, no time zone: a count is a day of the
 * proleptic Gregorian calendar and a time of day.
 */

const DAY = 86_400

/** `2015-03-31` of a whole number of days since 1970-01-01; null outside the years 1 to 9999. Algorithm: eras of 400 years that begin on 1 March. */
export const dayText = (days: number): string | null => {
  if (!Number.isSafeInteger(days) || days < -719_162 || days > 2_932_896) return null
  const sinceMarch = days + 719_468
  const era = Math.floor(sinceMarch / 146_097)
  const ofEra = sinceMarch - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/** `14:05:00`, `14:05:00.25` of seconds; hours may exceed 24, as durations do, and a minus stands before a negative one. */
export const clockText = (seconds: string): string => {
  const { isNegative, whole, decimals } = partsOf(seconds)
  return `${isNegative ? '-' : ''}${clock(whole)}${decimals === '' ? '' : `.${decimals}`}`
}

/** `2015-03-31T14:05:00` of seconds since the epoch, which is a day count since 1970-01-01; null outside the years 1 to 9999. */
export const momentText = (seconds: string, epoch: number): string | null => {
  const { isNegative, whole, decimals } = partsOf(seconds)
  const beforeZero = isNegative && decimals !== ''
  const second = (isNegative ? -whole : whole) - (beforeZero ? 1 : 0)
  const day = dayText(Math.floor(second / DAY) + epoch)
  if (day === null) return null
  const fraction = beforeZero ? complement(decimals) : decimals
  return `${day}T${clock(second - Math.floor(second / DAY) * DAY)}${fraction === '' ? '' : `.${fraction}`}`
}

const partsOf = (text: string): { isNegative: boolean; whole: number; decimals: string } => {
  const [, sign, whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  return { isNegative: sign === '-', whole: Number(whole), decimals }
}

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':')

/** One minus the fraction, in its digits. */
const complement = (decimals: string): string =>
  String(10n ** BigInt(decimals.length) - BigInt(decimals)).padStart(decimals.length, '0')

const twoDigits = (part: number): string => String(part).padStart(2, '0')
