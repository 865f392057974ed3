import { isNumeric } from '../../../cohort/value.ts'
import { type Context, groupsOf, groupTitle, idOf } from '../context.ts'
import { type Html, html, joined } from '../html.ts'
import { number, quoted, rule } from '../number.ts'
import { type Row, table } from '../table.ts'

/** Every test between groups: what was compared, and p with the name of its test. */
export const comparisons = (context: Context): Html | null => {
  const { tests, rules } = context.input
  const rows = Object.keys(tests).map((analysis): Row => {
    const p = context.results.get(idOf(analysis, '', 'p'))!
    return {
      cells: [
        quoted(tests[analysis]!.title ?? analysis),
        compared(analysis, context),
        number(context.results, p.id),
        rule(p.method),
      ],
    }
  })
  if (rows.length === 0) return null
  const significant = Object.keys(tests).filter(
    (analysis) => (context.results.get(idOf(analysis, '', 'p'))?.value ?? 1) < rules.alpha,
  )
  const caption = html`Tests between groups <small>Two-sided; no correction for testing several times. ${significant.length === 0 && html`None is below the significance level of ${rule(String(rules.alpha))}.`}</small>`
  return html`
<section id="comparisons"><h2>Comparisons</h2>
${table('t-comparisons', caption, [{ title: 'Comparison' }, { title: 'Groups' }, { title: 'p', isNumber: true }, { title: 'Method' }], rows)}
</section>`
}

/** The groups with what the test compares in them. */
const compared = (analysis: string, context: Context): Html => {
  const test = context.input.tests[analysis]!
  const { results } = context
  const groups = groupsOf(analysis, context).filter((group) => group !== '')
  const line = (group: string, content: Html): Html => html`${groupTitle(group, context)}: ${content}`
  if (test.method === 'log-rank')
    return joined(
      groups.map(
        (group) =>
          html`${line(group, html`${number(results, idOf(analysis, group, 'observed'))} events, ${number(results, idOf(analysis, group, 'expected'))} expected`)}<br>`,
      ),
    )
  const hasSummary = groups.every((group) => results.has(idOf(analysis, group, 'n')))
  if (!hasSummary) return html``
  if (isNumeric(context.variables.get(test.variable)!))
    return joined(
      groups.map(
        (group) =>
          html`${line(group, html`median ${number(results, idOf(analysis, group, 'median'))} (${number(results, idOf(analysis, group, 'q1'))} to ${number(results, idOf(analysis, group, 'q3'))})`)}<br>`,
      ),
    )
  return joined(
    groups
      .filter((group) => results.has(idOf(analysis, group, 'count')))
      .map(
        (group) =>
          html`${line(group, html`${number(results, idOf(analysis, group, 'count'))} of ${number(results, idOf(analysis, group, 'n'))} (${number(results, idOf(analysis, group, 'share'))})`)}<br>`,
      ),
  )
}
