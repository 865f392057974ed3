/** x to the right, y down, in units of the page. */
export type Point = readonly [x: number, y: number]

/** A stroked line of a drawing, or the outline of a small area. */
export interface DrawnLine {
  readonly points: readonly Point[]
  /** `#rrggbb`; other notations as they are written. */
  readonly colour: string
  readonly width: number
  /** Lengths of dashes and gaps; empty for a solid line. */
  readonly dash: readonly number[]
  readonly isClosed: boolean
  /** Whether it is the outline of a small area without a stroke, such as a dot. */
  readonly isFilled?: boolean
}

/** Text of a drawing: the centre of its letters, and where it begins and ends along its direction. */
export interface DrawnText {
  readonly text: string
  readonly centre: Point
  readonly start: Point
  readonly end: Point
  readonly size: number
  readonly colour: string
}

/** What a page shows, without large areas and images. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly lines: readonly DrawnLine[]
  readonly texts: readonly DrawnText[]
}

/** The largest width and height of an area that can be a mark, in units of the page. */
export const LARGEST_DOT = 12

/** Letters that programs draw censoring marks as. */
export const MARK_LETTER = /^[+|\u00d7xX*oO\u25cb\u25cf\u2022\u2223l]$/

/** More points than this are no figure of curves. */
export const MOST_POINTS = 400_000
export const MOST_TEXTS = 20_000

/**
 * A text from the start of its baseline.
 * @param along the vector of its width
 * @param size the size of its font
 */
export const drawnText = (
  text: string,
  start: Point,
  along: Point,
  { size, colour }: { readonly size: number; readonly colour: string },
): DrawnText => {
  const length = Math.hypot(...along)
  const [cos, sin] = length > 0 ? [along[0] / length, along[1] / length] : [1, 0]
  // digits are about 0.72 of the size high, and stand on the baseline
  const up = 0.36 * size
  return {
    text: text.trim(),
    start,
    end: [start[0] + along[0], start[1] + along[1]],
    centre: [start[0] + along[0] / 2 + sin * up, start[1] + along[1] / 2 - cos * up],
    size,
    colour,
  }
}
