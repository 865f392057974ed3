import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { isQuantity, type Variable } from '../../../cohort/values/value.ts'
import { analysedIn } from '../../2-validate/artifacts.ts'
import { type Context, idOf, levelTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { number, rangeOf, userText } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { populationWords } from '../open-words.ts'
import { figuresOf } from '../results/figure.ts'
import { characteristicsByGroup } from './characteristics.ts'

/** Flow, characteristics, tables by group and the course of the patients; the appendix lists them. */
export const patients = (context: Context): Html => {
  const tables = Object.entries(context.input.tables)
  return html`
<section id="patients"><h2>Patients</h2>
${tables.map(([name, plan]) => plan.kind === 'characteristics' && characteristicsByGroup(name, plan, context))}
${characteristics(context)}
<div class="beside">${figuresOf('flow', context)}${figuresOf('follow-up', context)}</div>
</section>`
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
      const named = html`${name}${sizeNote(analysis, context)}`
      return isQuantity(described)
        ? [numericRow(analysis, named, context)]
        : [levelRow(analysis, named, described, context)]
    },
  )
  if (rows.length === 0) return null
  return table(
    't-characteristics',
    html`Characteristics <small>${sentenceCase([...new Set(shown.map(isQuantity))].map((is) => (is ? 'median (lower to upper quartile; range)' : 'No. (%)')).join(' or '))}; n = <span data-count="subjects">${analysedIn(context.input.sizes)}</span> unless stated.</small>`,
    [{ title: 'Characteristic' }, { title: 'Value' }],
    rows,
  )
}

/** `(n = 13)` if not all patients have data. */
const sizeNote = (analysis: string, { results, input }: Context): Html | null => {
  const id = idOf(analysis, '', 'n')
  return results.get(id)?.value === analysedIn(input.sizes)
    ? null
    : html` <span class="quiet">(n = ${number(results, id)})</span>`
}

const numericRow = (analysis: string, name: Html, { results }: Context): TableRow => {
  const numberFor = (statistic: string): Html => number(results, idOf(analysis, '', statistic))
  const range = (low: string, high: string): Html =>
    rangeOf(results, idOf(analysis, '', low), idOf(analysis, '', high))
  return {
    cells: [name, html`${numberFor('median')} (${range('q1', 'q3')}; ${range('min', 'max')})`],
  }
}

/** The label of a level, with a colon where a number would follow another. */
const levelText = (level: string, variable: Variable): string =>
  levelTitle(level, variable).replace(/\d$/, (digit) => `${digit}:`)

/** The levels of a category in one row: `Kidney 7 (38.9%), Thyroid 4 (22.2%)`; of yes and no the number of yes. */
const levelRow = (analysis: string, name: Html, variable: Variable, { results, all }: Context): TableRow => {
  const countAndPercent = (level: string): Html =>
    html`${number(results, idOf(analysis, '', 'count', level))} (${number(results, idOf(analysis, '', 'share', level))})`
  if (variable.type === 'boolean') return { cells: [name, countAndPercent('')] }
  const levels = all.filter(
    (result) =>
      result.analysis === analysis &&
      result.group === '' &&
      result.statistic === 'count' &&
      result.value !== 0,
  )
  const parts = levels.map(
    ({ level }, i) =>
      html`<span class="part">${userText(levelText(level, variable))} ${countAndPercent(level)}${i < levels.length - 1 && ';'}</span>`,
  )
  return { cells: [name, joined(parts, ' ')] }
}
