import type { PublishedNumber } from '../claims/published-number.ts'

/** What a number can be that a result gives. */
export const RESULT_KINDS = [
  'count', // 13 of 18 patients: the 13; n = 4
  'total', // the 18
  'percentage',
  'ratio', // of hazards, odds, risks
  'p',
  'statistic', // of a test: chi-square, z
  'df', // degrees of freedom
  'value', // a median, a mean, any other measured or computed number
  'sd', // 52.5 ± 16.7: the 16.7
  'lower', // the ends of an interval, of a range, of quartiles
  'upper',
  'year', // a calendar year
] as const

/** What else a number can be. */
export const OTHER_KINDS = [
  'address', // within a URL, a DOI, an e-mail address
  'citation', // of the literature: [12], (3,4)
  'code', // within a word: T12, 6-MP
  'confidence-level', // the 95% of a 95% confidence interval
  'date',
  'dose', // mg, Gy
  'enumeration', // (1) first, (2) second
  'identifier', // a long or many-part number
  'label', // of a table, a figure, a section, a grade, a case
  'ordinal', // 2nd
  'significance-level', // P < 0.05 was considered significant
  'time-point', // at 24 months, 5-year
  'attribute', // 30-item, two-sided
  'version', // SPSS 21.0
] as const

export type ResultKind = (typeof RESULT_KINDS)[number]
export type OtherKind = (typeof OTHER_KINDS)[number]

/** The ends of what `lower` and `upper` are: of a confidence interval, the smallest and largest value, quartiles. */
export type Spread = 'interval' | 'range' | 'quartiles' | 'unknown'

/** A number in a paragraph: `text.slice(from, to)`, with its bound (`<0.001`) and its percent sign. */
export interface FoundNumber {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly kind: ResultKind | OtherKind
  /** Null if it is not read: a version, an identifier. */
  readonly number: PublishedNumber | null
  /** UCUM; `%`; empty if none is written. A limit has the unit of its interval or of its estimate. */
  readonly unit: string
  /** Written as a word: "thirteen". */
  readonly isWord: boolean
  /** The form alone does not say that it is a reported number: only words and value together do. */
  readonly isDoubtful: boolean
  /** Of `lower` and `upper`; else empty. */
  readonly spread: Spread | ''
  /** Numbers that describe one estimate have the same; counted from 0 in the paragraph. */
  readonly phrase: number
}

export const isResultKind = (kind: FoundNumber['kind']): kind is ResultKind =>
  (RESULT_KINDS as readonly string[]).includes(kind)
