import { withLetterOfP } from '../../../cohort/results/styles/show-number.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { auditText } from '../html/number.ts'
import { table } from '../html/table.ts'

/** The rules and programs that reproduce the reported numbers. */
export const fingerprintTable = ({ input, style }: Context): Html | null => {
  if (input.fingerprint.length === 0) return null
  const silent = input.fingerprint.filter(({ finding }) => finding === 'claims do not distinguish them')
  const rows = input.fingerprint.filter(({ finding }) => finding !== 'claims do not distinguish them')
  return html`<h3 id="fingerprint">Rules tried</h3>
${table(
  't-fingerprint',
  html`Named rules <small>Numbers that depend on the rule, and how many of them it reproduces; for programs, all numbers that can be checked.</small>`,
  [
    { title: 'Subject' },
    { title: 'Rule' },
    { title: 'Numbers', isNumber: true },
    { title: 'Reproduced', isNumber: true },
    { title: 'Finding' },
  ],
  rows.map(({ title, rule, declared, claims, reproduced, finding }) => ({
    cells: [
      withLetterOfP(title, style),
      auditText('fingerprint', `${rule}${declared ? ' (declared)' : ''}`),
      auditText('fingerprint', claims),
      auditText('fingerprint', reproduced),
      finding,
    ],
  })),
)}
${silent.length > 0 && html`<p class="note">The reported numbers do not show which rule was used for: ${[...new Set(silent.map(({ title }) => title))].map((title, i) => html`${i > 0 && ', '}${auditText('fingerprint', withLetterOfP(title, style))}`)}.</p>`}`
}
