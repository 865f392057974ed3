import type { FigureEntry } from '../../7-figures/artifacts.ts'
import type { Context } from '../context.ts'
import { anchor } from '../html/anchors.ts'
import { type Html, html, trusted } from '../html/html.ts'
import { userText } from '../html/number.ts'

/** A figure as inline SVG, so that its text can be selected; its files are in `figures/`. */
export const figure = ({ figure: name, title, caption }: FigureEntry, { input }: Context): Html => html`
<figure id="f-${name}">
<div class="drawing" tabindex="0" role="region" aria-label="Figure: ${title}">${trusted(input.figureSvgs[name]!)}</div>
<figcaption><b>${userText(title)}.</b> ${userText(caption)} <span class="no-print"><a href="figures/${name}.svg">SVG</a>, <a href="figures/${name}.vl.json">Vega-Lite</a>${anchor(`f-${name}`, title)}</span></figcaption>
</figure>`
