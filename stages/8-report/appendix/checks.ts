import { groupBy } from '../../../cohort/values/group-by.ts'
import { type Context, titleOf } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { userText } from '../html/number.ts'
import { table } from '../html/table.ts'

/** The data checks. All pass here, since a cohort with a failed check has no report. */
export const checks = (context: Context): Html => html`
<div id="checks">
<p>All data checks passed.</p>
${table(
  't-checks',
  'Checks',
  [{ title: 'Check' }, { title: 'Checked', isNumber: true }, { title: 'Passed', isNumber: true }],
  context.input.checks.map(({ check, title, looked, passed }) => ({
    cells: [
      userText(title),
      html`<span data-check="${check}">${looked}</span>`,
      html`<span data-check="${check}">${passed}</span>`,
    ],
  })),
)}
${secondLook(context)}
</div>`

/** Warnings about the plan and, if single rows are available, about values. */
const secondLook = (context: Context): Html => {
  const { warnings, study } = context.input
  const hasRows = study.engine === undefined && study.members === undefined
  const planWarnings = warnings.filter(({ subject }) => subject === '')
  const valueWarnings = warnings.filter(({ subject }) => subject !== '')
  if (warnings.length === 0 && hasRows) return html``
  return html`
<h3 id="second-look">Worth a second look</h3>
${planWarnings.length > 0 && planTable(planWarnings)}
${hasRows ? valueWarnings.length > 0 && valueTable(valueWarnings, context) : notSearched}`
}

/** Shown if rows were counted elsewhere. */
const notSearched = html`
<p>Outliers, unused, impossible and contradictory times, identical rows and duplicates were not searched for, because only counts are available, not single rows.</p>`

type Warnings = Context['input']['warnings']

/** Warnings about the plan and the descriptors, listed singly since none is about a single patient. */
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

/** The number of suspicious values by kind; only the artifact lists them, so that no single patient is shown here. */
const valueTable = (warnings: Warnings, context: Context): Html => {
  const kinds = groupBy(warnings, ({ warning, variable, title }) =>
    JSON.stringify([warning, variable, title]),
  )
  return html`
<p>These values were neither changed nor excluded. Each is listed in <code data-source="repository">2-validate/warnings.csv</code> with its file and line.</p>
${table(
  't-warnings',
  'Warnings about values',
  [{ title: 'Variable' }, { title: 'What' }, { title: 'Values', isNumber: true }],
  [...kinds.values()].map((alike) => ({
    cells: [
      userText(titleOf(alike[0]!.variable, context)),
      userText(`${alike[0]!.warning}: ${alike[0]!.title}`),
      html`<span data-check="${alike[0]!.warning}">${alike.length}</span>`,
    ],
  })),
)}`
}
