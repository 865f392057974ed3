import { csvLinks } from './download.ts'
import { type Html, html, textOf } from './html.ts'

export interface TableColumn {
  readonly title: string | Html
  /** Numbers are aligned at the right. */
  readonly isNumber?: boolean
  /** Before each of its cells where rows are blocks (on a phone) instead of the title; none if empty. */
  readonly label?: string
}

/** A row of cells, the first of which is its header, or the heading of a group of rows. */
export type TableRow =
  | { readonly cells: readonly (Html | string)[]; readonly className?: string; readonly anchor?: string }
  | { readonly group: Html | string }

export interface TableOptions {
  /** The source of all digits of the body, unless each cell has its own. */
  readonly source?: string
  /** The artifacts that the table shows, linked if it is too large to be embedded as a file. */
  readonly artifacts?: readonly string[]
  /** Whether its rows are blocks on a phone, each cell after the title of its column; true unless declared. */
  readonly isStacked?: boolean
}

/** A table with links to its CSV file below; on a phone its rows are blocks, or it scrolls. `id`: its anchor. */
export const table = (
  id: string,
  caption: Html | string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { source, artifacts, isStacked = true }: TableOptions = {},
): Html => html`
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption"><table id="${id}"${isStacked && html` class="stack"`}>
<caption id="${id}-caption">${caption}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col"${isNumber && html` class="n"`}>${title}</th>`)}</tr></thead>
<tbody${source !== undefined && html` data-source="${source}"`}>${rows.map((row) => rowMarkup(row, columns, isStacked))}</tbody>
</table></div>
${csvLinks(id.replace(/^t-/, ''), captionTitle(caption), cellsOf(columns, rows), artifacts)}`

const rowMarkup = (row: TableRow, columns: readonly TableColumn[], isStacked: boolean): Html =>
  'group' in row
    ? html`<tr class="group"><th scope="colgroup" colspan="${columns.length}">${row.group}</th></tr>`
    : html`<tr${row.className && html` class="${row.className}"`}${row.anchor !== undefined && html` id="${row.anchor}"`}>${columns.map(
        (column, i) => {
          // a row without its last cells has empty ones: programs that paste a table count them
          const cell = row.cells[i] ?? ''
          const className = column.isNumber && html` class="n"`
          if (i === 0) return html`<th scope="row"${className}>${cell}</th>`
          const label = column.label ?? textOf(column.title)
          const isLabelled = isStacked && label !== '' && textOf(cell) !== ''
          return html`<td${className}${isLabelled && html` data-l="${label}"`}>${cell}</td>`
        },
      )}</tr>
`

/** The table as texts, header first; the heading of a group is in the first cell of its row. */
const cellsOf = (
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): readonly (readonly string[])[] => [
  columns.map(({ title }) => textOf(title)),
  ...rows.map((row) =>
    'group' in row
      ? columns.map((_, i) => (i === 0 ? textOf(row.group) : ''))
      : columns.map((_, i) => textOf(row.cells[i] ?? '')),
  ),
]

/** A caption without its notes. */
const captionTitle = (caption: Html | string): string =>
  typeof caption === 'string' ? caption : textOf({ markup: caption.markup.replace(/<small>[\s\S]*/, '') })
