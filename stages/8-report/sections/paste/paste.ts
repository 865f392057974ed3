import type { Context } from '../../context.ts'
import { type Html, html } from '../../html/html.ts'
import { methodsParagraph } from './paste-methods.ts'
import { resultsParagraph } from './paste-results.ts'

/** Two paragraphs for a manuscript, made from the plan and the results only. */
export const paste = (context: Context): Html => html`
<section id="paste"><h2>Ready to paste</h2>
<p class="quiet">Made from the analysis plan and the results. What neither holds (ethics, funding, how the patients were found, what the numbers mean) is for the authors to add.</p>
<h3 id="paste-methods">Methods</h3>
<p class="paste">${methodsParagraph(context)}</p>
<h3 id="paste-results">Results</h3>
<p class="paste">${resultsParagraph(context)}</p>
</section>`
