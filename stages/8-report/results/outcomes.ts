import type { FollowUpRule } from '../../../cohort/descriptors/plan/estimate.ts'
import { givenLevel, timesAfter } from '../../../cohort/results/estimates/given-time.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import type { FigureEntry } from '../../7-figures/artifacts.ts'
import { analysisTitle } from '../all-results/analysis-title.ts'
import { type Context, groupsOf, groupTitle, idOf, levelOf } from '../context.ts'
import { type Html, html, textOf } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { number, userText, withRange } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { endpointOf, landmarkWords, nounOf, timeWords, unitOf } from '../survival-words.ts'
import { figure } from './figure.ts'

/** Each estimate of the plan: its figures beside its table; those without a figure side by side. Null if there is none. */
export const outcomes = (context: Context): Html | null => {
  const names = Object.keys(context.input.estimates)
  if (names.length === 0) return null
  const [drawn, undrawn] = [
    names.filter((name) => figuresBelow(name, context).length > 0),
    names.filter((name) => figuresBelow(name, context).length === 0),
  ]
  return html`${drawn.map((name) => drawnOutcome(name, context))}${undrawn.length > 0 && html`<div class="beside endpoint">${undrawn.map((name) => html`<div>${headingOf(name, context)}${estimateTable(name, context)}</div>`)}</div>`}`
}

/** The figures of an estimate; those of follow-up are shown with the patients. */
const figuresBelow = (analysis: string, { input }: Context): readonly FigureEntry[] =>
  input.figureIndex.filter(({ figure: name, kind }) => {
    const plan = input.figures[name]
    return kind !== 'follow-up' && plan !== undefined && 'estimate' in plan && plan.estimate === analysis
  })

const drawnOutcome = (analysis: string, context: Context): Html => {
  const [first, ...others] = figuresBelow(analysis, context)
  // the next figure is below the first, the one after it below the table
  const [left, right] = [others.filter((_, i) => i % 2 === 0), others.filter((_, i) => i % 2 === 1)]
  return html`<div class="endpoint">${headingOf(analysis, context)}
<div class="beside"><div>${figure(first!, context)}${left.map((entry) => figure(entry, context))}</div><div>${estimateTable(analysis, context)}${right.map((entry) => figure(entry, context))}</div></div></div>
`
}

const headingOf = (analysis: string, context: Context): Html =>
  html`<h3 id="o-${analysis}">${userText(analysisTitle(analysis, context))}</h3>`

/** Rows of quantities, a column for each group. */
const estimateTable = (analysis: string, context: Context): Html => {
  const { at, given = [], lifeTable = [] } = context.input.estimates[analysis]!
  const { event, competing } = endpointOf(analysis, context)
  const groups = groupsOf(analysis, context)
  const causes = Object.values(competing).map(({ label }) => label)
  const hasIncidence = causes.length > 0 && at.length > 0
  const columns = [
    { title: 'Quantity' },
    ...groups.map((group) => ({
      title: groupTitle(group, context),
      isNumber: true,
      label: groups.length === 1 ? '' : textOf(levelOf(group, context)),
    })),
  ]
  const cells = (name: Html | string, cell: (group: string) => Html, className = ''): TableRow => ({
    className,
    cells: [name, ...groups.map(cell)],
  })
  // the heading above has the same words, for those who see it
  const caption = html`<span class="vh">${userText(analysisTitle(analysis, context))}${userText(landmarkWords(analysis, context))}</span> <small>Kaplan-Meier estimates (${context.confidence})${hasIncidence && html`; cumulative incidence with ${userText(listText(causes))} as ${plural(causes.length, 'competing event')}`}.</small>`
  const words = (time: number): Html => timeWords(time, unitOf(analysis, context), context.style)
  const heights = (
    title: Html,
    statistic: string,
    times: readonly number[] = at,
    level = '',
  ): readonly TableRow[] => [
    { group: title },
    ...times.map((time) =>
      cells(
        html`<span class="vh">${title} at </span>${words(time)}`,
        (group) => estimateAt(analysis, group, statistic, level, time, context),
        'sub',
      ),
    ),
  ]
  const conditional = given.flatMap((time) =>
    heights(
      html`Conditional ${userText(nounOf(analysis, context))}, given no ${userText(event.label)} by ${words(time)}`,
      'conditional-survival',
      timesAfter(time, { at }),
      givenLevel(time),
    ),
  )
  return table(`t-outcome-${analysis}`, caption, columns, [
    ...totalRows(analysis, cells, context),
    ...(at.length > 0 ? heights(userText(sentenceCase(nounOf(analysis, context))), 'survival') : []),
    ...conditional,
    ...(lifeTable.length > 0
      ? heights(
          html`${userText(sentenceCase(nounOf(analysis, context)))}, life table`,
          'life-table',
          lifeTable,
        )
      : []),
    ...(hasIncidence
      ? heights(html`Cumulative incidence of ${userText(event.label)}`, 'cumulative-incidence')
      : []),
  ])
}

type RowOf = (name: Html | string, cell: (group: string) => Html, className?: string) => TableRow

/** Patients with each event and censored; then the median and the median follow-up. */
const totalRows = (analysis: string, cells: RowOf, context: Context): readonly TableRow[] => {
  const { results, confidence, medianConfidence } = context
  const { followUp: rules } = context.input.estimates[analysis]!
  const id = (group: string, statistic: string, level = ''): string => idOf(analysis, group, statistic, level)
  const unit = unitWords(unitOf(analysis, context))
  const { event, competing } = endpointOf(analysis, context)
  const count =
    (statistic: string, level = '') =>
    (group: string) =>
      number(results, id(group, statistic, level))
  const median = (words: string, statistic: string, level: Html): TableRow =>
    cells(html`${words}${unit && `, ${unit}`} (${level})`, (group) =>
      withRange(
        results,
        id(group, statistic),
        id(group, `${statistic}-lower`),
        id(group, `${statistic}-upper`),
      ),
    )
  return [
    cells('Patients', count('n')),
    cells(userText(sentenceCase(event.label)), count('events')),
    ...Object.entries(competing).map(([cause, { label }]) =>
      cells(userText(sentenceCase(label)), count('events', cause)),
    ),
    cells('Censored', count('censored')),
    median('Median', 'median', medianConfidence),
    ...(rules === undefined
      ? [cells(`Median follow-up${unit && `, ${unit}`}`, (group) => number(results, id(group, 'follow-up')))]
      : [
          median('Median follow-up, reverse Kaplan-Meier', 'follow-up', medianConfidence),
          ...rules.map((rule) => median(OBSERVED_TIMES[rule], `${rule}-time`, confidence)),
        ]),
  ]
}

const OBSERVED_TIMES: Readonly<Record<FollowUpRule, string>> = {
  observed: 'Median observed time',
  censored: 'Median observed time without any event',
}

const estimateAt = (
  analysis: string,
  group: string,
  statistic: string,
  level: string,
  time: number,
  { results }: Context,
): Html => {
  const id = (part: string): string => idOf(analysis, group, `${statistic}${part}@${time}`, level)
  return withRange(results, id(''), id('-lower'), id('-upper'))
}
