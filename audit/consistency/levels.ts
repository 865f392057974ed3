/** What is taken of a paper that was not said with the number: of a plan, its own. */
export interface Levels {
  /** Significance level. */
  readonly alpha: number
  /** Confidence level of intervals. */
  readonly confidence: number
}

export const USUAL_LEVELS: Levels = { alpha: 0.05, confidence: 0.95 }
