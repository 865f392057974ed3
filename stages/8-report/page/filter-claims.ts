import { make } from './make.ts'
import { countWords, filteredTable, hasWords, showRows } from './row-filter.ts'
import { addSortButtons, sortedRows } from './sort-rows.ts'

/** Lets the reader search all reported numbers by words, filter them by verdict, and sort each section by a column. */
export const filterClaims = (): void => {
  const claims = document.getElementById('claims')
  if (!claims) return
  const sections = [...claims.querySelectorAll('details.claims')].map((details) =>
    sectionOf(details as HTMLDetailsElement),
  )
  const rows = sections.flatMap((section) => section.table.rows)
  const searchBox = make('input', { type: 'search', id: 'claims-words' })
  const verdict = make(
    'select',
    { id: 'claims-verdict' },
    make('option', { value: '', textContent: 'all' }),
    ...verdictsOf(rows).map((textContent) => make('option', { textContent })),
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
      section.details.hidden = fitting === 0
      if (isFiltered) section.details.open = true
    }
    count.textContent = countWords(shown, rows.length)
  }
  searchBox.oninput = show
  verdict.onchange = show
  const label = (htmlFor: string, textContent: string) => make('label', { htmlFor, textContent })
  const tools = [
    ...[label('claims-words', 'Numbers with the words '), searchBox],
    ...[label('claims-verdict', ' verdict '), verdict, ' ', count],
  ]
  claims.before(make('p', { className: 'tools no-print' }, ...tools))
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
  return { details, table, show }
}

const verdictOf = (row: HTMLTableRowElement): string => row.querySelector('.word')?.textContent ?? ''

const verdictsOf = (rows: readonly HTMLTableRowElement[]): readonly string[] => [
  ...new Set(rows.map(verdictOf)),
]
