import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { letterOfP } from '../html/number.ts'
import type { EffectRow } from '../results/effect-row.ts'
import { modelRows } from '../results/model-rows.ts'
import { testRows } from '../results/test-rows.ts'

const MOST_EFFECTS = 3

/** The first effects on endpoints, in the order of the plan, models after tests; null if there are none. */
export const mainEffects = (context: Context): Html | null => {
  const { tests, models } = context.input
  const rows: readonly EffectRow[] = [
    ...Object.entries(tests).flatMap(([analysis, test]) =>
      'endpoint' in test ? testRows(analysis, context).filter(({ isFirst }) => isFirst) : [],
    ),
    ...Object.keys(models).flatMap((analysis) => modelRows(analysis, context)),
  ]
  return rows.length === 0
    ? null
    : html`<p><b>First effects</b> (${context.confidence})</p>
<ul>${rows.slice(0, MOST_EFFECTS).map(({ comparison, effect, p }) => html`<li>${comparison}: ${effect}; ${letterOfP(context.style)}\u00a0${p}.</li>`)}</ul>
${rows.length > MOST_EFFECTS && html`<p class="note"><a href="#effects">All effects</a></p>`}`
}
