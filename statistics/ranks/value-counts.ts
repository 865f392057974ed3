/**
 * The input of all statistics that are not about time to an event: the number of subjects of each group with each
 * value. V distinct numeric values, ascending (categories as their rank in the declared order); every group's counts
 * have length V. Missing values are excluded.
 */
export interface ValueCounts {
  readonly values: ArrayLike<number>
  readonly groups: readonly { readonly name: string; readonly counts: ArrayLike<number> }[]
}
