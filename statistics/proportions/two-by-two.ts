import { type Answer, unknown } from '../numbers/answer.ts'

/** A 2x2 table [[a, b], [c, d]] of whole counts: rows are the groups, columns the outcome, event first. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]]

/** An estimate with its limits; the standard error is on the scale on which the interval is symmetric. */
export interface TwoByTwoEffect {
  readonly estimate: Answer
  readonly standardError: Answer
  readonly lower: Answer
  readonly upper: Answer
}

export const noEffect = (reason: string): TwoByTwoEffect => {
  const answer = unknown(reason)
  return { estimate: answer, standardError: answer, lower: answer, upper: answer }
}
