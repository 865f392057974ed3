/**
 * The waist for everything that is not a time to an event: how many subjects of each group have each value.
 * V distinct numeric values ascending (categories come as their rank in the declared order);
 * every group's counts have length V. Missing values are not in here.
 */
export interface ValueCounts {
  readonly values: ArrayLike<number>
  readonly groups: readonly { readonly name: string; readonly counts: ArrayLike<number> }[]
}
