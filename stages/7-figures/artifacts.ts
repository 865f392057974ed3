import { artifact, artifactSet } from '../../pipeline/contracts.ts'
import { json, orderedJson } from '../../pipeline/formats/json.ts'
import { text } from '../../pipeline/formats/text.ts'

/** The entry of a figure in the report, besides its picture. */
export interface FigureEntry {
  readonly figure: string
  readonly kind: string
  readonly title: string
  /** One or two sentences: the method, the band and the marks. */
  readonly caption: string
  /** A description with the numbers, for readers who cannot see the figure. */
  readonly alt: string
}

/** For two columns of a journal, 180 mm. */
export const figureSvgs = artifactSet('reports/{cohort}/figures/{figure}.svg', text)

/** For one column, 85 mm, and for phones. */
export const narrowSvgs = artifactSet('reports/{cohort}/figures/85mm/{figure}.svg', text)

/** The same data points as a Vega-Lite specification. */
export const figureSpecs = artifactSet('reports/{cohort}/figures/{figure}.vl.json', json<object>())

/** In the order of the plan. */
export const figureIndex = artifact(
  'data/derived/{cohort}/7-figures/figures.json',
  orderedJson<readonly FigureEntry[]>(),
)

/** Curves of the public edition. They have no specification: the table of bins contains all of their data. */
export const publicSvgs = artifactSet('reports/{cohort}/public/figures/{figure}.svg', text)

export const publicNarrowSvgs = artifactSet('reports/{cohort}/public/figures/85mm/{figure}.svg', text)
