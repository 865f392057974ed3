import type { FigureSet } from '../figure-set.ts'
import type { PossibleCounts } from '../possible-counts.ts'

/** Bounds that no table of the set passes; a table need not reach them. */
export interface Bounds {
  readonly low: number
  /** Infinite for a number that some table may not have, such as a time that is not reached. */
  readonly high: number
  /** Where `high` is infinite, but every table has a number: that none is too large was not shown. */
  readonly isOpenAbove?: true
}

/** Why no bounds were proven, in words after "not judged: ". */
export interface NotJudged {
  readonly why: string
}

export type Proof = Bounds | NotJudged

export const isProven = (proof: Proof): proof is Bounds => 'low' in proof

/** A figure with its possible counts; null where they are too many or n is not known. */
export interface CountedSet {
  readonly set: FigureSet
  readonly possible: readonly (PossibleCounts | null)[]
}

/** Why a group of a figure has no possible counts, or null if it has them. */
export const whyUncounted = ({ set, possible }: CountedSet): NotJudged | null => {
  if (set.some(({ entered }) => entered === null)) return { why: 'the number of patients is not known' }
  return possible.includes(null) ? { why: 'the whole numbers that give a curve are too many' } : null
}

export const CUT: NotJudged = { why: 'the axis is cut, and the figure does not show what happened later' }

/** Times that differ by less are one. */
export const SAME = 1e-6

/** Room for rounding of sums. */
export const ROUNDED = 1e-9

export const isCut = (set: FigureSet): boolean =>
  set.some(({ moments }) => moments.some((moment) => moment.kind === 'end' && moment.isCut))

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The smallest and the largest of many numbers. */
export const spanOf = (values: Iterable<number>): readonly [number, number] => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}

/** Numbers are multiplied, as a power differs between versions of Node. */
export const square = (x: number): number => x * x
