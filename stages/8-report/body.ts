import { appendix } from './appendix/appendix.ts'
import { brief } from './brief/brief.ts'
import type { Context } from './context.ts'
import { asData, curvePoints } from './curve-points.ts'
import { findings } from './findings/findings.ts'
import { foundIn } from './findings/found.ts'
import { withAnchors } from './html/anchors.ts'
import { type Html, html } from './html/html.ts'
import { userText } from './html/number.ts'
import { limits } from './limits/limits.ts'
import { paste } from './manuscript/paste.ts'
import { methods } from './methods/methods.ts'
import { patients } from './patients/patients.ts'
import { results } from './results/results.ts'

/** A section with its anchor and its title in the contents; null if the cohort has no data for it. */
type Section = readonly [id: string, title: string, section: Html | null]

/** The report of a cohort: contents at the side, findings first, then results, then the rest. */
export const body = (context: Context): Html => {
  const { study } = context.input
  const main: readonly Section[] = [
    ['brief', 'In brief', brief(context)],
    ['findings', 'Findings', findings(context)],
    ['results', 'Results', results(context)],
    ['patients', 'Patients', patients(context)],
    ['methods', 'Methods', methods(context)],
    ['limits', 'Limits', limits(context)],
    ['manuscript', 'For the manuscript', paste(context)],
  ]
  const shown = main.filter(([, , section]) => section !== null)
  const titles = new Map([
    ...shown.map(([id, title]) => [id, title] as const),
    ...(hasEffects(context) ? [['effects', 'Effects'] as const] : []),
    ['checks', 'Data checks'] as const,
    ['provenance', 'Provenance'] as const,
  ])
  const sections: readonly Section[] = [...shown, ['appendix', 'Appendix', appendix(context, titles)]]
  return html`
<a class="skip" href="#${shown.some(([id]) => id === 'findings') ? 'findings' : 'brief'}">Skip to the ${shown.some(([id]) => id === 'findings') ? 'findings' : 'report'}</a>
<header class="wrap">
<h1>${userText(study.title)}</h1>
<p class="quiet">${study.source !== undefined && html`${userText(study.source, 'datapackage.json')}. `}Analysis plan ${userText(study.version)}${
    study.amendments.length > 0 &&
    html`, amended ${userText(
      study.amendments
        .map(({ date }) => date)
        .toSorted()
        .at(-1)!,
    )}`
  }.</p>
</header>
<div class="wrap cols">
<nav aria-label="Contents"><ol>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a>${subsections(id, context)}</li>\n`)}<li><a href="results.html">All results</a></li></ol></nav>
<main>${sections.map(([, , section]) => section && withAnchors(section))}</main>
</div>
<footer class="wrap"><p>Casebook. Every computed number is a link to <a href="results.html">all results</a>. <a href="../index.html">All cohorts</a>.</p></footer>
<script type="application/json" id="curve-points">${{ markup: asData(curvePoints(context)) }}</script>`
}

const hasEffects = ({ input }: Context): boolean =>
  Object.keys(input.tests).length + Object.keys(input.models).length > 0

/** The second level of the contents: the parts of findings, the endpoints. */
const subsections = (id: string, context: Context): Html | null => {
  const links = id === 'findings' ? partsOfFindings(context) : id === 'results' ? endpoints(context) : []
  return links.length === 0
    ? null
    : html`<ol>${links.map(([anchor, title]) => html`<li><a href="#${anchor}">${title}</a></li>`)}</ol>`
}

type Link = readonly [anchor: string, title: Html]

const partsOfFindings = (context: Context): readonly Link[] => {
  if (Object.values(context.input.auditFaults).flat().length > 0) return []
  const { different, small } = foundIn(context)
  const count = (n: number): Html => html`<span data-verdict="findings">${n}</span>`
  return [
    ...(different.length > 0
      ? [['not-reproduced', html`Not reproduced (${count(different.length)})`] as const]
      : []),
    ...(small.length > 0 ? [['small', html`Small differences (${count(small.length)})`] as const] : []),
    ['all', html`All ${count(context.input.claims.length)} numbers`] as const,
  ]
}

const endpoints = (context: Context): readonly Link[] => [
  ...Object.entries(context.input.estimates).map(
    ([analysis, { title, endpoint }]) =>
      [`o-${analysis}`, userText(title ?? context.input.endpoints[endpoint]!.title)] as const,
  ),
  ...(hasEffects(context) ? [['effects', html`Effects`] as const] : []),
]
