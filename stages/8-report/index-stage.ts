import { VERDICTS } from '../../audit/claims/agreement.ts'
import { allStage, type ValuesByCohort } from '../../pipeline/contracts.ts'
import {
  analysedIn,
  disclosure,
  endpoints,
  estimates,
  published,
  sizes,
  study,
} from '../2-validate/artifacts.ts'
import { curves, estimateResults } from '../4-estimate/artifacts.ts'
import { verdicts } from '../6-audit/artifacts.ts'
import { indexPage } from './artifacts.ts'
import { verdictClass } from './findings/verdict-words.ts'
import { type Html, html, joined } from './html/html.ts'
import { plural } from './html/list-words.ts'
import { userText } from './html/number.ts'
import { page } from './html/page.ts'
import { smallCurve } from './small-curve.ts'

const reads = { study, sizes, endpoints, estimates, estimateResults, curves, verdicts, disclosure }

type IndexInput = ValuesByCohort<typeof reads>

export const index = allStage({
  name: '9-index',
  summary: 'the list of all cohorts',
  module: 'stages/8-report/index-stage.ts',
  scope: 'all',
  among: published,
  reads,
  writes: { page: indexPage },
  run: async (input) => {
    const cards = Object.keys(input.study)
      .sort()
      .map((cohort) => card(cohort, input))
    return {
      page: await page(
        'Casebook: cohorts',
        html`<header><h1>Cohorts</h1><p class="lead">Each recomputed from its own data; reported numbers are checked where there are any.</p></header>
<main><ul class="cards">${cards}</ul></main>
<footer><p>Casebook. <code>npx casebook</code> (in a clone of Casebook: <code>make</code>) makes these pages again, byte for byte.</p></footer>`,
      ),
    }
  },
})

const card = (cohort: string, input: IndexInput): Html => {
  const verdictRows = input.verdicts[cohort]!
  const results = new Map(input.estimateResults[cohort]!.map((result) => [result.id, result]))
  const outcomes = Object.entries(input.estimates[cohort]!).map(([analysis, { endpoint = analysis }]) => {
    const count = (statistic: string): Html =>
      html`<data value="${results.get(`${analysis}/${statistic}`)?.value}" data-result="${analysis}/${statistic}">${results.get(`${analysis}/${statistic}`)?.value}</data>`
    const { title, event } = input.endpoints[cohort]![endpoint]!
    return html`<li>${userText(title)}: ${userText(event.label)} in ${count('events')} of ${count('n')}</li>`
  })
  const counted = VERDICTS.map(
    (verdict) => [verdict, verdictRows.filter((row) => row.verdict === verdict).length] as const,
  ).filter(([, count]) => count > 0)
  return html`<li>${smallCurve(input.curves[cohort]!, Object.keys(input.estimates[cohort]!)[0])}<h2><a href="${cohort}/index.html">${userText(input.study[cohort]!.title)}</a></h2>
<p><span data-count="subjects">${analysedIn(input.sizes[cohort]!)}</span> ${plural(analysedIn(input.sizes[cohort]!), 'patient')}${
    counted.length > 0 &&
    html`; reported numbers: ${joined(
      counted.map(
        ([verdict, count]) =>
          html`<span class="${verdictClass(verdict)}"><span data-verdict="${verdict}">${count}</span> ${verdict}</span>`,
      ),
      ', ',
    )}`
  }</p>
<ul>${outcomes}</ul>${
    input.disclosure[cohort] !== null && html`<p><a href="${cohort}/public/index.html">Public edition</a></p>`
  }</li>`
}
