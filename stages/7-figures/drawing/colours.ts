/**
 * Okabe and Ito's colours, the light ones darkened until each has a contrast of at least 3.5 to white. Colour never
 * stands alone: groups differ in their dashes too, marks in their shape.
 */
export const COLOURS = ['#0072b2', '#d55e00', '#007a59', '#a34f80', '#8a6100', '#3d7ea6'] as const

/** Text and axes take the colour of the root, so that a page may recolour them. */
export const INK = '#1f2328'

const DASHES = ['none', '7 3', '2 2.5', '9 3 2 3', '12 4', '4 2 1 2 1 2'] as const

export interface LineStyle {
  readonly colour: string
  /** A dash pattern of SVG, `none` for a whole line. */
  readonly dash: string
}

/** The styles of so many lines, in colours of the plan where it names some; beyond the last the colours come again with other dashes. */
export const lineStyles = (count: number, colours: readonly string[] = COLOURS): readonly LineStyle[] =>
  Array.from({ length: count }, (_, i) => ({
    colour: colours[i % colours.length]!,
    dash: DASHES[(i + Math.floor(i / colours.length)) % DASHES.length]!,
  }))

/** Colours of marks, and of the marks at the end of a lane: two runs through the same list that meet late. */
export const markColour = (i: number): string => COLOURS[[1, 0, 3, 2, 4, 5][i % 6]!]!
export const endColour = (i: number): string => COLOURS[[2, 4, 3, 5, 0, 1][i % 6]!]!
