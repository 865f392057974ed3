import type { Claim } from '../../../audit/claims/claim.ts'
import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import type { Result } from '../../../cohort/results/result.ts'
import type { RawCell } from '../../../cohort/results/trace-result.ts'

/** What `trace` found of one word in one cohort. */
export type Answer =
  | {
      readonly kind: 'back'
      readonly cohort: string
      readonly result: Result
      readonly claims: readonly Claim[]
      readonly atRisk: readonly (EventRow & {
        readonly place: string
        /** Whether subjects who leave at this time count half a day later. */
        readonly isLater: boolean
      })[]
      readonly cells: readonly RawCell[]
    }
  | {
      /** A claim about one patient leads to the cells that its variable is made of. */
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
