import type { FoundNumber } from './numbers/found-number.ts'

/**
 * bound: the words agree with one result, and it prints so. ambiguous: with several. contradicted: the words lead to one
 * result, which does not print so. none: no result is meant, as far as the words say.
 */
export type Outcome = 'bound' | 'ambiguous' | 'contradicted' | 'none' | 'not-a-result'

/** A result that a number may report. */
export interface Candidate {
  readonly id: string
  /** How well the words agree. */
  readonly score: number
  /** Whether the result prints as the number. */
  readonly agrees: boolean
}

export interface Proposal {
  /** The place of the paragraph in the list. */
  readonly paragraph: number
  readonly number: FoundNumber
  readonly outcome: Outcome
  /** The best first, at most eight; of a bound number the first is its result. */
  readonly candidates: readonly Candidate[]
}
