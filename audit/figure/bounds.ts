import type { FigureSet } from './figure-set.ts'
import type { PossibleCounts } from './possible-counts.ts'

/** Bounds that no table of the set passes; a table need not reach them. */
export interface Bounds {
  readonly low: number
  /** Infinite for a time that some table may not reach. */
  readonly high: number
}

/** A figure with its possible counts; null where they are too many or n is not known. */
export interface CountedSet {
  readonly set: FigureSet
  readonly possible: readonly (PossibleCounts | null)[]
}
