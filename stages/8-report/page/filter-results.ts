import { make } from './make.ts'
import { countWords, filteredTable, hasWords, showRows } from './row-filter.ts'

/** Lets the reader search all results by words. */
export const filterResults = (): void => {
  const element = document.getElementById('t-results') as HTMLTableElement | null
  if (!element) return
  const table = filteredTable(element)
  const searchBox = make('input', { type: 'search', id: 'results-words' })
  const count = make('output', {})
  const show = (): void => {
    count.textContent = countWords(showRows(table, hasWords(searchBox.value), true), table.rows.length)
  }
  searchBox.oninput = show
  const label = make('label', { htmlFor: 'results-words', textContent: 'Results with the words ' })
  element.closest('.scroll')!.before(make('p', { className: 'tools no-print' }, label, searchBox, ' ', count))
  show()
}
