import { decimal, divide, multiply, type Rational, rational } from '../statistics/rational.ts'

/**
 * Units that convert into each other exactly. Months and years are one dimension, days and what divides them
 * another: a month is a number of days only by a divisor that somebody declares.
 */
const DIMENSIONS: readonly Readonly<Record<string, Rational>>[] = [
  { '1': rational(1), '%': rational(1, 100) },
  { a: rational(12), mo: rational(1) },
  { wk: rational(604_800), d: rational(86_400), h: rational(3600), min: rational(60), s: rational(1) },
  { kg: rational(1000), g: rational(1), mg: rational(1, 1000) },
  { L: rational(1000), dL: rational(100), mL: rational(1) },
  { m: rational(1000), cm: rational(10), mm: rational(1) },
]

/**
 * What a number in unit `from` is multiplied with to be in unit `to`; null where the two measure different things.
 * @param daysPerMonth declared; without it months and days do not convert
 */
export const conversion = (from: string, to: string, daysPerMonth?: number): Rational | null => {
  if (from === to) return rational(1)
  const dimension = DIMENSIONS.find((units) => Object.hasOwn(units, from) && Object.hasOwn(units, to))
  if (!dimension) return daysPerMonth === undefined ? null : throughDays(from, to, decimal(daysPerMonth))
  const [a, b] = [dimension[from]!, dimension[to]!]
  return rational(a.n * b.d, a.d * b.n)
}

/** Between months or years and what days are made of. */
const throughDays = (from: string, to: string, daysPerMonth: Rational): Rational | null => {
  const [toMonths, toDays] = [conversion(from, 'mo'), conversion(from, 'd')]
  if (toMonths && conversion('d', to)) return multiply(multiply(toMonths, daysPerMonth), conversion('d', to)!)
  if (toDays && conversion('mo', to)) return multiply(divide(toDays, daysPerMonth), conversion('mo', to)!)
  return null
}

/** UCUM codes of time that are known here. */
export const TIME_UNITS: readonly string[] = ['a', 'mo', 'wk', 'd', 'h', 'min', 's']
export const isTimeUnit = (unit: string): boolean => TIME_UNITS.includes(unit)

/** Unit in words, for axes and tables; the UCUM code where there is no word. */
export const unitWords = (unit: string): string => (Object.hasOwn(WORDS, unit) ? WORDS[unit]! : unit)

const WORDS: Readonly<Record<string, string>> = {
  '1': '',
  '%': '%',
  a: 'years',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
}
