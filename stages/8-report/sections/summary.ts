import { VERDICTS, type Verdict } from '../../../audit/claims/agreement.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { type Context, idOf } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { number, userText, withLimits } from '../html/number.ts'
import { endpointOf, landmarkWords, nounOf, timeWords, unitOf } from '../survival-words.ts'
import { verdictClass } from './audit/audit.ts'

/** The main results: counts of verdicts, and the estimates in sentences. */
export const summary = (context: Context): Html => {
  const { verdicts, estimates, study } = context.input
  return html`
<section id="summary"><h2>Summary</h2>
${study.question !== undefined && html`<p class="lead">${userText(study.question)}</p>`}
${secondLook(context.input.warnings)}
${verdicts.length > 0 && tiles(context)}
${verdicts.length > 0 && html`<p>${finding(context)}</p>`}
<ul>${Object.keys(estimates).map((analysis) => html`<li>${estimateSentence(analysis, context)}</li>`)}</ul>
</section>`
}

/** The number of warnings by subject, with a link to the data checks, which list them. */
const secondLook = (warnings: Context['input']['warnings']): Html | false => {
  if (warnings.length === 0) return false
  const openDecisions = warnings.filter(({ warning }) => warning === 'open decision').length
  const planWarnings = warnings.filter(({ subject }) => subject === '').length - openDecisions
  const valueWarnings = warnings.length - openDecisions - planWarnings
  const parts = [
    ...(openDecisions > 0
      ? [
          html`<span data-check="open decisions">${openDecisions}</span> ${plural(openDecisions, 'open decision')}`,
        ]
      : []),
    ...(planWarnings > 0
      ? [
          html`<span data-check="plan warnings">${planWarnings}</span> ${plural(planWarnings, 'warning')} about the plan`,
        ]
      : []),
    ...(valueWarnings > 0
      ? [
          html`<span data-check="value warnings">${valueWarnings}</span> ${plural(valueWarnings, 'value')} worth a second look`,
        ]
      : []),
  ]
  const words = html`${joined(parts, ', ')}: see <a href="#second-look">data checks</a>.`
  return openDecisions + planWarnings > 0
    ? html`<p class="warning" role="alert"><b>Warning.</b> ${words}</p>`
    : html`<p>${words}</p>`
}

/** The number of claims by verdict. */
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

/** The finding in words; verdicts without a number are not mentioned. */
const finding = ({ input }: Context): Html => {
  const all = input.verdicts.length
  const counts = new Map(verdictCounts(input.verdicts))
  const count = (verdict: Verdict): number => counts.get(verdict) ?? 0
  const derivable = all - count('not derivable')
  const total = html`Of <span data-verdict="all">${all}</span> reported ${plural(all, 'number')}`
  const none = derivable === 0 ? 'none' : html`<span data-verdict="derivable">${derivable}</span>`
  const parts = OUTCOMES.flatMap(([verdict, singular, pluralWords]) => {
    const n = count(verdict)
    return n === 0
      ? []
      : [html`<span data-verdict="${verdict}">${n}</span> ${plural(n, singular, pluralWords)}`]
  })
  return html`${total}, ${none} can be checked here against the tables.${parts.length > 0 && html` ${joined(parts, '; ')}.`}${
    count('not reproduced') > 0 &&
    html` “Not reproduced” means that the paper and its tables disagree. It does not say which is wrong.`
  }`
}

/** The verbs for each verdict on numbers that can be checked. */
const OUTCOMES: readonly (readonly [verdict: Verdict, singular: string, plural: string])[] = [
  ['reproduced', 'agrees', 'agree'],
  [
    'uninformative',
    'is a bound that nearly every value satisfies',
    'are bounds that nearly every value satisfies',
  ],
  ['other convention', 'agrees under another common rule', 'agree under another common rule'],
  ['within rounding', 'agrees allowing for rounded times', 'agree allowing for rounded times'],
  ['not reproduced', 'does not agree', 'do not agree'],
]

/** `Distant relapse-free survival: distant relapse in 13 of 18 patients; median 21 months; free of distant relapse: 72% at 12 months.` */
const estimateSentence = (analysis: string, context: Context): Html => {
  const { at } = context.input.estimates[analysis]!
  const { title, event } = endpointOf(analysis, context)
  const { results, medianConfidence } = context
  const id = (statistic: string): string => idOf(analysis, '', statistic)
  const unit = unitOf(analysis, context)
  const rates = at
    .filter((time) => results.get(id(`survival@${time}`))?.value != null)
    .map((time) => html`${number(results, id(`survival@${time}`))} at ${timeWords(time, unit)}`)
  const median = withLimits(results, id('median'), id('median-lower'), id('median-upper'), medianConfidence)
  const medianValue = results.get(id('median'))!.value
  const n = results.get(id('n'))!.value
  return html`<b>${userText(title)}</b>${userText(landmarkWords(analysis, context))}: ${userText(event.label)} in ${number(results, id('events'))} of ${number(results, id('n'))} ${plural(n, 'patient')};
${medianValue === null ? 'median not reached' : html`median ${median}${unitWords(unit) !== '' && ` ${unitWords(unit)}`}`}${rates.length > 0 && html`; ${userText(nounOf(analysis, context))}: ${joined(rates, ', ')}`}.`
}
