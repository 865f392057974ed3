import type { Verdict } from '../../../audit/claims/agreement.ts'
import { groupBy } from '../../../cohort/values/group-by.ts'
import type { Context } from '../context.ts'
import { artifactPath } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { planValue, userText } from '../html/number.ts'
import { figuresOf } from '../results/figure.ts'
import { computedText, reportedText } from './cards.ts'
import type { JudgedClaim } from './finding.ts'
import { BY_SEVERITY, verdictClass, verdictSign } from './verdict-words.ts'

/** Every reported number in the order of the paper, one line each, folded by section of the paper. */
export const allNumbers = (context: Context): Html => {
  const { claims, verdicts } = context.input
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const judged = verdicts.map((row): JudgedClaim => ({ claim: byId.get(row.id)!, row }))
  const sections = groupBy(judged, ({ claim }) => sectionOf(claim.place))
  const drawn = figuresOf('audit', context)
  const files = ['6-audit/verdicts.csv', '6-search/explanations.csv']
  return html`<div id="claims">
${[...sections].map(([section, members]) => sectionOfPaper(section, members, context))}
${drawn !== null && html`<details class="drawn"><summary>Differences, drawn</summary>${drawn}</details>`}
</div>
<p class="get no-print">${joined(
    files.map(
      (name) =>
        html`<a href="../../${artifactPath(name, context)}" data-source="repository">${name.replace(/^.*\//, '')}</a>`,
    ),
    ', ',
  )} in the folder of the data. <a href="#verdicts">What the verdicts mean</a>.</p>`
}

/** `Results` of `Results, Surgical procedures`. */
const sectionOf = (place: string): string => place.split(',')[0]!.trim()

const sectionOfPaper = (section: string, judged: readonly JudgedClaim[], context: Context): Html => {
  const counts = BY_SEVERITY.flatMap((verdict) => {
    const count = judged.filter(({ row }) => row.verdict === verdict).length
    return count === 0 ? [] : [verdictCount(verdict, count)]
  })
  const parts = groupBy(judged, ({ claim }) => claim.place)
  return html`<details class="claims"><summary><b>${userText(section, 'claims.csv')}</b> <span class="quiet"><span data-verdict="section">${judged.length}</span> ${plural(judged.length, 'number')}: ${joined(counts, ', ')}</span></summary>
<table><thead><tr><th scope="col">Verdict</th><th scope="col">Number</th><th scope="col" class="n">Reported</th><th scope="col" class="n">Recomputed</th></tr></thead>
<tbody>${[...parts].map(
    ([place, members]) =>
      html`${place !== section && html`<tr class="group"><th scope="colgroup" colspan="4">${userText(place, 'claims.csv')}</th></tr>\n`}${members.map((member) => claimLine(member, context))}`,
  )}</tbody></table></details>
`
}

const verdictCount = (verdict: Verdict, count: number): Html =>
  html`<span class="${verdictClass(verdict)}"><span data-verdict="${verdict}">${count}</span>\u00a0<span aria-hidden="true">${verdictSign(verdict)}</span><span class="vh"> ${verdict}</span></span>`

const claimLine = (judged: JudgedClaim, context: Context): Html => {
  const { claim, row } = judged
  const note =
    row.verdict === 'not derivable'
      ? planValue(row.explanation)
      : row.verdict === 'uninformative'
        ? html`a bound that nearly every value satisfies`
        : null
  return html`<tr id="c-${claim.id}" class="is-${row.verdict.replaceAll(' ', '-')}"><td class="m ${verdictClass(row.verdict)}"><span aria-hidden="true">${verdictSign(row.verdict)}</span> <span class="word">${row.verdict}</span></td><th scope="row">${userText(claim.label, 'claims.csv')}${note !== null && html` <span class="quiet">(${note})</span>`}</th><td class="n">${reportedText(judged)}</td><td class="n">${computedText(judged, context)}</td></tr>
`
}
