import { unitWords } from '../../../cohort/values/unit.ts'
import { artifactPath, type Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { methodNote, rowAnchor } from '../html/number.ts'
import { table } from '../html/table.ts'

/** Every result with its id and full value, the target of the links of all numbers. */
export const allResults = (context: Context): Html => html`
<section id="results"><h2>All results</h2>
<p>A number with a dotted line under it leads to its row here: its id, its full value, and how it was made.</p>
<details><summary>The whole results table</summary>
${table(
  't-results',
  html`Results <small>Computed numbers with twelve significant digits; a proportion is a share of one.</small>`,
  [{ title: 'Id' }, { title: 'Value', isNumber: true }, { title: 'Unit' }, { title: 'Method' }],
  context.all.map((result) => {
    const { id, value, unit, reason } = result
    return {
      anchor: rowAnchor(id),
      cells: [
        html`<code>${id}</code>`,
        value === null ? html`<span class="none">none</span>` : String(value),
        unitWords(unit),
        html`${methodNote(result)}${reason !== '' && html` <span class="quiet">${reason}</span>`}`,
      ],
    }
  }),
  {
    source: 'results',
    artifacts: ['4-estimate/results.csv', '5-compare/results.csv', '5-compare/simulations.csv'].map((name) =>
      artifactPath(name, context),
    ),
  },
)}
</details>
</section>`
