import { make } from './make.ts'

/** Makes the CSV file of a large table when its link is used. */
export const offerFiles = (): void => {
  for (const paragraph of document.querySelectorAll<HTMLElement>('.get[data-table]')) {
    const table = document.getElementById(paragraph.dataset['table']!) as HTMLTableElement
    const link = (words: string, ending: string, guard: (text: string) => string): HTMLAnchorElement => {
      const anchor = make('a', {
        href: `#${table.id}`,
        download: `${table.id.slice(2)}${ending}.csv`,
        textContent: words,
      })
      anchor.setAttribute('aria-label', `${words}: ${paragraph.dataset['title']}`)
      anchor.onclick = () => {
        anchor.href = URL.createObjectURL(new Blob([csvOf(table, guard)], { type: 'text/csv' }))
      }
      return anchor
    }
    const note = ' (an apostrophe stands before each cell that a spreadsheet would take for a formula), '
    const links = [
      link('CSV', '', (text) => text),
      ', ',
      link('CSV for spreadsheets', '-spreadsheet', guarded),
    ]
    paragraph.prepend(make('span', { className: 'made' }, ...links, note))
  }
}

/** A table as CSV (RFC 4180, ending lines with a line feed): as many cells in each row as in its head. */
export const csvOf = (table: HTMLTableElement, guard: (text: string) => string): string => {
  const width = table.tHead!.rows[0]!.cells.length
  const rows = [...table.rows].map((row) =>
    Array.from({ length: width }, (_, i) => {
      const cell = row.cells[i]
      return cell ? csvCell(guard(textOf(cell))) : ''
    }).join(),
  )
  return `${rows.join('\n')}\n`
}

/** A cell's text in one line: its line breaks as semicolons. */
const textOf = (cell: Element): string => {
  const copy = cell.cloneNode(true) as Element
  for (const end of copy.querySelectorAll('br')) end.replaceWith(end.nextSibling ? '; ' : '')
  return copy.textContent!.replace(/\s+/g, ' ').trim()
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i

/** Text that a spreadsheet program would compute as a formula, after an apostrophe; numbers stay as they are. */
export const guarded = (text: string): string =>
  /^[=+@\t\r-]/.test(text) && !NUMBER.test(text) ? `'${text}` : text

const csvCell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
