/**
 * Three hues of Okabe and Ito's kind in three lightnesses (about 25, 45 and 58 of 100), each with a contrast of at least
 * 3 to white. Lines alternate between solid and dashed: in grey print two lines with the same dash differ in lightness,
 * so that no distinction is by colour alone.
 */
export const COLOURS = ['#0b3c6f', '#d9730d', '#007a59', '#6b1d4f', '#d06a9c', '#8a6100'] as const

/** Text and axes inherit this colour from the root, so that a page can change it. */
export const INK = '#1f2328'

export interface LineStyle {
  readonly colour: string
  /** A dash pattern of SVG, `none` for a solid line. */
  readonly dash: string
}

const DASHES = ['none', '6 3'] as const

/** One style for each line, in the plan's colours if it names any. When colours repeat, the dashes differ. */
export const lineStyles = (count: number, colours: readonly string[] = COLOURS): readonly LineStyle[] =>
  Array.from({ length: count }, (_, i) => ({
    colour: colours[i % colours.length]!,
    dash: dashOf(i, colours.length),
  }))

/** Alternating; shifted by one with each repetition of an even number of colours. */
const dashOf = (i: number, colours: number): string =>
  DASHES[(i + (colours % 2 === 0 ? Math.floor(i / colours) : 0)) % DASHES.length]!

/** The other of the two dashes, for a thin line beside one of the same colour. */
export const otherDash = ({ dash }: LineStyle): string => (dash === DASHES[0] ? DASHES[1] : DASHES[0])

/** Colours of marks and of end marks: two orders of the same list in which equal indices have different colours. */
export const markColour = (i: number): string => COLOURS[[1, 0, 3, 2, 4, 5][i % 6]!]!
export const endColour = (i: number): string => COLOURS[[2, 4, 3, 5, 0, 1][i % 6]!]!
