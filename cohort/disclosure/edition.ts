import type { Result } from '../results/result.ts'
import type { Characteristic } from './characteristic.ts'

/** So many subjects of a group left in this way from `from` up to, but without, `to`. */
export interface TimeCell {
  readonly group: string
  readonly kind: string
  readonly from: number
  readonly to: number
  readonly count: number
}

/** An endpoint's counts in bins of time, of everybody or by one variable. */
export interface TimesTable {
  readonly endpoint: string
  readonly title: string
  /** The event as a noun. */
  readonly event: string
  /** The noun for what the survival curve shows. */
  readonly survival: string
  /** Of time. */
  readonly unit: string
  /** The title of the variable whose groups are told apart; null for everybody. */
  readonly grouping: string | null
  readonly groups: readonly { readonly name: string; readonly label: string }[]
  /** In the order of the cells. */
  readonly kinds: readonly { readonly kind: string; readonly label: string }[]
  /** Kinds have bins of their own, which all groups share. */
  readonly cells: readonly TimeCell[]
}

/** All that the public edition tells. What it draws and writes is made of this, and of nothing else. */
export interface Edition {
  readonly k: number
  /** How many editions of the cohort are recorded as published before this one. */
  readonly earlier: number
  /** Whether it tells what the last one told, since no change may be told. */
  readonly repeats: boolean
  /** False where nothing can be told, not even how many there are; everything below is then empty. */
  readonly isEnough: boolean
  readonly tables: readonly TimesTable[]
  readonly characteristics: readonly Characteristic[]
  readonly results: readonly Result[]
  /** What was asked for and is not here, and why. */
  readonly left: readonly { readonly what: string; readonly why: string }[]
}

export const tooFew = (k: number): Edition => ({
  k,
  earlier: 0,
  repeats: false,
  isEnough: false,
  tables: [],
  characteristics: [],
  results: [],
  left: [],
})
