import { type Answer, unknown } from '../../../../statistics/numbers/answer.ts'
import type { Pair } from '../../result.ts'

/** Exactly two groups, the reference first, or why the comparison cannot be made. */
export const twoGroups = <T>(groups: readonly T[]): readonly [T, T] | Extract<Answer, { known: false }> => {
  const [first, second] = groups
  if (groups.length === 2 && first !== undefined && second !== undefined) return [first, second]
  return unknown(`the comparison needs two groups with subjects, found ${groups.length}`) as Extract<
    Answer,
    { known: false }
  >
}

/** The declared direction of every comparison: the second group versus the first. */
export const pairOf = ([reference, versus]: readonly { readonly name: string }[]): Pair => ({
  reference: reference!.name,
  versus: versus!.name,
})
