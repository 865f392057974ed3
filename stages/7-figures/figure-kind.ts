import type { Style } from '../../cohort/results/styles/style.ts'
import type { Layout } from './drawing/layout.ts'
import { plainText } from './drawing/plain-text.ts'
import { type Pen, penOf } from './drawing/svg-pen.ts'
import { inStyle } from './drawing/vega-lite.ts'

/** A kind of figure. `F`: its entry in the plan, `S`: its sources, `D`: the data that are drawn. */
export interface FigureKind<F, S, D> {
  data(figure: F, sources: S): D
  /** One or two sentences: the method, the band and the marks. */
  caption(data: D, style: Style): string
  /** A description with the numbers. */
  alt(data: D, style: Style): string
  /** The drawing in the layout of the pen. */
  plot(pen: Pen, data: D, alt: string): Element
  /** The Vega-Lite specification. */
  spec(data: D, alt: string, style: Style): object
}

/** Sources of a figure, with the style of its numbers. */
export interface Styled {
  readonly style: Style
}

/** A figure of any kind, ready to be drawn. */
export interface PreparedFigure {
  readonly caption: string
  readonly alt: string
  draw(document: Document, layout: Layout): Element
  spec(): object
}

/** The kind as a function of a figure of the plan, which hides the type of its data. */
export const figureKind =
  <F, S, D>({ data, caption, alt, plot, spec }: FigureKind<F, S, D>) =>
  (figure: F, sources: S & Styled): PreparedFigure => {
    const figureData = data(figure, sources)
    const { style } = sources
    const altText = plainText(alt(figureData, style))
    return {
      caption: plainText(caption(figureData, style)),
      alt: altText,
      draw: (document, layout) => plot(penOf(document, layout, style), figureData, altText),
      spec: () => inStyle(spec(figureData, altText, style), style),
    }
  }
