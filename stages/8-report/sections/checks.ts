import { groupBy } from '../../../cohort/group-by.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { quoted } from '../number.ts'
import { table } from '../table.ts'

/** What validation looked at. A cohort with a failed check has no report, so that all pass here. */
export const checks = ({ input }: Context): Html => html`
<section id="checks"><h2>Data checks</h2>
<p>All data checks passed.</p>
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
${input.study.engine === undefined && input.study.members === undefined ? secondLook(input.warnings) : notLooked}
</section>`

/** Of rows that were counted elsewhere. */
const notLooked = html`
<h3>Worth a second look</h3>
<p>Outliers, unused, impossible and contradictory times, identical rows and duplicates were not looked for: that needs single rows, and only counts are available here.</p>`

/** How many values of each kind are worth a second look; which ones stands in the artifact, so that no patient's row is told here. */
const secondLook = (warnings: Context['input']['warnings']): Html => {
  if (warnings.length === 0) return html``
  const kinds = groupBy(warnings, ({ warning, variable, title }) =>
    JSON.stringify([warning, variable, title]),
  )
  return html`
<h3>Worth a second look</h3>
<p>These values were neither changed nor excluded. Each is named in <code data-source="repository">2-validate/warnings.csv</code> with its file and line.</p>
${table(
  't-warnings',
  'Worth a second look',
  [{ title: 'Variable' }, { title: 'What' }, { title: 'Values', isNumber: true }],
  [...kinds.values()].map((own) => ({
    cells: [
      quoted(own[0]!.variable),
      quoted(`${own[0]!.warning}: ${own[0]!.title}`),
      html`<span data-check="${own[0]!.warning}">${own.length}</span>`,
    ],
  })),
)}`
}
