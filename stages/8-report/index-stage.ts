import { survivalNoun } from '../../cohort/subjects/survival-noun.ts'
import { sentenceCase } from '../../cohort/values/sentence-case.ts'
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
import { verdictBarWithKey } from './brief/verdict-bar.ts'
import { type Html, html } from './html/html.ts'
import { plural } from './html/list-words.ts'
import { userText } from './html/number.ts'
import { page } from './html/page.ts'
import { smallCurve } from './small-curve.ts'

const reads = {
  study,
  sizes,
  endpoints,
  estimates,
  estimateResults,
  curves,
  verdicts,
  disclosure,
}

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
    const cohorts = Object.keys(input.study).sort()
    const audited = cohorts
      .filter((cohort) => input.verdicts[cohort]!.length > 0)
      .toSorted((a, b) => input.verdicts[b]!.length - input.verdicts[a]!.length)
    const others = cohorts.filter((cohort) => !audited.includes(cohort))
    return {
      page: await page(
        'Casebook: cohorts',
        html`<header class="wrap"><h1>Cohorts</h1><p class="quiet">Each recomputed from its own data; reported numbers are checked where there are any.</p></header>
<main class="wrap">
${audited.length > 0 && html`<section id="papers"><h2>Papers, checked</h2><ul class="cards">${audited.map((cohort) => card(cohort, input))}</ul></section>`}
${others.length > 0 && html`<section id="others"><h2>${audited.length > 0 ? 'Without reported numbers' : 'All'}</h2><ul class="cards">${others.map((cohort) => card(cohort, input))}</ul></section>`}
</main>
<footer class="wrap"><p>Casebook. <code>npx casebook</code> (in a clone of Casebook: <code>make</code>) makes these pages again, byte for byte.</p></footer>`,
      ),
    }
  },
})

const card = (cohort: string, input: IndexInput): Html => {
  const verdictRows = input.verdicts[cohort]!
  const n = analysedIn(input.sizes[cohort]!)
  return html`<li><h3><a href="${cohort}/index.html">${userText(input.study[cohort]!.title)}</a></h3>
<p class="quiet"><span data-count="subjects">${n}</span> ${plural(n, 'patient')}; plan ${userText(input.study[cohort]!.version)}${
    input.disclosure[cohort] !== null && html`; <a href="${cohort}/public/index.html">public edition</a>`
  }</p>
${verdictRows.length > 0 && verdictBarWithKey(verdictRows)}
${curveOf(cohort, input)}
${outcomesOf(cohort, input)}</li>`
}

/** The curve of the first estimate. */
const curveOf = (cohort: string, input: IndexInput): Html | null => {
  const [analysis] = Object.keys(input.estimates[cohort]!)
  if (analysis === undefined) return null
  const { endpoint } = input.estimates[cohort]![analysis]!
  const unit = input.estimateResults[cohort]!.find(({ id }) => id === `${analysis}/median`)?.unit ?? '1'
  const noun = sentenceCase(survivalNoun(input.endpoints[cohort]![endpoint]!))
  return smallCurve(input.curves[cohort]!, analysis, noun, unit)
}

const outcomesOf = (cohort: string, input: IndexInput): Html => {
  const results = new Map(input.estimateResults[cohort]!.map((result) => [result.id, result]))
  const outcomes = Object.entries(input.estimates[cohort]!).map(([analysis, { endpoint }]) => {
    const count = (statistic: string): Html =>
      html`<data value="${results.get(`${analysis}/${statistic}`)?.value}" data-result="${analysis}/${statistic}">${results.get(`${analysis}/${statistic}`)?.value}</data>`
    const { title, event } = input.endpoints[cohort]![endpoint]!
    return html`<li>${userText(title)}: ${userText(event.label)} in ${count('events')} of ${count('n')}</li>`
  })
  return html`<ul>${outcomes}</ul>`
}
