import { plainText } from './drawing/plain-text.ts'

/** A kind of figure: its data, and what is made of them. `F`: its entry in the plan, `S`: what it is drawn from. */
export interface FigureKind<F, S, D> {
  data(figure: F, sources: S): D
  /** One or two sentences: what is drawn and how. */
  caption(data: D): string
  /** The figure in words with its numbers. */
  alt(data: D): string
  plot(document: Document, data: D, alt: string): Element
  /** The Vega-Lite specification. */
  spec(data: D, alt: string): object
}

/** A figure of any kind, ready to be drawn. */
export interface PreparedFigure {
  readonly caption: string
  readonly alt: string
  draw(document: Document): Element
  spec(): object
}

/** The kind as a function from a figure of the plan, so that the type of its data stays its own. */
export const figureKind =
  <F, S, D>({ data, caption, alt, plot, spec }: FigureKind<F, S, D>) =>
  (figure: F, sources: S): PreparedFigure => {
    const figureData = data(figure, sources)
    const altText = plainText(alt(figureData))
    return {
      caption: plainText(caption(figureData)),
      alt: altText,
      draw: (document) => plot(document, figureData, altText),
      spec: () => spec(figureData, altText),
    }
  }
