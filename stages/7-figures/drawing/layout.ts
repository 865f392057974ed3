/**
 * A picture's size on paper and that of what is in it, in pixels of 1/96 inch: a text of 12 px prints as 9 pt, a line of
 * 1 px as 0.75 pt. Each layout is a drawing of its own; none is scaled.
 */
export interface Layout {
  readonly width: number
  /** Whether labels stand above what they name, since there is no room beside it. */
  readonly isNarrow: boolean
  /** Sizes of text: the title of the vertical axis, most text, and the rest. */
  readonly heading: number
  readonly text: number
  readonly small: number
  /** From one line of small text to the next. */
  readonly leading: number
  /** The width of curves. */
  readonly curve: number
  /** The width of strokes, rules and axes. */
  readonly rule: number
  /** The height of a panel of curves. */
  readonly panel: number
  /** From the axis down to the end of its title. */
  readonly axis: number
}

/** Two columns of a journal: 180 mm, text of 8.25 and 9 pt. */
export const WIDE: Layout = {
  width: 680,
  isNarrow: false,
  heading: 13.5,
  text: 12,
  small: 11,
  leading: 13,
  curve: 2,
  rule: 1.5,
  panel: 284,
  axis: 46,
}

/** One column of a journal: 85 mm, text of 7.1 and 7.5 pt. */
export const NARROW: Layout = {
  width: 321,
  isNarrow: true,
  heading: 10.5,
  text: 10,
  small: 9.5,
  leading: 11.5,
  curve: 1.6,
  rule: 1.2,
  panel: 172,
  axis: 38,
}

export const FONTS = 'Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif'
/** The right margin, for half of the last tick's label. */
export const RIGHT = 18
