import type { Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { rule } from '../number.ts'
import { table } from '../table.ts'

/** Every result with its full value, under its id. */
export const allResults = ({ all }: Context): Html => html`
<section id="results"><h2>All results</h2>
<details><summary>The whole results table</summary>
${table(
  't-results',
  html`Results <small>Computed numbers with twelve significant digits; a proportion is a share of one.</small>`,
  [{ title: 'Id' }, { title: 'Value', isNumber: true }, { title: 'Unit' }, { title: 'Method' }],
  all.map(({ id, value, unit, method, reason }) => ({
    cells: [
      html`<code id="r-${id}" data-source="results">${id}</code>`,
      value === null
        ? html`<span class="none">none</span>`
        : html`<data value="${value}" data-result="${id}">${value}</data>`,
      rule(unit),
      html`${rule(method)}${reason !== '' && html` <span class="quiet">${rule(reason)}</span>`}`,
    ],
  })),
)}
</details>
</section>`
