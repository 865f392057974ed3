import type { Claim } from '../../../cohort/claim.ts'
import { recomputedText } from '../../../cohort/recomputed-text.ts'
import { unitWords } from '../../../cohort/unit.ts'
import { VERDICTS, type Verdict } from '../../../cohort/verdict.ts'
import type { VerdictRow } from '../../6-audit/artifacts.ts'
import { artifactPath, type Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { published, quoted, rule } from '../number.ts'
import { type Row, table } from '../table.ts'
import { type OpenClaim, opener } from './audit-claim.ts'
import { consistencyTable } from './audit-consistency.ts'
import { auditFinding, jointFinding } from './audit-finding.ts'
import { fingerprintTable } from './audit-fingerprint.ts'
import { roundingTable } from './audit-rounding.ts'

/** Every claim: printed, computed, verdict, where; the ones that differ first. */
export const audit = (context: Context): Html | null => {
  const { input } = context
  if (input.claims.length === 0) return null
  const open = opener(context)
  const claims = new Map(input.claims.map((claim) => [claim.id, claim]))
  const groups = VERDICTS.toReversed()
    .filter((verdict) => verdict !== 'not derivable')
    .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  const rows = [...groups, 'not derivable' as const].flatMap((verdict): readonly Row[] => {
    const own = input.verdicts.filter((row) => row.verdict === verdict)
    return own.length === 0
      ? []
      : [{ group: verdictWord(verdict) }, ...own.map((row) => claimRow(row, claims.get(row.id)!, open))]
  })
  const columns = [
    { title: 'Claim' },
    { title: 'Where' },
    { title: 'Printed', isNumber: true },
    { title: 'Computed', isNumber: true },
    { title: 'Verdict' },
    { title: 'Explanation or reason' },
  ]
  return html`
<section id="audit"><h2>Audit</h2>
<p>Each number that was printed, against the number that the tables give. It is <b>reproduced</b> when the computed number, rounded half away from zero to the printed decimals, is the printed one;
<b>other convention</b> when another named rule gives it; <b>not derivable</b> when the tables do not hold what it takes. A number that is not reproduced is a finding about paper and tables together.</p>
<p>${auditFinding(context)}</p>
${jointFinding(context)}
${table('t-audit', 'Claims', columns, rows, {
  artifacts: ['6-audit/verdicts.csv', '6-audit/explanations.csv'].map((name) => artifactPath(name, context)),
})}
${fingerprintTable(context)}
${roundingTable(context)}
${consistencyTable(context)}
</section>`
}

const ORDER: readonly Verdict[] = [
  'not reproduced',
  'other convention',
  'within rounding',
  'reproduced',
  'not derivable',
]

export const verdictClass = (verdict: Verdict): string => `v-${verdict.replaceAll(' ', '-')}`

const SYMBOLS: Readonly<Record<Verdict, string>> = {
  reproduced: '\u2713',
  'within rounding': '\u2248',
  'other convention': '\u2248',
  'not reproduced': '\u2717',
  'not derivable': '\u2013',
}

/** A verdict by word, sign and colour. */
const verdictWord = (verdict: Verdict): Html =>
  html`<span class="${verdictClass(verdict)}">${SYMBOLS[verdict]} ${verdict}</span>`

const claimRow = (row: VerdictRow, claim: Claim, open: OpenClaim): Row => ({
  className: `is-${row.verdict.replaceAll(' ', '-')}`,
  cells: [
    html`<span id="c-${claim.id}">${quoted(claim.label, 'claims.csv')}</span>`,
    quoted(claim.place, 'claims.csv'),
    html`${published(claim)}${unitWords(claim.unit) !== '' && ` ${unitWords(claim.unit)}`}`,
    row.computed === null
      ? ''
      : html`<data value="${row.computed}" data-result="${claim.result}">${recomputedText(row.computed, claim.published, row.verdict)}</data>`,
    verdictWord(row.verdict),
    html`${rule(row.explanation)}${row.note !== '' && html` ${quoted(row.note)}`}${open(claim)}`,
  ],
})
