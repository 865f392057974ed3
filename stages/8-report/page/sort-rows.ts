export type Order = 'ascending' | 'descending' | null

interface SortColumn {
  readonly index: number
  /** Whether its cells are compared as numbers where they have one. */
  readonly isNumeric: boolean
}

/** The words of the verdicts from the most severe on: they are compared by their place in this list. */
const SEVERITY = [
  'not reproduced',
  'other convention',
  'within rounding',
  'uninformative',
  'reproduced',
  'not derivable',
]

/** Makes each column heading a button: ascending, descending, then the original order (null). */
export const addSortButtons = (
  table: HTMLTableElement,
  sort: (order: Order, column: SortColumn) => void,
): void => {
  const heads = [...table.tHead!.rows[0]!.cells]
  heads.forEach((head, index) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.title = 'sort'
    button.append(...head.childNodes)
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

/**
 * The rows in the order of a column: verdicts by severity, numbers before other text, blank cells last in either
 * order. Rows that compare equal keep their order.
 */
export const sortedRows = (
  rows: readonly HTMLTableRowElement[],
  { index, isNumeric }: SortColumn,
  order: Exclude<Order, null>,
): readonly HTMLTableRowElement[] => {
  const sign = order === 'descending' ? -1 : 1
  return rows
    .map((row) => ({ row, key: sortKey(row.cells[index]!, isNumeric) }))
    .sort((a, b) =>
      a.key.isBlank || b.key.isBlank
        ? Number(a.key.isBlank) - Number(b.key.isBlank)
        : sign * compareKeys(a.key, b.key),
    )
    .map(({ row }) => row)
}

interface SortKey {
  readonly number: number | null
  readonly text: string
  readonly isBlank: boolean
}

/** A cell's text and the number to compare: the severity of a verdict, or the first number in a numeric column. */
const sortKey = (cell: HTMLTableCellElement, isNumeric: boolean): SortKey => {
  const text = cell.textContent!.trim()
  const verdict = SEVERITY.indexOf(cell.querySelector('.word')?.textContent ?? '')
  const match = isNumeric ? /-?\d+(\.\d+)?/.exec(text.replace(/[,\u00a0]/g, '')) : null
  return { number: verdict >= 0 ? verdict : match && Number(match[0]), text, isBlank: text === '' }
}

const compareKeys = (a: SortKey, b: SortKey): number => {
  if (a.number !== null && b.number !== null) return a.number - b.number
  if (a.number !== null) return -1
  if (b.number !== null) return 1
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0
}
