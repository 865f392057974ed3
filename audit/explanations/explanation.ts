import type { CitedResult } from '../claims/cited-result.ts'
import { NOT_INFORMATIVE } from '../recompute/printable.ts'

/**
 * rule: another rule, row, time, level or denominator; arithmetic: a slip of the pen; data: recorded cells changed;
 * not attainable: why no data can give it. The first two change no data.
 */
export type ExplanationKind = 'rule' | 'arithmetic' | 'data' | 'not attainable'

/** A smallest change under which a claim that is not reproduced would print as published. Never a verdict. */
export interface Explanation {
  readonly target: CitedResult
  readonly kind: ExplanationKind
  /** What kind of change it is: those of one family share a chance rate. */
  readonly family: string
  /** How many edits at once. */
  readonly order: number
  readonly what: string
  /** Everybody, or every pair, on whom the change would do it, by the key of the cohort. */
  readonly patients: readonly string[]
  /** The same with what is changed in each. */
  readonly witnesses: readonly string[]
  /** Other changes with the same results. */
  readonly wordings: readonly string[]
  /** Whether these are all: false where the search was cut. */
  readonly isComplete: boolean
  /** All open targets that the same change gives, this one among them. */
  readonly explains: readonly CitedResult[]
  /** The analyses that give them. */
  readonly analyses: readonly string[]
  /** Reproduced claims that fail when the change is made in these analyses alone; null where that has no meaning. */
  readonly brokenInAnalyses: number | null
  /** Reproduced claims that fail when the change is made in the whole cohort. */
  readonly brokenInCohort: number | null
  /** Proportion of the other printable values that this family of changes reaches too. */
  readonly chance: number | null
  /** The span in which values were counted as printable. */
  readonly span: string
  /** Changes of this family that were tried. */
  readonly tried: number
}

/** Whether it would explain so much else that it says nothing; where no other value is printable nothing can be said. */
export const isInformative = ({ chance }: Pick<Explanation, 'chance'>): boolean =>
  chance === null || chance <= NOT_INFORMATIVE

/** Slips that make so many numbers of one that nearly every small difference is one of them. */
export const ANY_TRANSCRIPTION_ERROR = ['a digit changed', 'a digit dropped', 'a digit doubled']

/** Whether nothing larger has to be looked for. */
export const isEnough = (one: Explanation): boolean => isInformative(one) && tierOf(one) < LAST

/**
 * First what is informative; of that first what changes no data, then one change of the data, then two, then a slip in any
 * digit; in each the lower chance rate, then what explains more, then what contradicts less, then the words.
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
