import { make } from './make.ts'
import { filteredTable } from './row-filter.ts'
import { addSortButtons, sortedRows } from './sort-rows.ts'

const BY_VERDICT = { index: 0, isNumeric: false }

/**
 * One list of the numbers of all sections: the most severe verdict first, or by any column, each number with its place
 * in the paper. It is empty until it takes the rows of the sections.
 */
export const severityList = (sections: readonly HTMLDetailsElement[]) => {
  const tables = sections.map((details) => details.querySelector('table')!)
  const body = make('tbody', {})
  const table = make('table', {}, tables[0]?.tHead?.cloneNode(true) ?? '', body)
  const details = make(
    'details',
    { className: 'claims', open: true, hidden: true },
    make('summary', {}, make('b', { textContent: 'All numbers, by severity' })),
    table,
  )
  const places = sections.flatMap((section, i) => {
    const { rows, groupOf } = filteredTable(tables[i]!)
    const title = section.querySelector('summary b')?.textContent ?? ''
    return rows.map((row) => ({ row, place: groupOf.get(row)?.textContent.trim() ?? title }))
  })
  const rows = places.map(({ row }) => row)
  const bySeverity = () => sortedRows(rows, BY_VERDICT, 'ascending')
  if (table.tHead)
    addSortButtons(table, (order, column) => {
      body.append(...(order === null ? bySeverity() : sortedRows(rows, column, order)))
    })
  const notes = places.map(({ row, place }) => {
    const note = make('span', { className: 'quiet', textContent: ` (${place})` })
    return { head: row.querySelector('th'), note }
  })
  return {
    details,
    /** Moves all rows into the list. */
    take: (): void => {
      for (const { head, note } of notes) head?.append(note)
      for (const head of table.tHead!.rows[0]!.cells) head.removeAttribute('aria-sort')
      body.append(...bySeverity())
    },
    /** Removes the places; the sections then take their rows back. */
    release: (): void => {
      for (const { note } of notes) note.remove()
    },
  }
}
