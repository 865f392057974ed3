import { groupBy } from '../../../cohort/values/group-by.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { userText } from '../html/number.ts'
import { table } from '../html/table.ts'

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
      userText(title),
      html`<span data-check="${check}">${looked}</span>`,
      html`<span data-check="${check}">${passed}</span>`,
    ],
  })),
)}
${secondLook(input)}
</section>`

/** What is worth a second look: of the plan, and of values where there are rows to look at. */
const secondLook = ({ warnings, study }: Context['input']): Html => {
  const hasRows = study.engine === undefined && study.members === undefined
  const planWarnings = warnings.filter(({ subject }) => subject === '')
  const valueWarnings = warnings.filter(({ subject }) => subject !== '')
  if (warnings.length === 0 && hasRows) return html``
  return html`
<h3 id="second-look">Worth a second look</h3>
${planWarnings.length > 0 && planTable(planWarnings)}
${hasRows ? valueWarnings.length > 0 && valueTable(valueWarnings) : notSearched}`
}

/** Of rows that were counted elsewhere. */
const notSearched = html`
<p>Outliers, unused, impossible and contradictory times, identical rows and duplicates were not looked for: that needs single rows, and only counts are available here.</p>`

type Warnings = Context['input']['warnings']

/** Warnings of the plan and the descriptors, each by itself: they say nothing of a single patient. */
const planTable = (warnings: Warnings): Html => html`
<p>The results follow the plan and the descriptors as they are written; these warnings changed nothing.</p>
${table(
  't-plan-warnings',
  'Warnings about the plan and the descriptors',
  [{ title: 'Where' }, { title: 'What' }],
  warnings.map(({ warning, title, value, file, line }) => ({
    cells: [
      userText(`${file}${line === null ? '' : `:${line}`}${value === '' ? '' : ` ${value}`}`),
      html`<span data-check="${warning}">${userText(`${warning}: ${title}`)}</span>`,
    ],
  })),
)}`

/** How many values of each kind are worth a second look; which ones stands in the artifact, so that no patient's row is told here. */
const valueTable = (warnings: Warnings): Html => {
  const kinds = groupBy(warnings, ({ warning, variable, title }) =>
    JSON.stringify([warning, variable, title]),
  )
  return html`
<p>These values were neither changed nor excluded. Each is named in <code data-source="repository">2-validate/warnings.csv</code> with its file and line.</p>
${table(
  't-warnings',
  'Warnings about values',
  [{ title: 'Variable' }, { title: 'What' }, { title: 'Values', isNumber: true }],
  [...kinds.values()].map((alike) => ({
    cells: [
      userText(alike[0]!.variable),
      userText(`${alike[0]!.warning}: ${alike[0]!.title}`),
      html`<span data-check="${alike[0]!.warning}">${alike.length}</span>`,
    ],
  })),
)}`
}
