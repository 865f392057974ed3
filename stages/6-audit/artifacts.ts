import type { Verdict } from '../../cohort/verdict.ts'
import { artifact, type Format } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, text } from '../../pipeline/formats/csv.ts'

/** What became of a claim. Every claim has one row, in the order of claims.csv. */
export interface VerdictRow {
  readonly id: string
  readonly published: string
  /** The computed number in the claim's unit; null where there is none. */
  readonly computed: number | null
  readonly verdict: Verdict
  /** What is known of a difference; never a verdict. */
  readonly explanation: string
  /** An erratum or the authors' reply. */
  readonly note: string
}

export const verdicts = artifact(
  'data/derived/{cohort}/6-audit/verdicts.csv',
  csv<VerdictRow>({
    id: text,
    published: text,
    computed: optional(computed),
    verdict: text as unknown as Cell<Verdict>,
    explanation: text,
    note: text,
  }) satisfies Format<readonly VerdictRow[]>,
)
