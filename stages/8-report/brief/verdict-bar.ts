import type { Verdict } from '../../../audit/claims/agreement.ts'
import { VERDICTS } from '../../../audit/claims/agreement.ts'
import type { VerdictRow } from '../../../audit/claims/verdict-row.ts'
import { verdictClass } from '../findings/verdict-words.ts'
import { type Html, html } from '../html/html.ts'

/** The verdicts that any claim has, with their numbers. */
export const verdictCounts = (
  verdicts: readonly VerdictRow[],
): readonly (readonly [verdict: Verdict, count: number])[] =>
  VERDICTS.map(
    (verdict) => [verdict, verdicts.filter((row) => row.verdict === verdict).length] as const,
  ).filter(([, count]) => count > 0)

/** One stacked bar of all verdicts, drawn without a number in it. */
export const verdictBar = (verdicts: readonly VerdictRow[]): Html => {
  const counts = verdictCounts(verdicts)
  const total = verdicts.length
  let before = 0
  const parts = counts.map(([verdict, count]) => {
    const x = (before / total) * WIDTH
    before += count
    return html`<rect class="${verdictClass(verdict)}" x="${shown(x)}" width="${shown((count / total) * WIDTH - GAP)}" height="10"/>`
  })
  const label = counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ')
  return html`<svg class="bar" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none">${parts}</svg>`
}

const WIDTH = 600
const GAP = 1.5
const shown = (length: number): string => Number(Math.max(1, length).toFixed(2)).toString()

/** The bar with its key. */
export const verdictBarWithKey = (verdicts: readonly VerdictRow[]): Html => html`
${verdictBar(verdicts)}
<ul class="key">${verdictCounts(verdicts).map(
  ([verdict, count]) =>
    html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${verdictClass(verdict)}" width="10" height="10" rx="2"/></svg><b data-verdict="${verdict}">${count}</b> ${verdict}</li>`,
)}</ul>`
