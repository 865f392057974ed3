import { percent } from '../../values/percent.ts'
import type { Marks, Style } from './style.ts'

/** The numbers in a text with a point and a hyphen, such as `-1234.5`, with the marks of a style; other text stays. */
export const withMarks = (text: string, marks: Marks): string =>
  text.replace(NUMBER, (_, sign: string, whole: string, fraction: string | undefined) =>
    [
      sign === '' ? '' : marks.minus,
      grouped(whole, marks.thousands),
      ...(fraction === undefined ? [] : [marks.decimal, fraction]),
    ].join(''),
  )

/** A hyphen is a minus sign unless a word or a number precedes it; digits after a letter, a point or a dash belong to a name or a date. */
const NUMBER = /(?<![\p{L}\d.·,_/:-])(-?)(\d+)(?:\.(\d+))?(?![\p{L}\d]|[.\-/:_,]\d|\/\p{L})/gu

const grouped = (whole: string, thousands: Marks['thousands']): string =>
  thousands === '' || whole.length < FROM ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, thousands)

/** Journals group digits from five on. */
const FROM = 5

/** A number as a style shows it, in its shortest form: a time of the plan, a tick of an axis. */
export const showNumber = (value: number, style: Marks): string => withMarks(String(value), style)

/** A level of the plan as a percentage: `95%`. */
export const showPercent = (level: number, style: Marks): string => withMarks(percent(level), style)

/** A significance level, which has the leading zero of P. */
export const showAlpha = (alpha: number, style: Style): string =>
  style.p.hasLeadingZero ? showNumber(alpha, style) : showNumber(alpha, style).replace(/^0/, '')

/** Between two shown ends of a range: " to " if one is negative or not a number, so that no dash is taken for a minus sign. */
export const rangeSeparator = (low: string, high: string, { range }: Style): string =>
  [low, high].every((end) => /^\d/.test(end)) ? range : ' to '

/** `45.6% to 87.4%`. */
export const showRange = (low: string, high: string, style: Style): string =>
  `${low}${rangeSeparator(low, high, style)}${high}`

/** A name with "P value" in it, such as that of a convention, with the letter of the style. */
export const withLetterOfP = (name: string, { p }: Style): string =>
  name.replace(/\bP(?= values?\b)/g, p.letter)
