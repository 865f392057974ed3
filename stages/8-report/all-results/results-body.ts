import type { Result } from '../../../cohort/results/result.ts'
import { groupBy } from '../../../cohort/values/group-by.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { artifactPath, type Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { methodNote, rowAnchor, userText } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { analysisTitle } from './analysis-title.ts'

/** The page of all results: a row for each, under the title of its analysis, in the order of the artifacts. */
export const resultsBody = (context: Context): Html => {
  const analyses = [...groupBy(context.all, ({ analysis }) => analysis)]
  return html`
<a class="skip" href="#results">Skip to the results</a>
<header class="wrap">
<h1>All results</h1>
<p class="quiet"><a href="index.html">${userText(context.input.study.title)}</a></p>
</header>
<main class="wrap">
<section id="results">
<p>Every result with its id, full value and method. Proportions are fractions of one.</p>
<details><summary>Analyses</summary><ul class="columns">${analyses.map(([analysis]) => html`<li><a href="#${analysisAnchor(analysis)}">${userText(analysisTitle(analysis, context))}</a></li>`)}</ul></details>
${table(
  't-results',
  html`Results <small>Values have twelve significant digits.</small>`,
  [{ title: 'Id' }, { title: 'Value', isNumber: true }, { title: 'Unit' }, { title: 'Method' }],
  analyses.flatMap(([analysis, results]): readonly TableRow[] => [
    {
      group: html`<span id="${analysisAnchor(analysis)}">${analysisTitle(analysis, context)}</span>`,
    },
    ...results.map(resultRow),
  ]),
  {
    source: 'results',
    artifacts: ['4-estimate/results.csv', '5-compare/results.csv', '5-compare/simulations.csv'].map((name) =>
      artifactPath(name, context),
    ),
  },
)}
</section>
</main>
<footer class="wrap"><p>Casebook. <a href="index.html">The report</a>. <a href="../index.html">All cohorts</a>.</p></footer>`
}

/** The anchor of an analysis on the page of all results. */
export const analysisAnchor = (analysis: string): string => `a-${analysis}`

const resultRow = (result: Result): TableRow => {
  const { id, value, unit, reason } = result
  return {
    anchor: rowAnchor(id),
    cells: [
      html`<code>${id}</code>`,
      value === null ? html`<span class="none">none</span>` : String(value),
      unitWords(unit),
      html`${methodNote(result)}${reason !== '' && html` <span class="quiet">${reason}</span>`}`,
    ],
  }
}
