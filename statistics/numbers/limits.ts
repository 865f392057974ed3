import type { Answer } from './answer.ts'

/** Lower and upper confidence limit, in the unit of their estimate. */
export interface Limits {
  readonly lower: Answer
  readonly upper: Answer
}
