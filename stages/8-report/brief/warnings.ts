import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'

/** The number of warnings by subject, with a link to the data checks, which list them; null if there are none. */
export const warningWords = (warnings: Context['input']['warnings']): Html | null => {
  if (warnings.length === 0) return null
  const openDecisions = warnings.filter(({ warning }) => warning === 'open decision').length
  const planWarnings = warnings.filter(({ subject }) => subject === '').length - openDecisions
  const valueWarnings = warnings.length - openDecisions - planWarnings
  const kinds = [
    ['open decisions', openDecisions, plural(openDecisions, 'open decision')],
    ['plan warnings', planWarnings, `${plural(planWarnings, 'warning')} about the plan`],
    ['value warnings', valueWarnings, `${plural(valueWarnings, 'value')} worth a second look`],
  ] as const
  const parts = kinds.flatMap(([check, count, words]) =>
    count === 0 ? [] : [html`<span data-check="${check}">${count}</span> ${words}`],
  )
  const words = html`${joined(parts, ', ')}: see <a href="#second-look">data checks</a>.`
  return openDecisions + planWarnings > 0
    ? html`<p class="warning" role="alert"><b>Warning.</b> ${words}</p>`
    : html`<p class="note">${words}</p>`
}
