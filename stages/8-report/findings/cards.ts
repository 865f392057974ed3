import { displayDigits } from '../../../cohort/results/shown-text.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { auditText, published, resultLink, userText } from '../html/number.ts'
import { explanationList, explanationsOf } from './explanations.ts'
import { type Finding, type JudgedClaim, placesOf } from './finding.ts'
import { numberDetails } from './number-details.ts'
import { mainReasons, reasonPhrase, reasonSentence, reasonsOf } from './reason.ts'
import { recomputedShort } from './recomputed-short.ts'

/** A card for each finding: reported, recomputed, every place, a possible reason, and the details folded. */
export const cards = (findings: readonly Finding[], context: Context): Html =>
  html`<ul class="findings">${findings.map((finding) => card(finding, context))}</ul>`

/** The anchor of a finding: that of its first claim. */
export const findingAnchor = ({ judged }: Finding): string => `finding-${judged[0]!.claim.id}`

const card = (finding: Finding, context: Context): Html => {
  const { judged, numbers } = finding
  const hasRecomputed = numbers.some(({ row }) => row.computed !== null)
  const details = [...numberDetails(numbers, context), ...specificity(finding, context)]
  return html`<li id="${findingAnchor(finding)}">
<h4><span class="v-not-reproduced" aria-hidden="true">\u2717</span> ${userText(numbers[0]!.claim.label, 'claims.csv')}</h4>
<dl class="pair"><div><dt>Reported</dt><dd>${joined(numbers.map(reportedText), ', ')}</dd></div>${
    hasRecomputed &&
    html`<div><dt>Recomputed</dt><dd>${joined(
      numbers.map((number) => computedText(number, context)),
      ', ',
    )}</dd></div>`
  }<div><dt>Where</dt><dd class="where">${userText(placesOf(finding).join('; '), 'claims.csv')}${judged.length > numbers.length && html` (<span data-verdict="finding">${judged.length}</span> numbers)`}</dd></div></dl>
${reasons(finding, context)}
${details.length > 0 && html`<details><summary>Details</summary>${details}</details>`}
</li>
`
}

/** How specific the explanations are. */
const specificity = (finding: Finding, context: Context): readonly Html[] => {
  const { input } = context
  const uninformative = finding.judged
    .flatMap(({ claim }) => explanationsOf(claim, input.explanations))
    .filter(({ informative, kind }) => !informative && kind !== 'not attainable')
  const informative = reasonsOf(finding, input.explanations)
  const list = explanationList(
    informative,
    mainReasons(informative),
    new Set(uninformative.map(({ words }) => words)).size,
    (row) => reasonPhrase(row, context),
    context.style,
  )
  return list === null ? [] : [list]
}

export const reportedText = ({ claim }: JudgedClaim): Html =>
  html`${published(claim)}${unitAfter(claim.published, claim.unit)}`

/** The recomputed number with a link to its result; of a statement about a patient without one. */
export const computedText = ({ claim, row }: JudgedClaim, { results, style }: Context): Html => {
  const { computed, verdict } = row
  if (computed === null) return html``
  const text = displayDigits(
    recomputedShort(computed, claim, verdict),
    results.get(claim.result)?.statistic,
    style,
  )
  const unit = unitAfter(text, claim.unit)
  return claim.row !== ''
    ? html`<data value="${computed}" data-cell>${text}${unit}</data>`
    : html`<a href="${resultLink(claim.result)}"><data value="${computed}" data-result="${claim.result}">${text}${unit}</data></a>`
}

/** The main explanations of the search; what is known without it where the search says little. */
const reasons = (finding: Finding, context: Context): Html => {
  const { row, claim } = finding.numbers[0]!
  const { search, explanations } = context.input
  const note = row.note !== '' && html`<p>${userText(row.note, 'claims.csv')}</p>`
  if (claim.row !== '') return html`<p><span data-cell>${sentence(row.explanation)}</span></p>${note}`
  const known = row.explanation !== '' && html`<p>${auditText('explanation', sentence(row.explanation))}</p>`
  if (search.effort !== 'full') return html`${known}${note}`
  const shown = mainReasons(reasonsOf(finding, explanations))
  if (shown.length === 0) return html`${known || html`<p>No specific explanation was found.</p>`}${note}`
  const words = shown.map((reason) => reasonSentence(reason, context))
  return html`<p>${joined(words, ' ')}</p>${shown[0]!.kind === 'arithmetic' && known}${note}`
}

const sentence = (text: string): string => `${text.replace(/^./, (letter) => letter.toUpperCase())}.`
