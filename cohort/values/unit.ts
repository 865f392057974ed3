import { decimal, divide, multiply, type Rational, rational } from '../../statistics/numbers/rational.ts'

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

/**
 * A UCUM code as it is printed after a number, on an axis or in a table: `months`, `mm`, `kg/m²`, `×10⁹/L`; nothing for
 * `1`. A code that is not known here stays as it is.
 */
export const unitWords = (unit: string): string => {
  if (Object.hasOwn(WORDS, unit)) return WORDS[unit]!
  const [first = '', ...others] = parts(unit, '/')
  const numerator = first === '1' ? '' : parts(first, '.').map(unitSymbol).join('·')
  if (others.length === 0) return numerator
  if (numerator === '') return `per ${others.map((factor) => dividing(factor, singular)).join(' per ')}`
  return [numerator, ...others.map((factor) => dividing(factor, shortTime))].join('/')
}

/** A unit after a number, with the space before it: ` months`, ` month` after 1, `%`, nothing for a bare number. */
export const unitAfter = (number: number | string, unit: string): string => {
  const words = unitWords(unit)
  if (words === '' || words === '%') return words
  return ` ${String(number) === '1' ? singular(unit) : words}`
}

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

const singular = (unit: string): string => (isTimeUnit(unit) ? WORDS[unit]!.slice(0, -1) : unitWords(unit))

/** Under a line clock times are abbreviated and calendar times are not: `mL/min`, `mg/day`. */
const shortTime = (unit: string): string => (['h', 'min', 's'].includes(unit) ? unit : singular(unit))

const dividing = (factor: string, time: (unit: string) => string): string =>
  parts(factor, '.')
    .map((part) => (isTimeUnit(part) ? time(part) : unitSymbol(part)))
    .join('·')

/** The factors between a sign, which within an annotation is none. */
const parts = (unit: string, sign: '/' | '.'): readonly string[] =>
  unit
    .replace(/\{[^}]*\}/g, (annotation) => annotation.replaceAll(sign, '\n'))
    .split(sign)
    .map((part) => part.replaceAll('\n', sign))

/** UCUM atoms whose printed symbol is another, with their prefixes. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '[iU]': 'IU',
  'm[iU]': 'mIU',
  'u[iU]': 'µIU',
  'k[iU]': 'kIU',
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH₂O',
  '[degF]': '°F',
  Cel: '°C',
  deg: '°',
  '[lb_av]': 'lb',
  '[in_i]': 'in',
  '[pH]': 'pH',
  meq: 'mEq',
  eq: 'Eq',
  Ohm: 'Ω',
  '[ppm]': 'ppm',
}

/** One factor: its annotation is for people, `*` a power of ten, a digit at its end an exponent. */
const unitSymbol = (factor: string): string => {
  if (Object.hasOwn(SYMBOLS, factor)) return SYMBOLS[factor]!
  if (Object.hasOwn(WORDS, factor)) return WORDS[factor]!
  const annotation = /^\{(.*)\}$/.exec(factor)?.[1]
  if (annotation !== undefined) return annotation.replaceAll('_', ' ').replace(/\bm2\b/, 'm²')
  const power = /^10[*^](-?\d+)$/.exec(factor)?.[1]
  if (power !== undefined) return `×10${raised(power)}`
  const [, atom, exponent] = /^([A-Za-z]+)(-?\d+)$/.exec(factor.replace(/\{.*\}$/, '')) ?? []
  if (atom !== undefined) return `${micro(atom)}${raised(exponent!)}`
  return micro(factor.replace(/\{.*\}$/, ''))
}

/** UCUM writes u for the prefix micro. */
const micro = (atom: string): string => atom.replace(/^u(?=(?:g|L|l|mol|m|kat|s|U|Ci|Gy|Sv|V|A)$)/, 'µ')

const raised = (digits: string): string => digits.replace(/[-\d]/g, (digit) => SUPERSCRIPTS[digit]!)

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789-'].map((digit, i) => [digit, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻'][i]!]),
)
