import { type Published, type PublishedNumber, readPublishedText } from './published-number.ts'

/**
 * A number that the paper reports, or a statement about one patient, as claims.csv has it: `published` is its text, so
 * that its decimals give its rounding interval.
 */
export interface ClaimText {
  readonly id: string
  readonly place: string
  readonly label: string
  readonly published: string
  /** UCUM, `%`, or `1`. */
  readonly unit: string
  /** The id of the computed number that should print so; empty where `row` or `reason` stands instead. */
  readonly result: string
  readonly reason: string
  /** Claims of one name were reported as one statement (an estimate with its interval, a median with its quartiles); empty: by the result. */
  readonly statement: string
  /** Of a statement about one patient: who it is, by the key of the cohort, and which recorded or derived column; else both empty. */
  readonly row: string
  readonly column: string
}

/** A claim with its reported number read. */
export interface Claim extends ClaimText {
  /** What `published` says; null for words, which only a statement about one patient may have. In no file. */
  readonly reported: Published | null
  /** Days in a month, where the plan declares them: then months and weeks or days convert. In no file. */
  readonly daysPerMonth?: number
}

/** The one place where a reported number is read. */
export const claimOf = (text: ClaimText): Claim => ({ ...text, reported: readPublishedText(text.published) })

/** The reported number; null where words were reported: not reached, not significant, a category. */
export const reportedNumber = ({ reported }: Pick<Claim, 'reported'>): PublishedNumber | null =>
  reported?.kind === 'number' ? reported.number : null

export const CLAIM_COLUMNS = ['id', 'place', 'label', 'published', 'unit', 'result', 'reason'] as const

/** Columns of claims.csv that may follow the others, in any order; one that is not there is empty. */
export const MORE_CLAIM_COLUMNS = ['statement', 'row', 'column'] as const

/** Number of a column in a file with this header, from 1. */
export const claimColumn = (header: readonly string[], name: keyof ClaimText): number =>
  header.indexOf(name) + 1
