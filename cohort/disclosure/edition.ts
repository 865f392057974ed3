import type { Result } from '../results/result.ts'
import type { Characteristic } from './characteristic.ts'

/** The number of a group's subjects with this kind of exit at times t with `from` <= t < `to`. */
export interface TimeCell {
  readonly group: string
  readonly kind: string
  readonly from: number
  readonly to: number
  readonly count: number
}

/** An endpoint's counts in bins of time, overall or by one variable. */
export interface TimesTable {
  readonly endpoint: string
  readonly title: string
  /** The event as a noun. */
  readonly event: string
  /** The noun for what the survival curve shows. */
  readonly survival: string
  /** Of time. */
  readonly unit: string
  /** The title of the grouping variable; null for the overall table. */
  readonly grouping: string | null
  readonly groups: readonly { readonly name: string; readonly label: string }[]
  /** In the order of the cells. */
  readonly kinds: readonly { readonly kind: string; readonly label: string }[]
  /** Each kind of exit has its own bins, shared by all groups. */
  readonly cells: readonly TimeCell[]
}

/** The content of the public edition: figures and files are made from this alone. */
export interface Edition {
  readonly k: number
  /** Number of earlier published editions. */
  readonly earlier: number
  /** Whether the last edition is published again, because no change can be published. */
  readonly repeats: boolean
  /** False if nothing can be published, not even the total; all properties below are then empty. */
  readonly isEnough: boolean
  readonly tables: readonly TimesTable[]
  readonly characteristics: readonly Characteristic[]
  readonly results: readonly Result[]
  /** Requested tables that are not published, with reasons. */
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
