import { unitAfter, unitWords } from '../../../cohort/unit.ts'
import { type Context, groupsOf, groupTitle, idOf } from '../context.ts'
import { type Html, html } from '../html.ts'
import { number, quoted, withLimits } from '../number.ts'
import { type Row, table } from '../table.ts'
import { figure } from './figure.ts'

/** Each estimate of the plan with its table and the figures that draw it. */
export const outcomes = (context: Context): Html => html`
<section id="outcomes"><h2>Outcomes</h2>
${Object.keys(context.input.estimates).map((analysis) => outcome(analysis, context))}
</section>`

const outcome = (analysis: string, context: Context): Html => {
  const { estimates, endpoints, figures, figureIndex } = context.input
  const { endpoint = analysis, title, at } = estimates[analysis]!
  const { event, competing = {}, title: endpointTitle } = endpoints[endpoint]!
  const { unit } = context.results.get(idOf(analysis, '', 'median'))!
  const groups = groupsOf(analysis, context)
  const rows = groups.flatMap((group): readonly Row[] => [
    ...(groups.length > 1 ? [{ group: groupTitle(group, context) }] : []),
    ...totalRows(analysis, group, context, event.label),
    ...at.map((time) => landmarkRow(analysis, group, time, unit, Object.keys(competing).length > 0, context)),
  ])
  const drawn = figureIndex.filter(({ figure: name }) => {
    const plan = figures[name]
    return plan !== undefined && 'estimate' in plan && plan.estimate === analysis
  })
  const hasCompeting = Object.keys(competing).length > 0
  const columns = [
    { title: 'Quantity' },
    { title: 'At risk', isNumber: true },
    { title: 'Estimate', isNumber: true },
    ...(hasCompeting ? [{ title: 'Cumulative incidence', isNumber: true }] : []),
  ]
  const caption = html`${quoted(title ?? endpointTitle)} <small>Kaplan-Meier with ${context.confidence}${hasCompeting && `; beside it the cumulative incidence of ${event.label} with competing events`}.</small>`
  return html`<h3 id="o-${analysis}">${quoted(title ?? endpointTitle)}</h3>
${table(`t-outcome-${analysis}`, caption, columns, rows)}
${drawn.map((entry) => figure(entry, context))}`
}

const totalRows = (
  analysis: string,
  group: string,
  { results, confidence, input }: Context,
  event: string,
): readonly Row[] => {
  const id = (statistic: string): string => idOf(analysis, group, statistic)
  const unit = unitWords(results.get(id('median'))!.unit)
  const { endpoint = analysis } = input.estimates[analysis]!
  const competing = Object.entries(input.endpoints[endpoint]!.competing ?? {})
  const blank = competing.length > 0 ? [''] : []
  return [
    {
      cells: [
        html`Subjects, ${quoted(event)}${competing.map(([, { label }]) => html`, ${quoted(label)}`)}, censored`,
        '',
        html`${number(results, id('n'))}, ${number(results, id('events'))}${competing.map(([cause]) => html`, ${number(results, idOf(analysis, group, 'events', cause))}`)}, ${number(results, id('censored'))}`,
        ...blank,
      ],
    },
    {
      cells: [
        `Median${unit && `, ${unit}`}`,
        '',
        withLimits(results, id('median'), id('median-lower'), id('median-upper'), confidence),
        ...blank,
      ],
    },
    {
      cells: [
        `Median follow-up (reverse Kaplan-Meier)${unit && `, ${unit}`}`,
        '',
        number(results, id('follow-up')),
        ...blank,
      ],
    },
  ]
}

const landmarkRow = (
  analysis: string,
  group: string,
  time: number,
  unit: string,
  hasCompeting: boolean,
  { results, confidence }: Context,
): Row => {
  const id = (statistic: string): string => idOf(analysis, group, `${statistic}@${time}`)
  return {
    cells: [
      html`At ${quoted(String(time))}${unitAfter(time, unit)}`,
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
