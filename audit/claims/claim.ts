import type { Language } from '../../cohort/descriptors/plan/style.ts'
import { type Published, type PublishedNumber, readPublishedText } from './published-number.ts'

/**
 * One row of claims.csv: a reported number, or a statement about one patient. `published` is the text as reported,
 * because its decimals give the rounding interval.
 */
export interface ClaimText {
  readonly id: string
  readonly place: string
  readonly label: string
  readonly published: string
  /** UCUM, `%`, or `1`. */
  readonly unit: string
  /** The id of the result that should agree; empty if `row` or `reason` is given instead. */
  readonly result: string
  readonly reason: string
  /** Same text: reported together, as an estimate and its interval. If empty, the results decide (`statementsOf`). */
  readonly statement: string
  /**
   * For a statement about one patient: the patient's key and a recorded or derived column; otherwise both are empty.
   */
  readonly row: string
  readonly column: string
}

/** A claim with its reported number read. */
export interface Claim extends ClaimText {
  /** `published` as read; null for other words, which only statements about one patient may have. In no file. */
  readonly reported: Published | null
  /** Days per month if the plan declares them: then months convert to weeks and days. In no file. */
  readonly daysPerMonth?: number
}

/** The only place where a reported number is read. */
export const claimOf = (text: ClaimText, language?: Language): Claim => ({
  ...text,
  reported: readPublishedText(text.published, language),
})

/** Claims as a cohort's language reads them: their file does not name it. */
export const claimsIn = (claims: readonly Claim[], language: Language | undefined): readonly Claim[] =>
  language === undefined ? claims : claims.map((claim) => claimOf(claim, language))

/** The reported number; null if words were reported: not reached, not significant, a category. */
export const reportedNumber = ({ reported }: Pick<Claim, 'reported'>): PublishedNumber | null =>
  reported?.kind === 'number' ? reported.number : null

/** For `JSON.stringify`: a claim as its file has it, without the number that was read from its text. */
export const withoutReported = (key: string, value: unknown): unknown =>
  key === 'reported' ? undefined : value

export const CLAIM_COLUMNS = ['id', 'place', 'label', 'published', 'unit', 'result', 'reason'] as const

/** Optional columns of claims.csv, after the others in any order; an absent column counts as empty. */
export const MORE_CLAIM_COLUMNS = ['statement', 'row', 'column'] as const

/** The position of a column in this header, counted from 1. */
export const claimColumn = (header: readonly string[], name: keyof ClaimText): number =>
  header.indexOf(name) + 1
