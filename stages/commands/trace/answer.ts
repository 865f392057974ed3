import type { Claim } from '../../../audit/claims/claim.ts'
import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import type { Result } from '../../../cohort/results/result.ts'
import type { RawCell } from '../../../cohort/results/trace-result.ts'

/** What `trace` found for one word in one cohort. */
export type Answer =
  | {
      readonly kind: 'back'
      readonly cohort: string
      readonly result: Result
      readonly claims: readonly Claim[]
      readonly atRisk: readonly (EventRow & {
        readonly place: string
        /** Whether a time of 0 in this row counts as half a day. */
        readonly isLater: boolean
      })[]
      readonly cells: readonly RawCell[]
    }
  | {
      /** A claim about one patient: the cells from which its variable is derived. */
      readonly kind: 'patient'
      readonly cohort: string
      readonly claims: readonly Claim[]
      readonly cells: readonly RawCell[]
    }
  | {
      readonly kind: 'forward'
      readonly cohort: string
      readonly cell: RawCell
      readonly results: readonly Result[]
      readonly claims: readonly Claim[]
    }
