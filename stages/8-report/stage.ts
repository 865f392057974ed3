import type { Figure } from '../../cohort/descriptors/plan/figure.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { resultsBody } from './all-results/results-body.ts'
import { reportPage, resultsPage } from './artifacts.ts'
import { type Context, contextOf } from './context.ts'
import { asData, curvePoints } from './curve-points.ts'
import { withAnchors } from './html/anchors.ts'
import { type Html, html } from './html/html.ts'
import { userText } from './html/number.ts'
import { page } from './html/page.ts'
import { pageScript } from './page-script.generated.ts'
import { reads } from './reads.ts'
import { audit } from './sections/audit/audit.ts'
import { checks } from './sections/checks.ts'
import { comparisons } from './sections/comparisons.ts'
import { coverage } from './sections/coverage/coverage.ts'
import { guide } from './sections/coverage/guide.ts'
import { figure } from './sections/figure.ts'
import { limits } from './sections/limits.ts'
import { methods } from './sections/methods.ts'
import { models } from './sections/models.ts'
import { outcomes } from './sections/outcomes.ts'
import { paste } from './sections/paste/paste.ts'
import { patients } from './sections/patients.ts'
import { provenance } from './sections/provenance.ts'
import { summary } from './sections/summary.ts'

export const report = cohortStage({
  name: '8-report',
  summary: 'everything to one HTML page',
  module: 'stages/8-report/stage.ts',
  scope: 'cohort',
  reads,
  writes: { page: reportPage, results: resultsPage },
  run: async (input) => {
    const context = contextOf(input)
    const { title } = input.study
    return {
      page: await page(title, body(context), pageScript),
      results: await page(`All results: ${title}`, resultsBody(context), pageScript),
    }
  },
})

/** A section with its anchor and its title in the contents; null if the cohort has no data for it. */
type Section = readonly [id: string, title: string, section: Html | null]

const body = (context: Context): Html => {
  const { input } = context
  const mainSections: readonly Section[] = [
    ['summary', 'Summary', summary(context)],
    ['methods', 'Methods', methods(context)],
    ['flow', 'Flow', figureSection('flow', 'flow', 'Flow of the patients', context)],
    ['patients', 'Patients', patients(context)],
    ['course', 'Course', figureSection('swimmer', 'course', 'Course of the patients', context)],
    ['outcomes', 'Outcomes', outcomes(context)],
    ['comparisons', 'Comparisons', comparisons(context)],
    ['models', 'Regression', models(context)],
    ['ratios', 'Ratios', figureSection('forest', 'ratios', 'Ratios at a glance', context)],
    ['printed', 'Printed numbers', figureSection('audit', 'printed', 'Printed against computed', context)],
    ['audit', 'Audit', audit(context)],
    ['checks', 'Data checks', checks(context)],
    ['limits', 'Limitations', limits(context)],
    ['paste', 'Ready to paste', paste(context)],
    ['guide', 'Reviewer’s guide', guide(context)],
    ['provenance', 'Provenance', provenance(context)],
  ]
  const titles = new Map(
    mainSections.flatMap(([id, title, section]) => (section === null ? [] : [[id, title] as const])),
  )
  const coverageIndex = mainSections.findIndex(([id]) => id === 'provenance')
  const sections = mainSections.toSpliced(coverageIndex, 0, [
    'coverage',
    'Coverage',
    coverage(titles, context),
  ])
  const shown = sections.filter(([, , section]) => section !== null)
  return html`
<header>
<h1>${userText(input.study.title)}</h1>
${input.study.source !== undefined && html`<p class="quiet">Data: ${userText(input.study.source, 'datapackage.json')}</p>`}
<nav aria-label="Contents"><ol>${shown.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
</header>
<main>${shown.map(([, , section]) => section && withAnchors(section))}</main>
<footer><p>Casebook report. Every computed number carries the id of its result; <a href="results.html">all results</a>. <a href="../index.html">All cohorts</a>.</p></footer>
<script type="application/json" id="curve-points">${{ markup: asData(curvePoints(context)) }}</script>`
}

/** A section with all figures of a kind; null if the plan has none. */
const figureSection = (kind: Figure['kind'], id: string, title: string, context: Context): Html | null => {
  const { figures, figureIndex } = context.input
  const entries = figureIndex.filter(({ figure: name }) => figures[name]?.kind === kind)
  const missing = Object.entries(figures).filter(
    ([name, planned]) => planned.kind === kind && !figureIndex.some(({ figure: drawn }) => drawn === name),
  )
  return entries.length + missing.length === 0
    ? null
    : html`<section id="${id}"><h2>${title}</h2>${entries.map((entry) => figure(entry, context))}${missing.map(([, planned]) => html`<p>${userText(planned.title)}: cannot be had from counts.</p>`)}</section>`
}
