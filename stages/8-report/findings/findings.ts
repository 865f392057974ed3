import { type Fault, faultText } from '../../../pipeline/fault.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { auditText, userText } from '../html/number.ts'
import { allNumbers } from './all-numbers.ts'
import { cards } from './cards.ts'
import { consistencyWords } from './consistency.ts'
import { CHANCE_WORDS } from './explanations.ts'
import type { Finding } from './finding.ts'
import { foundIn } from './found.ts'
import { rulesInWords } from './rules.ts'
import { searchWords } from './search-words.ts'
import { smallDifferences } from './small-differences.ts'

/** The reported numbers versus the tables; null without claims. */
export const findings = (context: Context): Html | null => {
  const { input } = context
  const faults = Object.values(input.auditFaults).flat()
  if (faults.length > 0) return noAudit(faults)
  if (input.claims.length === 0) return null
  const { different, small } = foundIn(context)
  const rules = rulesInWords(context)
  const consistency = consistencyWords(context)
  return html`
<section id="findings"><h2>Findings</h2>
${different.length === 0 ? html`<p>Every number that can be checked agrees with the tables${small.length > 0 && smallWords(small)}.</p>` : notReproduced(different, context)}
${small.length > 0 && html`<h3 id="small">Small differences: ${counts(small)}</h3>${smallDifferences(small, context)}`}
<h3 id="all">All ${count(input.claims.length)} ${plural(input.claims.length, 'number')}, in the order of the paper</h3>
${allNumbers(context)}
<div class="beside">
${rules !== null && html`<div><h3 id="rules">Rules that fit</h3>${rules}</div>`}
${consistency !== null && html`<div><h3 id="consistency">Consistency of the reported numbers</h3>${consistency}</div>`}
</div>
</section>`
}

/** Under what condition some numbers agree. */
const smallWords = (small: readonly Finding[]): string => {
  const has = (verdict: Finding['verdict']): boolean => small.some((finding) => finding.verdict === verdict)
  const conditions = [
    ...(has('other convention') ? ['under another common rule'] : []),
    ...(has('within the figure') ? ['in some of the tables that give the figure'] : []),
    ...(has('within rounding') ? ['allowing for rounded times'] : []),
  ]
  return `, some of them ${conditions.join(' or ')}`
}

const count = (n: number): Html => html`<span data-verdict="findings">${n}</span>`

/** `6 findings, 9 numbers`. */
const counts = (found: readonly Finding[]): Html => {
  const numbers = found.reduce((sum, { judged }) => sum + judged.length, 0)
  return html`${count(found.length)} ${plural(found.length, 'finding')}, ${count(numbers)} ${plural(numbers, 'number')}`
}

const notReproduced = (different: readonly Finding[], context: Context): Html => {
  return html`<h3 id="not-reproduced">Not reproduced: ${counts(different)}</h3>
<p class="quiet">“Not reproduced” means that the paper and its tables disagree. It does not say which is wrong. Findings that change a conclusion come first, then those about outcomes, then the larger differences.${context.input.explanations.length > 0 && html` ${auditText('explanation', CHANCE_WORDS)}`}</p>
${cards(different, context)}
<p class="note">${searchWords(context.input)}</p>`
}

/** With faults in claims.csv there is no audit; all faults are listed instead. */
const noAudit = (faults: readonly Fault[]): Html => html`
<section id="findings"><h2>Findings</h2>
<p class="warning" role="alert"><b>There is no audit</b>, because ${userText(faults[0]?.file ?? 'claims.csv')} has ${userText(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`, 'claims.csv')}. No other part of this report uses that file. Correct these rows and run again:</p>
<ul>${faults.map((fault) => html`<li><code>${userText(faultText(fault), 'claims.csv')}</code></li>`)}</ul>
</section>`
