import type { ChangedResult } from '../changed-results.ts'

/**
 * Marks each number of a report that the last run changed: its value before is its title, and a text for screen readers.
 * @param page the report, which is changed
 */
export const markChanges = (page: ParentNode, changed: readonly ChangedResult[]): void => {
  if (changed.length === 0) return
  const before = new Map(changed.map((change) => [change.id, change.before]))
  for (const number of page.querySelectorAll<HTMLElement>('data[data-result]')) {
    const old = before.get(number.dataset['result']!)
    if (old === undefined) continue
    const words = old === '' ? 'new' : `before: ${old}`
    const mark = document.createElement('mark')
    mark.title = words
    mark.append(...number.childNodes)
    const hidden = document.createElement('span')
    // the report's own class for what only screen readers say
    hidden.className = 'vh'
    hidden.textContent = ` (changed, ${words})`
    mark.append(hidden)
    number.append(mark)
  }
}
