import type { Language } from '../../cohort/descriptors/plan/style.ts'
import { languageMarks } from '../../cohort/results/styles/style-of.ts'
import { multiply, type Rational, rational } from '../../statistics/numbers/rational.ts'

/** A reported number: exact digits with the number of decimals that were reported. */
export interface PublishedNumber {
  /** `=` for a plain number, otherwise the reported bound. */
  readonly relation: '=' | '>' | '<' | '>=' | '<='
  /** The digits as a whole number: 48.8 is 488 with 1 decimal. */
  readonly digits: bigint
  /** The power of ten of the last digit, negated: 4.02E-6 has 8; 1.5E3 has -2, as its last digit counts hundreds. */
  readonly decimals: number
}

/** A number, or a word used in its place. */
export type Published =
  | { readonly kind: 'number'; readonly number: PublishedNumber; readonly isPercent: boolean }
  | { readonly kind: 'not reached' }
  | { readonly kind: 'not significant' }

/**
 * Reads a reported number as papers and programs write it: "0.12", ".5", "0·71", ">0.99", "P = 0.03", "2,375", "1 234",
 * "5%", "4.02E-6", "4.02 x 10^-6"; null for any other text.
 *
 * In a language with a decimal comma "0,71" and "1,234" have decimals: the comma never separates thousands there. A point is
 * read as a decimal mark too, since programs print it, but for "1.234", which could be either and is refused.
 */
export const readPublished = (text: string, language: Language = 'en'): PublishedNumber | null => {
  const reported = readPublishedText(text, language)
  return reported?.kind === 'number' ? reported.number : null
}

/** As `readPublished`, and the words "not reached" and "NS". For other texts `publishedProblem` says what is wrong. */
export const readPublishedText = (text: string, language: Language = 'en'): Published | null => {
  if (languageMarks(language).decimal === ',') return readDecimalComma(text)
  const plain = PLAIN.exec(text)
  if (plain) return numberOf({ whole: plain[1]!, fraction: plain[2] ?? '' })
  const words = normalised(text)
  if (NOT_REACHED.test(words)) return { kind: 'not reached' }
  if (NOT_SIGNIFICANT.test(words)) return { kind: 'not significant' }
  const { relation, sign, whole, fraction, power, alone, percent } = NUMBER.exec(words)?.groups ?? {}
  if (alone !== undefined) return numberOf({ relation, whole: '1', power: alone })
  if (whole === undefined && fraction === undefined) return null
  return numberOf({ relation, sign, whole, fraction, power, percent })
}

/** Of a text with a decimal comma that of the point: it is read by one grammar. */
const readDecimalComma = (text: string): Published | null => {
  if (couldBeThousands(text)) return null
  // an unusable mark, so that a text with a comma and a point is no number
  const pointed = text.includes('.')
    ? text.replaceAll(',', '\u0000')
    : text.replace(/(?<=\d|^|[^\d.·]),(?=\d)/, '.')
  return pointed.includes(',') ? null : readPublishedText(pointed)
}

/** "1.234" where the decimal mark is a comma: 1234 in that language, 1.234 in the output of a program. */
export const couldBeThousands = (text: string): boolean =>
  /^\D*[1-9]\d{0,2}(?:\.\d{3})+(?!\d|[eE])/.test(text.trim())

const PLAIN = /^(\d+)(?:\.(\d+))?$/

/** Normalises spaces and minus signs, and superscripts to powers: "10⁻⁶" is "10^-6". */
const normalised = (text: string): string =>
  text
    .trim()
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\t]/g, ' ')
    .replace(/[⁺⁻]?[⁰¹²³⁴-⁹]+/g, (raised) => `^${[...raised].map((c) => SUPERSCRIPTS[c]).join('')}`)
    .replace(/[−–‐‑]/g, '-')

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'].map((c, i) => [c, '0123456789-+'[i]!]),
)

const POWER = String.raw`10 ?(?:(?:\^|\*\*) ?)?(?:(?<=[\^*] ?)[+-]?|[+-])\d{1,3}`
const RELATION = String.raw`(?:(?:[pP]|\u{1d443}|\u{1d45d})(?:[ -]?values?)? ?(?=[<>=≤≥⩽⩾]))?(?<relation>>=|<=|[=<>≤≥⩽⩾])? ?`
const WHOLE = String.raw`[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+`
const NUMBER = new RegExp(
  `^${RELATION}(?:(?<alone>${POWER})|(?<sign>[+-]?)(?<whole>${WHOLE})?(?:[.·⋅∙](?<fraction>\\d+))?(?<power>[eE][+-]?\\d{1,3}| ?[x×X*·⋅∙] ?${POWER})?)(?<percent> ?%)?$`,
  'u',
)
const NOT_REACHED = /^not (?:yet |been )*reached$/i
const NOT_SIGNIFICANT = /^(?:p ?= ?)?(?:ns|n\.s\.?|n\/s|not significant|non-? ?significant)$/i

const numberOf = (parts: {
  readonly relation?: string | undefined
  readonly sign?: string | undefined
  readonly whole?: string | undefined
  readonly fraction?: string | undefined
  readonly power?: string | undefined
  readonly percent?: string | undefined
}): Published | null => {
  const { relation = '=', sign, whole = '0', fraction = '', power, percent } = parts
  const exponent = exponentOf(power)
  if (Math.abs(exponent) > LARGEST_EXPONENT) return null
  const digits = BigInt(whole.replace(/[, ]/g, '') + fraction)
  return {
    kind: 'number',
    number: {
      relation: RELATIONS[relation]!,
      digits: sign === '-' ? -digits : digits,
      decimals: fraction.length - exponent,
    },
    isPercent: percent !== undefined,
  }
}

/** Larger powers of ten may exceed the range of a double. */
const LARGEST_EXPONENT = 300

/** "E-6", "x 10^-6", "10**-6": the signed digits at the end. */
const exponentOf = (power: string | undefined): number =>
  power === undefined ? 0 : Number(/[+-]?(?<!\d)\d+$/.exec(power)![0])

const RELATIONS: Readonly<Record<string, PublishedNumber['relation']>> = {
  '=': '=',
  '>': '>',
  '<': '<',
  '≥': '>=',
  '⩾': '>=',
  '>=': '>=',
  '≤': '<=',
  '⩽': '<=',
  '<=': '<=',
}

/** The value of the digits: 402 with 8 decimals is 402/10^8. */
export const publishedValue = ({ digits, decimals }: PublishedNumber): Rational =>
  multiply(rational(digits), lastDigit(decimals))

/** One unit of the last reported digit. */
export const lastDigit = (decimals: number): Rational =>
  decimals < 0 ? rational(10n ** BigInt(-decimals)) : rational(1n, 10n ** BigInt(decimals))
