import type { Characteristics } from '../../../cohort/descriptors/plan/table.ts'
import { characteristicRows, groupSizeSummary } from '../../../cohort/subjects/characteristics.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { isQuantity, levelsOf, type Variable } from '../../../cohort/values/value.ts'
import { type Context, idOf } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { listText } from '../html/list-words.ts'
import { letterOfP, number, planValue, userText } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { letterOf } from '../results/letters.ts'

/** Table 1: a column for each group with n, mean (SD), median (Q1, Q3) or n (%), missing values if there are any, and P values. */
export const characteristicsByGroup = (name: string, plan: Characteristics, context: Context): Html => {
  const { input, results, variables } = context
  const by = variables.get(plan.by)!
  const { means = [] } = plan
  const sizes = groupSizeSummary(plan, input)
  const groups = declaredGroups(by).filter((group) => results.has(idOf(sizes, group.name, 'n')))
  const rows = characteristicRows(plan, input, variables)
  const methods = [...new Set(rows.flatMap(({ test }) => (test === null ? [] : [methodOf(test, context)])))]
  const notes = methods.map((method, i) => html` <sup>${letterOf(i)}</sup> ${planValue(method)}.`)
  const caption = html`${userText(plan.title)} <small>${cellFormats(rows.map(({ variable }) => formatOf(variables.get(variable)!, means)))}.${notes}${plan.standardizedDifferences === true && SMD_NOTE}${plan.notes.map((note) => html` ${userText(note)}`)}</small>`
  const hasTests = methods.length > 0
  const hasDifferences = plan.standardizedDifferences === true
  const p = (test: string | null): Html =>
    test === null
      ? html``
      : html`${number(results, `${test}/p`)}\u00a0<sup>${letterOf(methods.indexOf(methodOf(test, context)))}</sup>`
  /** The cells after those of the groups. */
  const lastCells = (summary: string, test: string | null): readonly Html[] => [
    ...(hasTests ? [p(test)] : []),
    ...(hasDifferences ? [number(results, idOf(summary, '', 'standardized-difference'))] : []),
  ]
  const columns = [
    { title: by.title },
    ...groups.map(({ label }) => ({ title: userText(label), isNumber: true })),
    ...(hasTests ? [{ title: letterOfP(context.style), isNumber: true }] : []),
    ...(hasDifferences ? [{ title: 'SMD', isNumber: true }] : []),
  ]
  return table(`t-summary-${name}`, caption, columns, [
    { cells: ['n', ...groups.map((group) => number(results, idOf(sizes, group.name, 'n')))] },
    ...rows.flatMap(({ variable, summary, test }) =>
      variableRows(
        variables.get(variable)!,
        means,
        summary,
        groups.map((group) => group.name),
        lastCells(summary, test),
        context,
      ),
    ),
  ])
}

/** The formats of the cells, each once: "Mean (SD), median (lower, upper quartile) or No. (% of those with data)". */
const cellFormats = (formats: readonly string[]): string =>
  sentenceCase(listText([...new Set(formats)], 'or'))

const formatOf = (variable: Variable, means: readonly string[]): string => {
  if (!isQuantity(variable)) return 'No. (% of those with data)'
  return means.includes(variable.name) ? 'mean (SD)' : 'median (lower, upper quartile)'
}

const SMD_NOTE = html` SMD, absolute standardised mean difference: of means over the root of the mean of the two variances; of proportions the Mahalanobis distance.`

const methodOf = (test: string, { results }: Context): string => results.get(`${test}/p`)!.method

const variableRows = (
  variable: Variable,
  means: readonly string[],
  summary: string,
  groups: readonly string[],
  last: readonly Html[],
  { results }: Context,
): readonly TableRow[] => {
  const numberFor = (group: string, statistic: string, level = ''): Html =>
    number(results, idOf(summary, group, statistic, level))
  const has = (group: string): boolean => results.has(idOf(summary, group, 'n'))
  const countAndPercent = (group: string, level: string): Html =>
    has(group) ? html`${numberFor(group, 'count', level)} (${numberFor(group, 'share', level)})` : html``
  const unit = unitWords(variable.unit)
  const title = html`${userText(variable.title)}${unit !== '' && `, ${unit}`}`
  const isMissing = groups.some((group) => (results.get(idOf(summary, group, 'missing'))?.value ?? 0) > 0)
  const missing: readonly TableRow[] = isMissing
    ? [
        {
          className: 'sub',
          cells: ['missing', ...groups.map((group) => (has(group) ? numberFor(group, 'missing') : ''))],
        },
      ]
    : []
  if (isQuantity(variable) && means.includes(variable.name)) {
    const meanAndSd = (group: string): Html =>
      has(group) ? html`${numberFor(group, 'mean')} (${numberFor(group, 'sd')})` : html``
    return [{ cells: [title, ...groups.map(meanAndSd), ...last] }, ...missing]
  }
  if (isQuantity(variable)) {
    const quartiles = (group: string): Html =>
      has(group)
        ? html`${numberFor(group, 'median')} (${joined([numberFor(group, 'q1'), numberFor(group, 'q3')], ', ')})`
        : html``
    return [{ cells: [title, ...groups.map(quartiles), ...last] }, ...missing]
  }
  if (variable.type === 'boolean')
    return [{ cells: [title, ...groups.map((group) => countAndPercent(group, '')), ...last] }, ...missing]
  const levels = (levelsOf(variable) ?? []).map(
    ({ value, label }): TableRow => ({
      className: 'sub',
      cells: [userText(label), ...groups.map((group) => countAndPercent(group, value))],
    }),
  )
  return [{ cells: [title, ...groups.map(() => ''), ...last] }, ...levels, ...missing]
}
