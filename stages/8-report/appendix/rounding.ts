import { unitAfter } from '../../../cohort/values/unit.ts'
import type { OneSetRow, RoundingRow } from '../../6-audit/artifacts.ts'
import { analysisTitle } from '../all-results/analysis-title.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { auditText } from '../html/number.ts'
import { table } from '../html/table.ts'
import { resultPhrase } from '../results/result-phrase.ts'

/** Whether one set of unrounded times explains all reported numbers of an analysis; conclusions that depend on it. */
export const roundingTable = (context: Context): Html | null => {
  const { input } = context
  if (input.rounding.length === 0) return null
  const unsettled = input.rounding.filter(({ changes_conclusion }) => changes_conclusion)
  return html`<h3>Rounding of times</h3>
${
  input.oneSet.length > 0 &&
  table(
    't-one-set',
    html`Exact times <small>Whether one set of times that round to the recorded ones gives all reported results of an analysis.</small>`,
    [
      { title: 'Analysis' },
      { title: 'Reported results', isNumber: true },
      { title: 'Given by no times', isNumber: true },
      { title: 'Given at once, at most', isNumber: true },
      { title: 'Sets of times tried', isNumber: true },
      { title: 'Finding' },
    ],
    input.oneSet.map((row) => ({
      cells: [
        auditText('rounding', analysisTitle(row.analysis, context)),
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
      : html`The conclusion depends on the exact times for: ${unsettled.map((row, i) => html`${i > 0 && ', '}${resultPhrase(context.results.get(row.result)!, context)} ${auditText('rounding', conclusionWords(row))}`)}.`
  }</p>`
}

const FINDINGS: Readonly<Record<string, (row: OneSetRow) => string>> = {
  all: () => 'one set gives all',
  'none exists': ({ printed, excluded, met }) =>
    met === printed - excluded && excluded > 0
      ? `no set gives all; one set gives all but the ${excluded} that no times give`
      : 'no set gives all',
  'none found': () => 'no set was found that gives all; one may exist',
}

const conclusionWords = ({ low, high, unit, can_be_none }: RoundingRow): string =>
  can_be_none ? '(reached or not)' : `(${low} to ${high}${unitAfter(String(high), unit)})`
