/** Two numbers of each subject: distinct pairs, with the whole number of subjects that have each. */
export interface CountedPair {
  readonly x: number
  readonly y: number
  readonly count: number
}
