import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { auditText } from '../html/number.ts'
import { table } from '../html/table.ts'

type Row = Context['input']['consistency'][number]

/** Consistency of the reported numbers with each other, without the tables: sentences. */
export const consistencyWords = ({ input }: Context): Html | null => {
  if (input.consistency.length === 0) return null
  const rowsWith = (outcome: string): readonly Row[] =>
    input.consistency.filter((row) => row.outcome === outcome)
  const [agreeing, contrary, open, weak] = [
    rowsWith('consistent'),
    rowsWith('inconsistent'),
    rowsWith('cannot be settled'),
    rowsWith('no power'),
  ]
  const parts = [
    [contrary, 'does not fit together', 'do not fit together'],
    [agreeing, 'agrees', 'agree'],
    [open, 'cannot be settled', 'cannot be settled'],
    [weak, 'is uninformative', 'are uninformative'],
  ] as const
  const counts = parts
    .filter(([rows]) => rows.length > 0)
    .map(
      ([rows, one, many]) => html`${auditText('consistency', rows.length)} ${plural(rows.length, one, many)}`,
    )
  return html`<p>Of ${auditText('consistency', input.consistency.length)} ${plural(input.consistency.length, 'check')} that need no data, ${joined(counts, ', ')}.</p>
${contrary.length > 0 && html`<ul>${contrary.map(({ detail, claims }) => html`<li>${auditText('consistency', detail)}: ${claimLinks(claims)}.</li>`)}</ul>`}`
}

/** The checks that cannot be settled; null without any. */
export const openChecks = ({ input }: Context): Html | null => {
  const open = input.consistency.filter(({ outcome }) => outcome === 'cannot be settled')
  return open.length === 0
    ? null
    : table(
        't-consistency',
        'Checks that cannot be settled',
        [{ title: 'Check' }, { title: 'Why' }, { title: 'Claims' }],
        open.map(({ check, detail, claims }) => ({
          cells: [check, auditText('consistency', detail), claimLinks(claims)],
        })),
      )
}

const claimLinks = (claims: string): Html =>
  joined(
    claims.split('; ').map((id) => html`<a href="#c-${id}" data-consistency>${id}</a>`),
    ', ',
  )
