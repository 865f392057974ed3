import type { Context } from '../../context.ts'
import { type Html, html } from '../../html/html.ts'
import { auditText } from '../../html/number.ts'
import { table } from '../../html/table.ts'

/** Consistency of the reported numbers with each other, without the tables. */
export const consistencyTable = ({ input }: Context): Html | null => {
  if (input.consistency.length === 0) return null
  const outcomes = ['consistent', 'inconsistent', 'cannot be settled', 'no power']
  const rows = input.consistency
    .filter(({ outcome }) => outcome !== 'consistent' && outcome !== 'no power')
    .toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome))
  const counts = outcomes.map(
    (outcome) => [outcome, input.consistency.filter((row) => row.outcome === outcome).length] as const,
  )
  return html`<h3>The printed numbers among themselves</h3>
<p>Checks that need no data: ${counts.map(([outcome, count], i) => html`${i > 0 && ', '}${auditText('consistency', count)} ${outcome === 'no power' ? 'without power' : outcome}`)}.</p>
${
  rows.length > 0 &&
  table(
    't-consistency',
    'What does not fit together, or cannot be settled',
    [{ title: 'Check' }, { title: 'Outcome' }, { title: 'Finding' }, { title: 'Claims' }],
    rows.map(({ check, outcome, detail, claims }) => ({
      cells: [
        check,
        outcome,
        auditText('consistency', detail),
        html`${claims.split('; ').map((id, i) => html`${i > 0 && ', '}<a href="#c-${id}" data-consistency>${id}</a>`)}`,
      ],
    })),
  )
}`
}
