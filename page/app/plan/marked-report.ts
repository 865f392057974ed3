import { escapeHtml as escaped } from '../../../stages/8-report/html/html.ts'
import type { ChangedResult } from '../changed-results.ts'

/**
 * Marks each number of a report that the last run changed: its value before is its title, and a text for screen readers.
 * The text is changed, and no document made of it, as for the frame of the report.
 * @param report its HTML, in which all attributes are in quotation marks
 */
export const marked = (report: string, changed: readonly ChangedResult[]): string => {
  if (changed.length === 0) return report
  const before = new Map(changed.map((change) => [escaped(change.id), change.before]))
  return report.replace(NUMBER, (whole, tag: string, id: string, number: string) => {
    const old = before.get(id)
    if (old === undefined) return whole
    const words = escaped(old === '' ? 'new' : `before: ${old}`)
    // the report's own class for what only screen readers say
    return `${tag}<mark title="${words}">${number}<span class="vh"> (changed, ${words})</span></mark></data>`
  })
}

/** A number of the report: its tag, the id of its result, and what is shown. */
const NUMBER =
  /(<data\b(?:\s+(?!data-result=)[a-z-]+(?:="[^"]*")?)*\s+data-result="([^"]*)"[^>]*>)(.*?)<\/data>/gs
