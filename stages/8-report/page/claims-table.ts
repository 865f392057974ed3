import { make } from './make.ts'

/** Lets the reader search the table of claims by words, filter it by verdict and sort it by any column. */
export const filterClaims = (): void => {
  const table = document.getElementById('t-audit') as HTMLTableElement | null
  if (!table) return
  const body = table.tBodies[0]!
  const allRows = [...body.rows]
  const groups = allRows.filter(isGroup)
  const rows = allRows.filter((row) => !isGroup(row))
  const groupOf = groupsByRow(allRows)
  const searchBox = make('input', { type: 'search', id: 'claims-words' })
  const verdict = make(
    'select',
    { id: 'claims-verdict' },
    make('option', { value: '', textContent: 'all' }),
    ...groups.map((row) => make('option', { textContent: wordsOf(row) })),
  )
  const count = make('output', {})
  let isSorted = false
  const show = (): void => {
    const wanted = searchBox.value.toLowerCase()
    const shown = new Set(
      rows.filter(
        (row) =>
          row.textContent!.toLowerCase().includes(wanted) &&
          (!verdict.value || groupOf.get(row) === verdict.value),
      ),
    )
    const shownGroups = new Set([...shown].map((row) => groupOf.get(row)))
    for (const row of rows) row.hidden = !shown.has(row)
    for (const row of groups) row.hidden = isSorted || !shownGroups.has(wordsOf(row))
    count.textContent = `${shown.size} of ${rows.length}`
  }
  addSortButtons(table, (order, column) => {
    isSorted = order !== null
    body.append(...(order === null ? allRows : sortedRows(rows, column, order)))
    show()
  })
  searchBox.oninput = show
  verdict.onchange = show
  const label = (htmlFor: string, textContent: string) => make('label', { htmlFor, textContent })
  const tools = [
    ...[label('claims-words', 'Claims with '), searchBox],
    ...[label('claims-verdict', ' verdict '), verdict, ' ', count],
  ]
  table.closest('.scroll')!.before(make('p', { className: 'tools no-print' }, ...tools))
  show()
}

type Order = 'ascending' | 'descending' | null

interface SortColumn {
  readonly index: number
  /** Whether its cells are compared as numbers where they have one. */
  readonly isNumeric: boolean
}

/** Makes each column heading a button: ascending, descending, then the original order (null). */
const addSortButtons = (table: HTMLTableElement, sort: (order: Order, column: SortColumn) => void): void => {
  const heads = [...table.tHead!.rows[0]!.cells]
  heads.forEach((head, index) => {
    const button = make('button', { type: 'button', title: 'sort' }, ...head.childNodes)
    button.onclick = () => {
      const current = head.getAttribute('aria-sort')
      const order = current === null ? 'ascending' : current === 'ascending' ? 'descending' : null
      for (const other of heads) other.removeAttribute('aria-sort')
      if (order) head.setAttribute('aria-sort', order)
      sort(order, { index, isNumeric: head.classList.contains('n') })
    }
    head.append(button)
  })
}

/** The rows in the order of a column: numbers before other text; rows that compare equal keep their order. */
const sortedRows = (
  rows: readonly HTMLTableRowElement[],
  { index, isNumeric }: SortColumn,
  order: Exclude<Order, null>,
): readonly HTMLTableRowElement[] => {
  const sign = order === 'descending' ? -1 : 1
  return rows
    .map((row) => ({ row, key: sortKey(row.cells[index]!, isNumeric) }))
    .sort((a, b) => sign * compareKeys(a.key, b.key))
    .map(({ row }) => row)
}

interface SortKey {
  readonly number: number | null
  readonly text: string
}

/** A cell's text and, in a numeric column, the first number in it; separators of thousands are ignored. */
const sortKey = (cell: HTMLTableCellElement, isNumeric: boolean): SortKey => {
  const text = wordsOf(cell)
  const match = isNumeric ? /-?\d+(\.\d+)?/.exec(text.replace(/[,\u00a0]/g, '')) : null
  return { number: match && Number(match[0]), text }
}

const compareKeys = (a: SortKey, b: SortKey): number => {
  if (a.number !== null && b.number !== null) return a.number - b.number
  if (a.number !== null) return -1
  if (b.number !== null) return 1
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0
}

const isGroup = (row: Element): boolean => row.classList.contains('group')

/** The heading (a verdict) under which each row is listed. */
const groupsByRow = (all: readonly Element[]): ReadonlyMap<Element, string> => {
  const groups = new Map<Element, string>()
  let group = ''
  for (const row of all)
    if (isGroup(row)) group = wordsOf(row)
    else groups.set(row, group)
  return groups
}

const wordsOf = (element: Element): string => element.textContent!.trim()
