import type { Verdict } from '../../../audit/claims/agreement.ts'
import { analysedIn } from '../../2-validate/artifacts.ts'
import type { Context } from '../context.ts'
import { foundIn } from '../findings/found.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { userText } from '../html/number.ts'
import { firstFinding } from './first-finding.ts'
import { mainEffects } from './main-effects.ts'
import { outcomeTable } from './outcome-table.ts'
import { verdictBarWithKey, verdictCounts } from './verdict-bar.ts'
import { warningWords } from './warnings.ts'

/** The report in one screen: the question, the verdicts, the finding that matters most or else the first effects, the outcomes. */
export const brief = (context: Context): Html => {
  const { verdicts, study, sizes } = context.input
  const n = analysedIn(sizes)
  const found = foundIn(context)
  return html`
<section id="brief"><h2>In brief</h2>
${warningWords(context.input.warnings)}
${study.question !== undefined && html`<p class="quiet">${userText(study.question)}</p>`}
${
  verdicts.length > 0
    ? html`<p class="big">${verdictSentence(context)}</p>
${verdictBarWithKey(verdicts)}
${firstFinding(found, context)}`
    : html`<p class="big"><span data-count="subjects">${n}</span> ${plural(n, 'patient')}, recomputed from the tables.</p>`
}
${outcomeTable(context)}
${found.different.length === 0 && mainEffects(context)}
</section>`
}

/** `Of 209 reported numbers, 171 can be checked against the tables: 153 agree, 9 do not (6 findings).` */
const verdictSentence = (context: Context): Html => {
  const { verdicts } = context.input
  const counts = new Map(verdictCounts(verdicts))
  const derivable = verdicts.length - (counts.get('not derivable') ?? 0)
  const total = html`Of <span data-verdict="all">${verdicts.length}</span> reported ${plural(verdicts.length, 'number')}`
  if (derivable === 0) return html`${total}, none can be checked against the tables.`
  const parts = WORDS.flatMap(([verdict, singular, pluralWords]) => {
    const n = counts.get(verdict) ?? 0
    if (n === 0) return []
    const words = html`<span data-verdict="${verdict}">${n}</span> ${plural(n, singular, pluralWords)}`
    return [verdict === 'reproduced' || verdict === 'not reproduced' ? html`<b>${words}</b>` : words]
  })
  const { different } = foundIn(context)
  return html`${total}, <span data-verdict="derivable">${derivable}</span> can be checked against the tables: ${joined(parts, ', ')}${
    different.length > 0 &&
    html` (<span data-verdict="findings">${different.length}</span> ${plural(different.length, 'finding')})`
  }.`
}

/** The verbs for each verdict on numbers that can be checked. */
const WORDS: readonly (readonly [verdict: Verdict, singular: string, plural: string])[] = [
  ['reproduced', 'agrees', 'agree'],
  [
    'uninformative',
    'is a bound that nearly every value satisfies',
    'are bounds that nearly every value satisfies',
  ],
  ['other convention', 'agrees under another common rule', 'agree under another common rule'],
  [
    'within the figure',
    'agrees with some tables that give the figure',
    'agree with some tables that give the figure',
  ],
  ['within rounding', 'agrees allowing for rounded times', 'agree allowing for rounded times'],
  ['not reproduced', 'does not agree', 'do not agree'],
]
