/** A mutant that no test can kill, because it computes the same; found by reading it. */
export interface Equivalent {
  readonly file: string
  /** What the mutant replaces, as it stands in the source, and what it puts there. */
  readonly from: string
  readonly to: string
  readonly why: string
}

export const EQUIVALENT: readonly Equivalent[] = []
