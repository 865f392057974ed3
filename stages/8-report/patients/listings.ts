import type { Listing } from '../../../cohort/descriptors/plan/table.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { decodeValue, encodeValue, isNumeric, type Variable } from '../../../cohort/values/value.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { userText } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { figuresOf } from '../results/figure.ts'

/** The course of each patient, and the tables of single patients that the plan declares; null without any. */
export const listings = (context: Context): Html | null => {
  const tables = Object.entries(context.input.tables).flatMap(([name, plan]) =>
    plan.kind === 'listing' ? [{ name, plan }] : [],
  )
  const course = figuresOf('swimmer', context)
  if (tables.length === 0 && course === null) return null
  return html`<div id="listings">${course}${tables.map(({ name, plan }) =>
    context.input.study.engine === undefined
      ? listing(name, plan, context)
      : html`<p>${userText(plan.title)}: not available from counts.</p>`,
  )}</div>`
}

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
