import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { type Context, groupsOf, groupTitle, idOf } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { number, userText, withLimits } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { endpointOf, landmarkWords, nounOf, timeWords, unitOf } from '../survival-words.ts'
import { figure } from './figure.ts'

/** Each estimate of the plan with its table and figures; null if there is none. */
export const outcomes = (context: Context): Html | null =>
  Object.keys(context.input.estimates).length === 0
    ? null
    : html`
<section id="outcomes"><h2>Outcomes</h2>
${Object.keys(context.input.estimates).map((analysis) => outcome(analysis, context))}
</section>`

const outcome = (analysis: string, context: Context): Html => {
  const { estimates, figures, figureIndex } = context.input
  const { title, at } = estimates[analysis]!
  const { event, competing, title: endpointTitle } = endpointOf(analysis, context)
  const groups = groupsOf(analysis, context)
  const causes = Object.values(competing).map(({ label }) => label)
  const rows = groups.flatMap((group): readonly TableRow[] => [
    ...(groups.length > 1 ? [{ group: groupTitle(group, context) }] : []),
    ...totalRows(analysis, group, context),
    ...at.map((time) => landmarkRow(analysis, group, time, causes.length > 0, context)),
  ])
  const drawn = figureIndex.filter(({ figure: name }) => {
    const plan = figures[name]
    return plan !== undefined && 'estimate' in plan && plan.estimate === analysis
  })
  const hasIncidence = causes.length > 0 && at.length > 0
  const columns = [
    { title: 'Quantity' },
    { title: 'At risk', isNumber: true },
    { title: 'Estimate', isNumber: true },
    ...(causes.length > 0 ? [{ title: 'Cumulative incidence', isNumber: true }] : []),
  ]
  const caption = html`${userText(title ?? endpointTitle)}${userText(landmarkWords(analysis, context))} <small>Kaplan-Meier estimate (${context.confidence})${hasIncidence && html` and, at right, cumulative incidence of ${userText(event.label)} with ${userText(listText(causes))} as ${plural(causes.length, 'competing event')}`}.</small>`
  return html`<h3 id="o-${analysis}">${userText(title ?? endpointTitle)}</h3>
${table(`t-outcome-${analysis}`, caption, columns, rows)}
${drawn.map((entry) => figure(entry, context))}`
}

/** Numbers of patients, with each event, and censored; then the median and the median follow-up. */
const totalRows = (analysis: string, group: string, context: Context): readonly TableRow[] => {
  const { results, medianConfidence } = context
  const id = (statistic: string, level = ''): string => idOf(analysis, group, statistic, level)
  const unit = unitWords(unitOf(analysis, context))
  const { event, competing } = endpointOf(analysis, context)
  const blank = Object.keys(competing).length > 0 ? [''] : []
  const row = (title: Html | string, value: Html): TableRow => ({ cells: [title, '', value, ...blank] })
  return [
    row('Patients', number(results, id('n'))),
    row(userText(sentenceCase(event.label)), number(results, id('events'))),
    ...Object.entries(competing).map(([cause, { label }]) =>
      row(userText(sentenceCase(label)), number(results, id('events', cause))),
    ),
    row('Censored', number(results, id('censored'))),
    row(
      `Median${unit && `, ${unit}`}`,
      withLimits(results, id('median'), id('median-lower'), id('median-upper'), medianConfidence),
    ),
    row(`Median follow-up (reverse Kaplan-Meier)${unit && `, ${unit}`}`, number(results, id('follow-up'))),
  ]
}

const landmarkRow = (
  analysis: string,
  group: string,
  time: number,
  hasCompeting: boolean,
  context: Context,
): TableRow => {
  const { results, confidence } = context
  const id = (statistic: string): string => idOf(analysis, group, `${statistic}@${time}`)
  return {
    cells: [
      html`${userText(sentenceCase(nounOf(analysis, context)))} at ${timeWords(time, unitOf(analysis, context))}`,
      number(results, id('at-risk')),
      withLimits(results, id('survival'), id('survival-lower'), id('survival-upper'), confidence),
      ...(hasCompeting
        ? [
            withLimits(
              results,
              id('cumulative-incidence'),
              id('cumulative-incidence-lower'),
              id('cumulative-incidence-upper'),
              confidence,
            ),
          ]
        : []),
    ],
  }
}
