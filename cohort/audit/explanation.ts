import type { Target } from './target.ts'

/** data: recorded cells changed; rule: another rule, row or denominator; arithmetic: a slip of the pen; limit: the rule cannot give it. */
export type ExplanationKind = 'data' | 'rule' | 'arithmetic' | 'not attainable'

/** A smallest change under which a claim that is not reproduced would print as published. Never a verdict. */
export interface Explanation {
  readonly target: Target
  readonly kind: ExplanationKind
  /** How many edits at once. */
  readonly order: number
  readonly what: string
  /** The same change on different subjects. */
  readonly witnesses: readonly string[]
  /** Other edits with the same results. */
  readonly wordings: readonly string[]
  /** All open targets that the same change gives, this one among them. */
  readonly explains: readonly Target[]
  /** The analyses that give them. */
  readonly analyses: readonly string[]
  /** Reproduced claims that fail when the change is made in these analyses alone; null where that has no meaning. */
  readonly brokenInAnalyses: number | null
  /** Reproduced claims that fail when the change is made in the whole cohort. */
  readonly brokenInCohort: number | null
  /** Share of the other printable values that this class and order of changes reaches too. */
  readonly chance: number | null
  /** The span in which values were counted as printable. */
  readonly span: string
  /** Changes of this class and order that were tried. */
  readonly tried: number
}

/** More open claims first, then the lower chance rate, then less broken in the cohort, then the words. */
export const byRank = (a: Explanation, b: Explanation): number =>
  LAST.indexOf(a.kind) - LAST.indexOf(b.kind) ||
  a.order - b.order ||
  b.explains.length - a.explains.length ||
  (a.chance ?? 1) - (b.chance ?? 1) ||
  (a.brokenInCohort ?? 0) - (b.brokenInCohort ?? 0) ||
  (a.what < b.what ? -1 : 1)

/** Slips of the pen come last, whatever they explain. */
const LAST: readonly ExplanationKind[] = ['data', 'rule', 'arithmetic', 'not attainable']
