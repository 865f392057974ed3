import { axisPlaces } from '../../../documents/papers/figures/curves/axis-places.ts'
import {
  type Figure,
  type FoundPanel,
  foundPanels,
  readFigure,
  stepsIn,
  type TimeUnit,
} from '../../../documents/papers/figures/curves/read-figure.ts'
import type { Drawing } from '../../../documents/papers/figures/drawings/drawing.ts'
import type { SourceFault } from '../../../sources/source.ts'
import { SourceError } from '../../../sources/support/source-error.ts'
import { describedFigure } from './described-figure.ts'
import { descriptionToWrite } from './description-to-write.ts'
import type { FigureDescription } from './figure-description.ts'

/** Which figure of a file is read, and what is known of it. */
export interface DrawnCall {
  readonly page: number | null
  readonly panel?: number | null
  readonly described?: FigureDescription | null
}

/** The lines of a page, and the Kaplan-Meier figure among them. */
export interface DrawnFigure {
  readonly drawing: Drawing
  readonly figure: Figure
  /** Null for an SVG file. */
  readonly page: number | null
  /** The panels of the page in the order of their numbers, and the number of this one. */
  readonly panels: readonly FoundPanel[]
  readonly panel: number
  /** What the description says of the curves, in their order; null where it says nothing. */
  readonly names: readonly string[] | null
  readonly n: readonly (number | null)[] | null
  readonly unit: TimeUnit | null
}

/** Why no figure was read, and a description to write where that would help. */
export interface UnreadFigure {
  readonly fault: SourceFault
  readonly description?: string
}

export type DrawnFigureReading = DrawnFigure | UnreadFigure

interface Page {
  readonly number: number
  readonly drawing: Drawing
  readonly panels: readonly FoundPanel[]
}

/** The figure of an SVG file or of a PDF: the panel that is chosen, or the one with most steps. */
export const drawnFigure = async (
  bytes: Uint8Array,
  call: DrawnCall = { page: null },
): Promise<DrawnFigureReading> => {
  try {
    const described = call.described ?? {}
    const pages = [...(await drawingsOf(bytes, call.page ?? described.page ?? null))].map(
      ([number, drawing]): Page => ({ number, drawing, panels: foundPanels(drawing, knownOf(described)) }),
    )
    const most = ({ panels }: Page): number => Math.max(0, ...panels.map(stepsIn))
    const best = [...pages].sort((a, b) => most(b) - most(a))[0]
    return best === undefined || best.panels.length === 0
      ? unreadOf(pages)
      : readPage(best, call.panel ?? described.panel ?? null, described)
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.fault }
    throw error
  }
}

const knownOf = ({ time, height, scale, curves }: FigureDescription): Parameters<typeof foundPanels>[1] => ({
  ...{ time, height },
  whole: scale === undefined ? undefined : scale === 'percent' ? 100 : 1,
  direction: curves === undefined ? undefined : curves === 'survival' ? 'falling' : 'rising',
})

const NONE: SourceFault = {
  place: 'the file',
  expected: 'a Kaplan-Meier figure drawn as lines, with numbers at both axes',
  found: 'none',
  remedy:
    'digitize a figure that is an image, and give its points as CSV (curve,time,survival); for a figure drawn as lines, describe the axes in a file for --figure',
}

const unreadOf = (pages: readonly Page[]): UnreadFigure => {
  const places = pages.map(({ number, drawing }) => ({ number, places: axisPlaces(drawing) }))
  const steps = (one: (typeof places)[number]): number => one.places.curves[0]?.steps ?? 0
  const best = places.sort((a, b) => steps(b) - steps(a))[0]
  if (best === undefined || steps(best) === 0) return { fault: NONE }
  return {
    fault: { ...NONE, found: 'step curves, and no axes with numbers that can be read' },
    description: descriptionToWrite(best.places, best.number === 0 ? null : best.number),
  }
}

const readPage = (
  { number, drawing, panels }: Page,
  chosen: number | null,
  described: FigureDescription,
): DrawnFigureReading => {
  const largest = panels.reduce((a, b) => (stepsIn(b) > stepsIn(a) ? b : a))
  const found = chosen === null ? largest : panels[chosen - 1]
  if (found === undefined)
    return {
      fault: {
        ...{ place: 'the panel', expected: `a number from 1 to ${panels.length}`, found: `${chosen}` },
        remedy: 'without a number, the panels are listed',
      },
    }
  const known = describedFigure(readFigure(drawing, found, panels.length - 1), described)
  if ('fault' in known) return known
  return {
    ...{ drawing, figure: known.figure, panels, panel: panels.indexOf(found) + 1 },
    ...{ names: known.names, n: known.n, unit: described.unit ?? known.figure.unit },
    page: number === 0 ? null : number,
  }
}

const drawingsOf = async (bytes: Uint8Array, page: number | null): Promise<ReadonlyMap<number, Drawing>> => {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024))
  if (/%PDF-\d/.test(start))
    return (await import('../../../documents/papers/figures/drawings/pdf-drawing.ts')).pdfDrawings(
      bytes,
      page,
    )
  if (!/^\s*</.test(start))
    throw new SourceError({
      ...{ place: 'the file', expected: 'an SVG or a PDF', found: 'other bytes' },
      remedy: 'export the figure as SVG or PDF; of an image, give clicked points as CSV',
    })
  const { svgDrawing } = await import('../../../documents/papers/figures/drawings/svg-drawing.ts')
  return new Map([[0, svgDrawing(bytes)]])
}
