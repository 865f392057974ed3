import type { Figure } from '../../../cohort/descriptors/plan/figure.ts'
import type { FigureEntry } from '../../7-figures/artifacts.ts'
import type { Context } from '../context.ts'
import { anchor } from '../html/anchors.ts'
import { type Html, html, trusted } from '../html/html.ts'
import { planValue, userText } from '../html/number.ts'

/** A picture in both layouts, of which the page shows the one that its width asks for. */
export const drawings = (wide: string, narrow: string): Html =>
  html`<div class="drawing wide">${trusted(wide)}</div><div class="drawing narrow">${trusted(narrow)}</div>`

/** A figure as inline SVG, so that its text can be selected; its files are in `figures/`. */
export const figure = ({ figure: name, title, caption }: FigureEntry, { input }: Context): Html => html`
<figure id="f-${name}">
${drawings(input.figureSvgs[name]!, input.narrowSvgs[name]!)}
<figcaption><b>${userText(title)}.</b> ${userText(caption)} <span class="no-print files">SVG for <a href="figures/${name}.svg">${planValue('180 mm')}</a> and <a href="figures/85mm/${name}.svg">${planValue('85 mm')}</a>, <a href="figures/${name}.vl.json">Vega-Lite</a>${anchor(`f-${name}`, title)}</span></figcaption>
</figure>`

/** All figures of a kind; null if the plan has none. A figure that needs single rows is named where there are none. */
export const figuresOf = (kind: Figure['kind'], context: Context): Html | null => {
  const { figures, figureIndex } = context.input
  const entries = figureIndex.filter(({ figure: name }) => figures[name]?.kind === kind)
  const missing = Object.entries(figures).filter(
    ([name, planned]) => planned.kind === kind && !figureIndex.some(({ figure: drawn }) => drawn === name),
  )
  return entries.length + missing.length === 0
    ? null
    : html`${entries.map((entry) => figure(entry, context))}${missing.map(([, planned]) => html`<p>${userText(planned.title)}: not available from counts.</p>`)}`
}
