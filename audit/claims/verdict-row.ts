import type { Verdict } from './verdict.ts'

/** What became of a claim. */
export interface VerdictRow {
  readonly id: string
  readonly published: string
  /** The computed number in the claim's unit; null where there is none. */
  readonly computed: number | null
  readonly verdict: Verdict
  /** What is known of a difference without a search; never a verdict. */
  readonly explanation: string
  /** An erratum or the authors' reply. */
  readonly note: string
}
