import { unitAfter } from '../../../cohort/values/unit.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { auditText, userText } from '../html/number.ts'
import { table } from '../html/table.ts'

type Row = Context['input']['consistency'][number]

/** Consistency of the reported numbers with each other, without the tables: sentences. */
export const consistencyWords = (context: Context): Html | null => {
  const { input } = context
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
    [contrary, 'inconsistent'],
    [agreeing, 'consistent'],
    [open, 'undecided'],
    [weak, 'uninformative'],
  ] as const
  const counts = parts
    .filter(([rows]) => rows.length > 0)
    .map(([rows, words]) => html`${auditText('consistency', rows.length)} ${words}`)
  const n = input.consistency.length
  return html`<p>${auditText('consistency', n)} ${plural(n, 'check', 'checks')} of the reported numbers with each other, without the tables: ${joined(counts, ', ')}.</p>
${contrary.length > 0 && html`<ul>${contrary.map(({ detail, claims }) => html`<li>${claimLinks(claims, context)}: ${auditText('consistency', detail)}.</li>`)}</ul>`}`
}

/** The undecided checks; null without any. */
export const openChecks = (context: Context): Html | null => {
  const { input } = context
  const open = input.consistency.filter(({ outcome }) => outcome === 'cannot be settled')
  return open.length === 0
    ? null
    : table(
        't-consistency',
        'Undecided checks',
        [{ title: 'Check' }, { title: 'Why' }, { title: 'Reported numbers' }],
        open.map(({ check, detail, claims }) => ({
          cells: [check, auditText('consistency', detail), claimLinks(claims, context)],
        })),
      )
}

/** `Overall survival, estimated median (55.2 months, ...)`: the numbers that a check compares, with links to their rows. */
const claimLinks = (ids: string, { input }: Context): Html => {
  const byId = new Map(input.claims.map((claim) => [claim.id, claim]))
  const claims = ids.split('; ').flatMap((id) => byId.get(id) ?? [])
  const hasPlaces = new Set(claims.map(({ place }) => place)).size > 1
  const links = claims.map(
    ({ id, label, place, published, unit }) =>
      html`<a href="#c-${id}" data-consistency title="${label}">${published}${unitAfter(published, unit)}</a>${hasPlaces && html`, ${userText(place, 'claims.csv')}`}`,
  )
  return html`${userText(claims[0]?.label ?? '', 'claims.csv')} (${joined(links, '; ')})`
}
