import { unitAfter } from '../../../cohort/values/unit.ts'
import type { OneSetRow, RoundingRow } from '../../6-audit/artifacts.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { auditText } from '../html/number.ts'
import { table } from '../html/table.ts'

/** Whether one set of unrounded times explains all reported numbers of an analysis; conclusions that depend on it. */
export const roundingTable = ({ input }: Context): Html | null => {
  if (input.rounding.length === 0) return null
  const unsettled = input.rounding.filter(({ changes_conclusion }) => changes_conclusion)
  return html`<h3>Rounding of times</h3>
${
  input.oneSet.length > 0 &&
  table(
    't-one-set',
    html`One set of exact times <small>A recorded time is an interval: reported results that one set of exact times gives at once.</small>`,
    [
      { title: 'Analysis' },
      { title: 'Reported results', isNumber: true },
      { title: 'No exact times give', isNumber: true },
      { title: 'Most given at once', isNumber: true },
      { title: 'Sets of times tried', isNumber: true },
      { title: 'Finding' },
    ],
    input.oneSet.map((row) => ({
      cells: [
        auditText('rounding', row.analysis),
        auditText('rounding', row.printed),
        auditText('rounding', row.excluded),
        auditText('rounding', row.met),
        auditText('rounding', row.tried),
        auditText('rounding', FINDINGS[row.finding]!(row)),
      ],
    })),
  )
}
<p class="note">${
    unsettled.length === 0
      ? html`No conclusion depends on how times were rounded (${auditText('rounding', input.rounding.length)} results).`
      : html`The conclusion depends on the exact times for: ${unsettled.map((row, i) => html`${i > 0 && ', '}${auditText('rounding', conclusionWords(row))}`)}.`
  }</p>`
}

const FINDINGS: Readonly<Record<string, (row: OneSetRow) => string>> = {
  all: () => 'one set gives all',
  'none exists': ({ printed, excluded, met }) =>
    met === printed - excluded && excluded > 0
      ? `no set gives all: ${excluded} of them none gives, and one set gives the others`
      : 'no set gives all',
  'none found': () => 'none was found that gives all; one may exist',
}

const conclusionWords = ({ result, low, high, unit, can_be_none }: RoundingRow): string =>
  can_be_none ? `${result} (reached or not)` : `${result} (${low} to ${high}${unitAfter(String(high), unit)})`
