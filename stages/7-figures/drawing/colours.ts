/**
 * Okabe and Ito's colours, the light ones darkened until each has a contrast of at least 3.5 to white. Groups also
 * differ in their dashes and marks in their shapes, so that no distinction is by colour alone.
 */
export const COLOURS = ['#0072b2', '#d55e00', '#007a59', '#a34f80', '#8a6100', '#3d7ea6'] as const

/** Text and axes inherit this colour from the root, so that a page can change it. */
export const INK = '#1f2328'

const DASHES = ['none', '7 3', '2 2.5', '9 3 2 3', '12 4', '4 2 1 2 1 2'] as const

export interface LineStyle {
  readonly colour: string
  /** A dash pattern of SVG, `none` for a solid line. */
  readonly dash: string
}

/** One style for each line, in the plan's colours if it names any. When colours repeat, the dashes differ. */
export const lineStyles = (count: number, colours: readonly string[] = COLOURS): readonly LineStyle[] =>
  Array.from({ length: count }, (_, i) => ({
    colour: colours[i % colours.length]!,
    dash: DASHES[(i + Math.floor(i / colours.length)) % DASHES.length]!,
  }))

/** Colours of marks and of end marks: two orders of the same list in which equal indices have different colours. */
export const markColour = (i: number): string => COLOURS[[1, 0, 3, 2, 4, 5][i % 6]!]!
export const endColour = (i: number): string => COLOURS[[2, 4, 3, 5, 0, 1][i % 6]!]!
