/** What the words of a paper allow. */
export interface PaperWords {
  /** Whether it names one-sided tests. */
  readonly isOneSided: boolean
  /** Whether it adjusts p for multiple tests, or corrects it for sphericity. */
  readonly isAdjusted: boolean
}
