import { type Answer, unknown } from '../../../../statistics/numbers/answer.ts'
import type { Pair } from '../../result.ts'

/** Exactly two groups, the reference first, or the reason why there is no answer for this many. */
export const twoGroups = <T>(groups: readonly T[]): readonly [T, T] | Extract<Answer, { known: false }> => {
  const [first, second] = groups
  if (groups.length === 2 && first !== undefined && second !== undefined) return [first, second]
  return unknown(`it compares two groups, and ${groups.length} have subjects`) as Extract<
    Answer,
    { known: false }
  >
}

/** The declared direction of every comparison: the second group versus the first. */
export const pairOf = ([reference, versus]: readonly { readonly name: string }[]): Pair => ({
  reference: reference!.name,
  versus: versus!.name,
})
