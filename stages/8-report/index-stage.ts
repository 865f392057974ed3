import { displayResult, withStyle } from '../../cohort/results/shown-text.ts'
import type { Style } from '../../cohort/results/styles/style.ts'
import { styleOf } from '../../cohort/results/styles/style-of.ts'
import { survivalNoun } from '../../cohort/subjects/survival-noun.ts'
import { sentenceCase } from '../../cohort/values/sentence-case.ts'
import { allStage, type ValuesByCohort } from '../../pipeline/contracts.ts'
import {
  analysedIn,
  disclosure,
  endpoints,
  estimates,
  published,
  rules,
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
import { styledNumbers } from './html/styled-numbers.ts'
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
  rules,
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
    const cohorts = Object.keys(input.study)
      .sort()
      .toSorted((a, b) => input.verdicts[b]!.length - input.verdicts[a]!.length)
    const isSynthetic = (cohort: string): boolean => input.study[cohort]!.isSynthetic
    return {
      page: await page(
        'Casebook: cohorts',
        html`<header class="wrap"><h1>Cohorts</h1><p class="quiet">All results are recomputed from the data. Numbers that a paper reports are checked against them.</p></header>
<main class="wrap">
${section(
  'real',
  'Patients',
  cohorts.filter((cohort) => !isSynthetic(cohort)),
  input,
)}
${section('synthetic', 'Made-up data', cohorts.filter(isSynthetic), input)}
</main>
<footer class="wrap"><p>Without an installation: <a href="casebook.html">Casebook in one page</a>, for a table of patients, a paper or a figure. It opens in a browser, and nothing leaves the computer. (A run makes this file; in a clone of Casebook, so does <code>make page</code>.)</p>
<p>Casebook. <code>npx casebook</code> (in a clone of Casebook: <code>make</code>) produces the same bytes.</p></footer>`,
      ),
    }
  },
})

const section = (id: string, title: string, cohorts: readonly string[], input: IndexInput): Html | null =>
  cohorts.length === 0
    ? null
    : html`<section id="${id}"><h2>${title}</h2><ul class="cards">${cohorts.map((cohort) => card(cohort, input))}</ul></section>`

const card = (cohort: string, input: IndexInput): Html => {
  const verdictRows = input.verdicts[cohort]!
  const n = analysedIn(input.sizes[cohort]!)
  const { title, version, created } = input.study[cohort]!
  const markup = html`<li><h3><a href="${cohort}/index.html">${userText(title)}</a></h3>
<p class="quiet"><span data-count="subjects">${n}</span> ${plural(n, 'patient')}; ${created !== undefined && html`data set created ${userText(created.slice(0, 'yyyy-mm-dd'.length), 'datapackage.json')}; `}plan ${userText(version)}${
    input.disclosure[cohort] !== null && html`; <a href="${cohort}/public/index.html">public edition</a>`
  }</p>
${verdictRows.length > 0 && verdictBarWithKey(verdictRows)}
${curveOf(cohort, input)}
${outcomesOf(cohort, input)}</li>`
  return styledNumbers(markup, styleIn(cohort, input))
}

const styleIn = (cohort: string, input: IndexInput): Style => styleOf(input.rules[cohort]!.shown ?? {})

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
  const results = new Map(
    withStyle(input.estimateResults[cohort]!, styleIn(cohort, input)).map((result) => [result.id, result]),
  )
  const outcomes = Object.entries(input.estimates[cohort]!).map(([analysis, { endpoint }]) => {
    const count = (statistic: string): Html => {
      const result = results.get(`${analysis}/${statistic}`)
      return html`<data value="${result?.value}" data-result="${analysis}/${statistic}">${result && displayResult(result)}</data>`
    }
    const { title, event } = input.endpoints[cohort]![endpoint]!
    return html`<li>${userText(title)}: ${userText(event.label)} in ${count('events')} of ${count('n')}</li>`
  })
  return html`<ul>${outcomes}</ul>`
}
