import type { Listing } from '../../../cohort/descriptors/plan/table.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import {
  decodeValue,
  encodeValue,
  isNumeric,
  isQuantity,
  type Variable,
} from '../../../cohort/values/value.ts'
import { type Context, idOf, levelTitle } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { number, userText } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { populationWords } from '../open-words.ts'
import { characteristicsByGroup } from './characteristics.ts'

/** The summaries of all patients, then the tables that the plan declares. */
export const patients = (context: Context): Html => html`
<section id="patients"><h2>Patients</h2>
${characteristics(context)}
${Object.entries(context.input.tables).map(([name, plan]) =>
  plan.kind === 'characteristics'
    ? characteristicsByGroup(name, plan, context)
    : context.input.study.engine === undefined
      ? listing(name, plan, context)
      : html`<p>${userText(plan.title)}: cannot be had from counts.</p>`,
)}
</section>`

/** One row for each subject; each recorded cell has its file, line and column. */
const listing = (name: string, plan: Listing, context: Context): Html => {
  const { subjects, subjectRows, study } = context.input
  const columns = plan.columns.map((column) => context.variables.get(column)!)
  const lines = new Map(subjectRows.map(({ subject, file, line }) => [`${subject} ${file}`, line]))
  const idIndex = subjects.header.indexOf(study.subject)
  const rows = subjects.rows.map(
    (cells): TableRow => ({
      cells: columns.map((variable) => {
        const text = cells[subjects.header.indexOf(variable.name)] ?? ''
        const { source } = variable
        const line = source && lines.get(`${cells[idIndex]} ${source.file}`)
        const from = source && line ? `${source.file}:${line}:${source.column}` : `derived:${variable.name}`
        return html`<span data-cell="${from}">${shownValue(text, variable)}</span>`
      }),
    }),
  )
  const caption = html`${userText(plan.title)}${plan.notes.map((note) => html` <small>${userText(note)}</small>`)}`
  return table(
    `t-listing-${name}`,
    caption,
    columns.map((variable) => ({ title: columnTitle(variable), isNumber: isNumeric(variable) })),
    rows,
  )
}

const columnTitle = ({ title, unit }: Variable): Html =>
  html`${userText(title)}${unitWords(unit) !== '' && ` (${unitWords(unit)})`}`

/** Codes as recorded, lists with commas, an empty list as "none". */
const shownValue = (text: string, variable: Variable): string => {
  const value = decodeValue(text, variable.type)
  if (value === null) return ''
  return Array.isArray(value) ? value.join(', ') || 'none' : encodeValue(value)
}

/** Summaries of all patients: median (Q1, Q3; range) or No. (%). */
const characteristics = (context: Context): Html | null => {
  const { summaries } = context.input
  const shown = Object.values(summaries).flatMap(({ variable, by }) =>
    by === undefined ? [context.variables.get(variable)!] : [],
  )
  const rows = Object.entries(summaries).flatMap(
    ([analysis, { variable, by, among, title }]): readonly TableRow[] => {
      const described = context.variables.get(variable)!
      if (by !== undefined) return []
      const name = html`${userText(title ?? described.title)}${unitWords(described.unit) !== '' && `, ${unitWords(described.unit)}`}${among !== undefined && html` <span class="quiet">among ${populationWords(among, context.input)}</span>`}`
      return isQuantity(described)
        ? [numericRow(analysis, name, context)]
        : levelRows(analysis, name, described, context)
    },
  )
  if (rows.length === 0) return null
  return table(
    't-characteristics',
    html`Characteristics <small>${sentenceCase([...new Set(shown.map(isQuantity))].map((is) => (is ? 'median (lower to upper quartile; range)' : 'No. (%)')).join(' or '))}; n: patients with data.</small>`,
    [{ title: 'Characteristic' }, { title: 'n', isNumber: true }, { title: 'Value', isNumber: true }],
    rows,
  )
}

const numericRow = (analysis: string, name: Html, { results }: Context): TableRow => {
  const numberFor = (statistic: string): Html => number(results, idOf(analysis, '', statistic))
  return {
    cells: [
      name,
      numberFor('n'),
      html`${numberFor('median')} (${numberFor('q1')} to ${numberFor('q3')}; ${numberFor('min')} to ${numberFor('max')})`,
    ],
  }
}

const levelRows = (
  analysis: string,
  name: Html,
  variable: Variable,
  { results, all }: Context,
): readonly TableRow[] => {
  const countAndPercent = (level: string): Html =>
    html`${number(results, idOf(analysis, '', 'count', level))} (${number(results, idOf(analysis, '', 'share', level))})`
  const n = number(results, idOf(analysis, '', 'n'))
  if (variable.type === 'boolean') return [{ cells: [name, n, countAndPercent('')] }]
  const levels = all.filter(
    (result) =>
      result.analysis === analysis &&
      result.group === '' &&
      result.statistic === 'count' &&
      result.value !== 0,
  )
  return [
    { cells: [name, n, ''] },
    ...levels.map(
      ({ level }): TableRow => ({
        className: 'sub',
        cells: [userText(levelTitle(level, variable)), '', countAndPercent(level)],
      }),
    ),
  ]
}
