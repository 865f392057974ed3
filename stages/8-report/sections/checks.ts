import type { Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { quoted } from '../number.ts'
import { table } from '../table.ts'

/** What validation looked at. A cohort with a failed check has no report, so that all pass here. */
export const checks = ({ input }: Context): Html => html`
<section id="checks"><h2>Data checks</h2>
<p>Everything here passed: a fault in the data stops the cohort before anything is written.</p>
${table(
  't-checks',
  'Checks',
  [{ title: 'Check' }, { title: 'Looked at', isNumber: true }, { title: 'Passed', isNumber: true }],
  input.checks.map(({ check, title, looked, passed }) => ({
    cells: [
      quoted(title),
      html`<span data-check="${check}">${looked}</span>`,
      html`<span data-check="${check}">${passed}</span>`,
    ],
  })),
)}
</section>`
