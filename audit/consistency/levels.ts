/** Levels that are assumed if the number is reported without one; a plan gives its own. */
export interface Levels {
  /** Significance level. */
  readonly alpha: number
  /** Confidence level of intervals. */
  readonly confidence: number
}

export const USUAL_LEVELS: Levels = { alpha: 0.05, confidence: 0.95 }
