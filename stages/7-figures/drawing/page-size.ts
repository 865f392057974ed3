/** The width of all figures: 640 px on 170 mm of paper, so that text of 12 px prints as 9 pt and of 11 px as 8 pt. */
export const WIDTH = 640
export const FONT_SIZE = 12
export const SMALL = 11
export const FONTS = 'Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif'
/** The right margin, for half of the last tick's label. */
export const RIGHT = 18
/** From the axis down to the end of its title. */
export const AXIS_HEIGHT = 46
