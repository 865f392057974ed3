import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { effects } from './effects.ts'
import { outcomes } from './outcomes.ts'

/** The endpoints, then the effects of all tests and models; null if the plan has neither. */
export const results = (context: Context): Html | null => {
  const [endpoints, ratios] = [outcomes(context), effects(context)]
  if (endpoints === null && ratios === null) return null
  return html`
<section id="results"><h2>Results</h2>
${endpoints}
${ratios !== null && html`<h3 id="effects">Effects</h3>${ratios}`}
</section>`
}
