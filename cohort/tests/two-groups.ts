import { type Answer, unknown } from '../../statistics/answer.ts'

/** Exactly two groups, or the reason why there is no answer for this many. */
export const twoGroups = <T>(groups: readonly T[]): readonly [T, T] | Extract<Answer, { known: false }> => {
  const [first, second] = groups
  if (groups.length === 2 && first !== undefined && second !== undefined) return [first, second]
  return unknown(`it compares two groups, and ${groups.length} have subjects`) as Extract<
    Answer,
    { known: false }
  >
}
