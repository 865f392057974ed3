import { make } from './make.ts'
import { countWords, filteredTable, hasWords, showRows } from './row-filter.ts'
import { severityList } from './severity-list.ts'
import { addSortButtons, sortedRows } from './sort-rows.ts'

/**
 * Lets the reader search all reported numbers by words, filter them by verdict, list all in one by severity, and sort
 * by a column.
 */
export const filterClaims = (): void => {
  const claims = document.getElementById('claims')
  if (!claims) return
  const elements = [...claims.querySelectorAll<HTMLDetailsElement>('details.claims')]
  const list = severityList(elements)
  const sections = elements.map(sectionOf)
  const rows = sections.flatMap((section) => section.table.rows)
  const searchBox = make('input', { type: 'search', id: 'claims-words' })
  const verdict = make(
    'select',
    { id: 'claims-verdict' },
    make('option', { value: '', textContent: 'all' }),
    ...verdictsOf(rows).map((textContent) => make('option', { textContent })),
  )
  const order = make(
    'select',
    { id: 'claims-order' },
    make('option', { value: '', textContent: 'as in the paper' }),
    make('option', { value: 'severity', textContent: 'by severity' }),
  )
  const count = make('output', {})
  const show = (): void => {
    const isFiltered = searchBox.value.trim() !== '' || verdict.value !== ''
    const hasAll = hasWords(searchBox.value)
    const fits = (row: HTMLTableRowElement): boolean =>
      hasAll(row) && (!verdict.value || verdictOf(row) === verdict.value)
    let shown = 0
    for (const section of sections) {
      const fitting = section.show(fits)
      shown += fitting
      section.details.hidden = fitting === 0 || order.value !== ''
      if (isFiltered) section.details.open = true
    }
    list.details.hidden = shown === 0 || order.value === ''
    count.textContent = countWords(shown, rows.length)
  }
  order.onchange = () => {
    if (order.value === '') {
      list.release()
      for (const section of sections) section.restore()
    } else list.take()
    show()
  }
  searchBox.oninput = show
  verdict.onchange = show
  const label = (htmlFor: string, textContent: string) => make('label', { htmlFor, textContent })
  const tools = [
    ...[label('claims-words', 'Numbers with the words '), searchBox],
    ...[label('claims-verdict', ' verdict '), verdict, label('claims-order', ' order '), order, ' ', count],
  ]
  claims.before(make('p', { className: 'tools no-print' }, ...tools))
  claims.prepend(list.details)
  show()
}

/** A folded section of the paper with its table, which can be sorted. */
const sectionOf = (details: HTMLDetailsElement) => {
  const element = details.querySelector('table')!
  const table = filteredTable(element)
  let isSorted = false
  let fits = (_: HTMLTableRowElement): boolean => true
  const show = (wanted: (row: HTMLTableRowElement) => boolean): number => {
    fits = wanted
    return showRows(table, wanted, !isSorted)
  }
  addSortButtons(element, (order, column) => {
    isSorted = order !== null
    element.tBodies[0]!.append(...(order === null ? table.all : sortedRows(table.rows, column, order)))
    show(fits)
  })
  /** Puts all rows back in the order of the paper. */
  const restore = (): void => {
    isSorted = false
    for (const head of element.tHead!.rows[0]!.cells) head.removeAttribute('aria-sort')
    element.tBodies[0]!.append(...table.all)
  }
  return { details, table, show, restore }
}

const verdictOf = (row: HTMLTableRowElement): string => row.querySelector('.word')?.textContent ?? ''

const verdictsOf = (rows: readonly HTMLTableRowElement[]): readonly string[] => [
  ...new Set(rows.map(verdictOf)),
]
