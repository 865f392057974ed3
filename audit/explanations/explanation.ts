import type { CitedResult } from '../claims/cited-result.ts'
import { NOT_INFORMATIVE } from '../recompute/printable.ts'

/**
 * rule: another rule, row, time, level or denominator; arithmetic: a typing error; data: recorded cells changed;
 * not attainable: why no data can give it. The first two do not change data.
 */
export type ExplanationKind = 'rule' | 'arithmetic' | 'data' | 'not attainable'

/** A smallest change under which a claim that is not reproduced would agree. It does not change the verdict. */
export interface Explanation {
  readonly target: CitedResult
  readonly kind: ExplanationKind
  /** Kind of change; explanations of one family share a chance rate. */
  readonly family: string
  /** Number of simultaneous edits. */
  readonly order: number
  readonly what: string
  /** Keys of all patients, or pairs of patients, for whom the change would give the reported number. */
  readonly patients: readonly string[]
  /** The same patients with the change in each. */
  readonly witnesses: readonly string[]
  /** Other changes with the same results. */
  readonly wordings: readonly string[]
  /** Whether these are all; false if the search was cut. */
  readonly isComplete: boolean
  /** All open targets that the same change gives, including this one. */
  readonly explains: readonly CitedResult[]
  /** The analyses of these targets. */
  readonly analyses: readonly string[]
  /** Reproduced claims that fail if the change is made only in these analyses; null if no data change. */
  readonly brokenInAnalyses: number | null
  /** Reproduced claims that fail if the change is made in the whole cohort; null if no data change. */
  readonly brokenInCohort: number | null
  /** Proportion of the other possible values that this family of changes also reaches. */
  readonly chance: number | null
  /** The range of possible values, in words. */
  readonly span: string
  /** Number of changes of this family that were tried. */
  readonly tried: number
}

/** Whether few other values could be explained in the same way; true if no other value is possible. */
export const isInformative = ({ chance }: Pick<Explanation, 'chance'>): boolean =>
  chance === null || chance <= NOT_INFORMATIVE

/** Typing errors that can produce nearly every small difference. */
export const ANY_TRANSCRIPTION_ERROR = ['a digit changed', 'a digit dropped', 'a digit doubled']

/** Whether the search need not try larger changes. */
export const isEnough = (explanation: Explanation): boolean =>
  isInformative(explanation) && tierOf(explanation) < LAST

/**
 * Order of explanations: informative ones first; then those without a change of the data, one change, two changes, and
 * typing errors in any digit; then by lower chance rate, more explained, fewer contradicted, and words.
 */
export const byRank = (a: Explanation, b: Explanation): number =>
  Number(!isInformative(a)) - Number(!isInformative(b)) ||
  tierOf(a) - tierOf(b) ||
  (a.chance ?? 1) - (b.chance ?? 1) ||
  b.explains.length - a.explains.length ||
  (a.brokenInCohort ?? 0) - (b.brokenInCohort ?? 0) ||
  (a.what < b.what ? -1 : 1)

const LAST = 3

const tierOf = ({ kind, family, order }: Explanation): number => {
  switch (kind) {
    case 'rule':
      return 0
    case 'arithmetic':
      return ANY_TRANSCRIPTION_ERROR.includes(family) ? LAST : 0
    case 'data':
      return order
    case 'not attainable':
      return LAST
    default: {
      const never: never = kind
      return never
    }
  }
}
