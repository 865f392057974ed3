import { fixed } from '../../../cohort/decimal.ts'
import { percent } from '../../../cohort/percent.ts'
import { isSimulated } from '../../../cohort/statistic.ts'
import { rational } from '../../../statistics/rational.ts'
import { analysedIn } from '../../2-validate/artifacts.ts'
import { type Context, idOf } from '../context.ts'
import { type Html, html } from '../html.ts'
import { number, quoted, rule, withLimits } from '../number.ts'

/** Below this many subjects the page says what so few cannot tell. */
const FEW = 50

/** What the reader must not conclude, with the numbers that show it. */
export const limits = (context: Context): Html => {
  const { study, sizes, rules } = context.input
  const n = analysedIn(sizes)
  return html`
<section id="limits"><h2>${n < FEW ? 'What so few patients cannot tell' : 'Limits'}</h2>
<ul>
${n < FEW && html`<li>One patient more or less moves a share of all by <span data-count="subjects">${fixed(rational(100, n), 1)}</span> percentage points (n = <span data-count="subjects">${n}</span>).</li>`}
${n < FEW && Object.keys(context.input.estimates).map((analysis) => lastLandmark(analysis, context))}
${n < FEW && Object.keys(context.input.tests).length > 0 && html`<li>A test between groups of this size finds only very large differences: a p above ${rule(String(rules.alpha))} is no evidence that the groups are alike.</li>`}
${Object.values(context.input.tests).some(({ method }) => method === 'heterogeneity') && html`<li>With few centres a test of heterogeneity finds only large differences: a p above ${rule(String(rules.alpha))} is no evidence that they are alike.</li>`}
${n < FEW && rules.medianInterval === 'spss-density' && html`<li>${rule('The density interval of the median is narrower than its level says in samples this small: in simulations with 18 patients it held the true median in about 80% instead of 95%, and in about 14% of the samples it did not exist.')}</li>`}
${Object.keys(context.input.tests).length > 1 && html`<li>Several tests were made and none was corrected for the others.</li>`}
${Object.keys(context.input.simulations).map((analysis) => simulated(analysis, context))}
${study.engine !== undefined && html`<li>Its rows were counted where they lie and none of them was read or written: what needs the rows of single patients (listings, a lane for each patient, the search for what would explain a printed number) cannot be had from counts.</li>`}
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

/** How a test or an interval does in samples like this one, with the error of the simulation. */
const simulated = (analysis: string, context: Context): Html => {
  const { input, results } = context
  const simulation = input.simulations[analysis]!
  const level = rule(percent(input.rules.confidence))
  const of = 'test' in simulation ? input.tests[simulation.test]! : input.estimates[simulation.estimate]!
  const name = 'test' in simulation ? simulation.test : simulation.estimate
  const endpoint = input.endpoints['test' in simulation ? '' : (input.estimates[name]!.endpoint ?? name)]
  const title = quoted(simulation.title ?? of.title ?? endpoint?.title ?? name)
  const shares = input.simulationResults.filter(
    (one) => one.analysis === analysis && isSimulated(one.statistic),
  )
  const lines = shares.map((one) => {
    const id = (end: string): string =>
      idOf(analysis, '', `${one.statistic}${end}${one.at === null ? '' : `@${one.at}`}`)
    const what = html`${SIMULATED[one.statistic] ?? one.statistic}${one.at !== null && html` at ${quoted(String(one.at))}`}`
    if (one.value === null) return html`<li>${what}: none (${rule(one.reason)}).</li>`
    return html`<li>${what}: ${withLimits(results, one.id, id('-lower'), id('-upper'), html`${level} Monte Carlo error`)}${results.get(id('-undefined'))!.value !== 0 && html`; no answer in ${number(results, id('-undefined'))} of the samples`}.</li>`
  })
  const runs =
    results.has(`${analysis}/runs`) &&
    html` in ${number(results, `${analysis}/runs`)} samples drawn from these curves, as large, as divided and as censored as this one, with seed ${quoted(String(simulation.seed))}`
  return html`<li>${title}${runs}, against ${'test' in simulation ? html`the nominal ${rule(percent(input.rules.alpha))}` : html`the nominal ${level}`}:<ul>${lines}</ul></li>`
}

const SIMULATED: Readonly<Record<string, string>> = {
  size: 'rejects where the groups do not differ',
  'trend-size': 'its test for trend rejects where the groups do not differ',
  'pairwise-size': 'some adjusted pair differs where the groups do not',
  'permutation-size': 'its permutation test rejects where the groups do not differ',
  'median-coverage': 'the interval of the median holds the true one',
  'survival-coverage': 'the interval of S(t) holds the true one',
}
