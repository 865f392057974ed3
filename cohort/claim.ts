/** A number that the paper prints: `published` is its text, so that its decimals give its rounding interval. */
export interface Claim {
  readonly id: string
  readonly place: string
  readonly label: string
  readonly published: string
  /** UCUM, `%`, or `1`. */
  readonly unit: string
  /** The id of the computed number that should print so; empty where `reason` says why there is none. */
  readonly result: string
  readonly reason: string
}

export const CLAIM_COLUMNS = ['id', 'place', 'label', 'published', 'unit', 'result', 'reason'] as const
