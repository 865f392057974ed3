/** How one journal, in one language, shows numbers. A style changes digits and marks, never a value. */
export interface Style extends Marks {
  readonly p: PStyle
  /** Decimals of the percentages of `n` subjects; `n` is null where the results do not say it. */
  percentDecimals(n: number | null): number
  /** Between the two ends of a range of numbers that are not negative; otherwise it is " to ". */
  readonly range: string
  /** Between "CI" and the first limit. */
  readonly afterInterval: string
}

/** The marks within a number. */
export interface Marks {
  readonly decimal: '.' | ',' | '·'
  /** Between groups of three digits, from five digits on; empty: digits are not grouped. */
  readonly thousands: '' | ',' | '\u2009' | '\u202f'
  readonly minus: '-' | '\u2212'
}

export interface PStyle {
  readonly letter: 'P' | 'p'
  readonly isItalic: boolean
  /** Between the letter and the digits: ` = `. */
  readonly equals: string
  /** Around the sign of a bound in a sentence; in cells there is no space. */
  readonly beforeBound: string
  readonly afterBound: string
  readonly hasLeadingZero: boolean
  /** Smaller values are shown as a bound. */
  readonly least: number
  decimals(p: number): number
}
