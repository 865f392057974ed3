import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { methodsParagraph } from './paste-methods.ts'
import { resultsParagraph } from './paste-results.ts'

/** Two paragraphs for a manuscript, made from the plan and the results only. */
export const paste = (context: Context): Html => html`
<section id="manuscript"><h2>For the manuscript</h2>
<p class="quiet">Two paragraphs to paste, made from the analysis plan and the results. The authors add what neither contains: ethics, funding, how patients were found, what the numbers mean.</p>
<h3 id="paste-methods">Methods</h3>
<p class="paste">${methodsParagraph(context)}</p>
<h3 id="paste-results">Results</h3>
<p class="paste">${resultsParagraph(context)}</p>
</section>`
