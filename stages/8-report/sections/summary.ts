import { unitWords } from '../../../cohort/unit.ts'
import { VERDICTS, type Verdict } from '../../../cohort/verdict.ts'
import { type Context, idOf } from '../context.ts'
import { type Html, html, joined } from '../html.ts'
import { number, quoted, withLimits } from '../number.ts'
import { verdictClass } from './audit.ts'

/** What came out, in a screenful: verdict counts, and the main estimates in sentences. */
export const summary = (context: Context): Html => {
  const { verdicts, estimates, study } = context.input
  return html`
<section id="summary"><h2>Summary</h2>
${study.question !== undefined && html`<p class="lead">${quoted(study.question)}</p>`}
${verdicts.length > 0 && tiles(context)}
${verdicts.length > 0 && html`<p>${finding(context)}</p>`}
<ul>${Object.keys(estimates).map((analysis) => html`<li>${estimateSentence(analysis, context)}</li>`)}</ul>
</section>`
}

/** How many claims got each verdict. */
export const verdictCounts = (
  verdicts: Context['input']['verdicts'],
): readonly (readonly [Verdict, number])[] =>
  VERDICTS.map((verdict) => [verdict, verdicts.filter((row) => row.verdict === verdict).length] as const)

const tiles = ({ input }: Context): Html => html`
<ul class="tiles" aria-label="Verdicts on the printed numbers">${verdictCounts(input.verdicts)
  .filter(([, count]) => count > 0)
  .map(
    ([verdict, count]) =>
      html`<li class="${verdictClass(verdict)}"><b data-verdict="${verdict}">${count}</b> ${verdict}</li>`,
  )}</ul>`

/** The finding in words, made from the counts alone. */
const finding = ({ input }: Context): Html => {
  const counts = new Map(verdictCounts(input.verdicts))
  const count = (verdict: Verdict): Html =>
    html`<span data-verdict="${verdict}">${counts.get(verdict)}</span>`
  const total = html`<span data-verdict="all">${input.verdicts.length}</span>`
  const derivable = html`<span data-verdict="derivable">${input.verdicts.length - counts.get('not derivable')!}</span>`
  const other = counts.get('other convention')! + counts.get('within rounding')!
  return html`Of ${total} numbers that were printed, ${derivable} can be computed from the tables: ${count('reproduced')} come out as printed,
${other > 0 && html`<span data-verdict="near">${other}</span> under another named rule or within the rounding of the times, `}and ${count('not reproduced')} do not.
That a number is not reproduced says that it does not follow from these tables under the declared rules; it does not say who is wrong.`
}

const estimateSentence = (analysis: string, context: Context): Html => {
  const { estimates, endpoints } = context.input
  const { endpoint = analysis, at } = estimates[analysis]!
  const id = (statistic: string): string => idOf(analysis, '', statistic)
  const { results, confidence } = context
  const rates = at.map((time) => html`${number(results, id(`survival@${time}`))} at ${quoted(String(time))}`)
  const unit = unitWords(results.get(id('median'))!.unit)
  const median = withLimits(results, id('median'), id('median-lower'), id('median-upper'), confidence)
  const hasMedian = results.get(id('median'))!.value !== null
  return html`<b>${quoted(endpoints[endpoint]!.title)}</b>: ${number(results, id('events'))} events in ${number(results, id('n'))};
${hasMedian ? html`median ${median}${unit !== '' && ` ${unit}`}` : 'median not reached'}${rates.length > 0 && html`; ${joined(rates, ', ')}${unit !== '' && ` ${unit}`}`}.`
}
