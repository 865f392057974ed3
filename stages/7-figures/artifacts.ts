import { artifact, artifactSet } from '../../pipeline/contracts.ts'
import { json, orderedJson } from '../../pipeline/formats/json.ts'
import { text } from '../../pipeline/formats/text.ts'

/** What the report has to know of a figure besides its picture. */
export interface FigureEntry {
  readonly figure: string
  readonly kind: string
  readonly title: string
  /** One or two sentences that name what is drawn and how: method, band, what the ticks are. */
  readonly caption: string
  /** The figure in words with its numbers, for who cannot see it. */
  readonly alt: string
}

export const figureSvgs = artifactSet('reports/{cohort}/figures/{figure}.svg', text)

/** The same data points as an open Vega-Lite specification. */
export const figureSpecs = artifactSet('reports/{cohort}/figures/{figure}.vl.json', json<object>())

/** In the order of the plan. */
export const figureIndex = artifact(
  'data/derived/{cohort}/7-figures/figures.json',
  orderedJson<readonly FigureEntry[]>(),
)

/** Curves of the public edition; no specification lies beside them, for the table of bins holds all that they are made of. */
export const publicSvgs = artifactSet('reports/{cohort}/public/figures/{figure}.svg', text)
