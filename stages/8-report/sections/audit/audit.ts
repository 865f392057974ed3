import { VERDICTS, type Verdict } from '../../../../audit/claims/agreement.ts'
import type { Claim } from '../../../../audit/claims/claim.ts'
import { recomputedText } from '../../../../audit/claims/recomputed-text.ts'
import type { VerdictRow } from '../../../../audit/claims/verdict-row.ts'
import { unitAfter } from '../../../../cohort/values/unit.ts'
import { type Fault, faultText } from '../../../../pipeline/fault.ts'
import { artifactPath, type Context } from '../../context.ts'
import { type Html, html } from '../../html/html.ts'
import { auditText, planValue, published, userText } from '../../html/number.ts'
import { type TableRow, table } from '../../html/table.ts'
import { type OpenClaim, opener } from './claim.ts'
import { consistencyTable } from './consistency.ts'
import { explanationsOf } from './explanations.ts'
import { auditFinding, jointFinding } from './finding.ts'
import { fingerprintTable } from './fingerprint.ts'
import { roundingTable } from './rounding.ts'

/** Every claim with reported and recomputed number, verdict and place; claims that differ are first. */
export const audit = (context: Context): Html | null => {
  const { input } = context
  const faults = Object.values(input.auditFaults).flat()
  if (faults.length > 0) return noAudit(faults)
  if (input.claims.length === 0) return null
  const open = opener(context)
  const claims = new Map(input.claims.map((claim) => [claim.id, claim]))
  const groups = VERDICTS.toReversed()
    .filter((verdict) => verdict !== 'not derivable')
    .sort((a, b) => VERDICT_ORDER.indexOf(a) - VERDICT_ORDER.indexOf(b))
  const rows = [...groups, 'not derivable' as const].flatMap((verdict): readonly TableRow[] => {
    const verdictRows = input.verdicts.filter((row) => row.verdict === verdict)
    return verdictRows.length === 0
      ? []
      : [
          { group: verdictWord(verdict) },
          ...verdictRows.map((row) => claimRow(row, claims.get(row.id)!, open, context)),
        ]
  })
  const columns = [
    { title: 'Claim' },
    { title: 'Where' },
    { title: 'Reported', isNumber: true },
    { title: 'Recomputed', isNumber: true },
    { title: 'Verdict' },
    { title: 'Reason or possible explanation' },
  ]
  return html`
<section id="audit"><h2>Audit</h2>
<p>Each reported number beside the number recomputed from the tables. <b>Reproduced</b>: they agree after rounding to the reported decimals.
<b>Within rounding</b>: they agree if recorded times were rounded, together with all else that is reported of the same analysis. <b>Other convention</b>: another common rule gives the whole statement, and of all that depends on the rule no less than the declared one.
<b>Not derivable</b>: cannot be checked here; the reason says whether the tables lack the data or it is not computed. “Not reproduced” means that the paper and its tables disagree. It does not say which is wrong.</p>
<p>${auditFinding(context)}</p>
${input.verdicts.some(({ verdict }) => verdict === 'uninformative') && html`<p><b>Uninformative</b>: the bound holds, and would hold of nearly every other value: of a p-value or a proportion more than 99% of the values from 0 to 1 satisfy it, or it is the end of the range of what is never negative. It is counted apart from what is reproduced.</p>`}
${jointFinding(context)}
${table('t-audit', 'Claims', columns, rows, {
  artifacts: ['6-audit/verdicts.csv', '6-search/explanations.csv'].map((name) => artifactPath(name, context)),
})}
${fingerprintTable(context)}
${roundingTable(context)}
${consistencyTable(context)}
</section>`
}

/** With faults in claims.csv there is no audit; all faults are listed instead. */
const noAudit = (faults: readonly Fault[]): Html => html`
<section id="audit"><h2>Audit</h2>
<p class="warning" role="alert"><b>There is no audit</b>, because claims.csv has ${userText(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`, 'claims.csv')}. No other part of this report uses that file. Correct these rows and run again:</p>
<ul>${faults.map((fault) => html`<li><code>${userText(faultText(fault), 'claims.csv')}</code></li>`)}</ul>
</section>`

const VERDICT_ORDER: readonly Verdict[] = [
  'not reproduced',
  'other convention',
  'within rounding',
  'reproduced',
  'uninformative',
  'not derivable',
]

export const verdictClass = (verdict: Verdict): string => `v-${verdict.replaceAll(' ', '-')}`

const SYMBOLS: Readonly<Record<Verdict, string>> = {
  reproduced: '\u2713',
  uninformative: '\u25cb',
  'within rounding': '\u2248',
  'other convention': '\u2248',
  'not reproduced': '\u2717',
  'not derivable': '\u2013',
}

/** A verdict by word, symbol and colour. */
const verdictWord = (verdict: Verdict): Html =>
  html`<span class="${verdictClass(verdict)}">${SYMBOLS[verdict]} ${verdict}</span>`

/** The first informative explanation, or that none was found; null if none was searched for. */
const firstExplanation = (
  claim: Claim,
  { verdict, explanation }: VerdictRow,
  { input }: Context,
): Html | null => {
  if (verdict !== 'not reproduced' || input.search.effort !== 'full' || claim.result === '') return null
  const informativeRows = explanationsOf(claim, input.explanations).filter(
    ({ informative, kind }) => informative && kind !== 'not attainable',
  )
  const [best] = informativeRows
  if (best === undefined && explanation !== '') return null
  const words = best === undefined ? 'no specific explanation found' : `possibly ${best.words}`
  const more = informativeRows.length > 1 ? `; and ${informativeRows.length - 1} more` : ''
  return html`${explanation !== '' && '. '}${auditText('explanation', `${words}${more}`)}`
}

const claimRow = (row: VerdictRow, claim: Claim, open: OpenClaim, context: Context): TableRow => ({
  className: `is-${row.verdict.replaceAll(' ', '-')}`,
  cells: [
    html`<span id="c-${claim.id}">${userText(claim.label, 'claims.csv')}</span>`,
    userText(claim.place, 'claims.csv'),
    html`${published(claim)}${unitAfter(claim.published, claim.unit)}`,
    row.computed === null
      ? ''
      : claim.row !== ''
        ? html`<data value="${row.computed}" data-cell>${recomputedText(row.computed, claim.published, row.verdict)}</data>`
        : html`<data value="${row.computed}" data-result="${claim.result}">${recomputedText(row.computed, claim.published, row.verdict)}</data>`,
    verdictWord(row.verdict),
    html`${claim.row === '' ? planValue(row.explanation) : html`<span data-cell>${row.explanation}</span>`}${firstExplanation(claim, row, context)}${row.note !== '' && html` ${userText(row.note)}`}${open(claim)}`,
  ],
})
