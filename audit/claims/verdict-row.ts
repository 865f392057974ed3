import type { Verdict } from './agreement.ts'

/** The verdict of a claim, as a row of verdicts.csv. */
export interface VerdictRow {
  readonly id: string
  readonly published: string
  /** The computed number in the claim's unit; null if there is none. */
  readonly computed: number | null
  readonly verdict: Verdict
  /** What is known about a difference without a search; it does not change the verdict. */
  readonly explanation: string
  /** An erratum or the authors' reply. */
  readonly note: string
}
