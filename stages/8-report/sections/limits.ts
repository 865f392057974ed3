import { fixed } from '../../../cohort/decimal.ts'
import { rational } from '../../../statistics/rational.ts'
import { type Context, idOf } from '../context.ts'
import { type Html, html } from '../html.ts'
import { number, quoted, rule } from '../number.ts'

/** Below this many subjects the page says what so few cannot tell. */
const FEW = 50

/** What the reader must not conclude, with the numbers that show it. */
export const limits = (context: Context): Html => {
  const { study, subjects, rules } = context.input
  const n = subjects.rows.length
  return html`
<section id="limits"><h2>${n < FEW ? 'What so few patients cannot tell' : 'Limits'}</h2>
<ul>
${n < FEW && html`<li>One patient more or less moves a share of all by <span data-count="subjects">${fixed(rational(100, n), 1)}</span> percentage points (n = <span data-count="subjects">${n}</span>).</li>`}
${n < FEW && Object.keys(context.input.estimates).map((analysis) => lastLandmark(analysis, context))}
${n < FEW && Object.keys(context.input.tests).length > 0 && html`<li>A test between groups of this size finds only very large differences: a p above ${rule(String(rules.alpha))} is no evidence that the groups are alike.</li>`}
${n < FEW && rules.medianInterval === 'spss-density' && html`<li>${rule('The density interval of the median is narrower than its level says in samples this small: in simulations with 18 patients it held the true median in about 80% instead of 95%, and in about 14% of the samples it did not exist.')}</li>`}
${Object.keys(context.input.tests).length > 1 && html`<li>Several tests were made and none was corrected for the others.</li>`}
${study.limits.map((limit) => html`<li>${quoted(limit)}</li>`)}
</ul>
</section>`
}

/** How many carry the last landmark of an estimate. */
const lastLandmark = (analysis: string, context: Context): Html | null => {
  const { endpoint = analysis, at } = context.input.estimates[analysis]!
  const last = at.length === 0 ? undefined : Math.max(...at)
  if (last === undefined) return null
  const id = (statistic: string): string => idOf(analysis, '', `${statistic}@${last}`)
  const { results } = context
  if (results.get(id('survival'))?.value === null) return null
  return html`<li>${quoted(context.input.endpoints[endpoint]!.title)} at ${quoted(String(last))}: ${number(results, id('survival'))} rests on ${number(results, id('at-risk'))} patients still at risk; its interval runs from ${number(results, id('survival-lower'))} to ${number(results, id('survival-upper'))}.</li>`
}
