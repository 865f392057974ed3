import { csvLinks } from './download.ts'
import { type Html, html, textOf } from './html.ts'

export interface TableColumn {
  readonly title: string | Html
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
}

/** A cell that is not the first of its row; the first is the row's header. */
export type TableRow =
  | { readonly cells: readonly (Html | string)[]; readonly className?: string; readonly anchor?: string }
  | { readonly group: Html | string }

export interface TableOptions {
  /** Where all digits of the body come from, where its cells do not say it one by one. */
  readonly source?: string
  /** The artifacts that it shows, to be linked to where it is too large to be in the page twice. */
  readonly artifacts?: readonly string[]
}

/** A table that scrolls inside itself on a narrow screen, with itself as CSV under it; `id` is its anchor. */
export const table = (
  id: string,
  caption: Html | string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { source, artifacts }: TableOptions = {},
): Html => html`
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption"><table id="${id}">
<caption id="${id}-caption">${caption}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col"${isNumber && html` class="n"`}>${title}</th>`)}</tr></thead>
<tbody${source !== undefined && html` data-source="${source}"`}>${rows.map((row) => rowMarkup(row, columns))}</tbody>
</table></div>
${csvLinks(id.replace(/^t-/, ''), captionTitle(caption), cellsOf(columns, rows), artifacts)}`

const rowMarkup = (row: TableRow, columns: readonly TableColumn[]): Html =>
  'group' in row
    ? html`<tr class="group"><th scope="colgroup" colspan="${columns.length}">${row.group}</th></tr>`
    : html`<tr${row.className && html` class="${row.className}"`}${row.anchor !== undefined && html` id="${row.anchor}"`}>${row.cells.map(
        (cell, i) => {
          const className = columns[i]?.isNumber && html` class="n"`
          return i === 0 ? html`<th scope="row"${className}>${cell}</th>` : html`<td${className}>${cell}</td>`
        },
      )}</tr>
`

/** The table as texts, header first; a row that heads a group has one cell. */
const cellsOf = (
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): readonly (readonly string[])[] => [
  columns.map(({ title }) => textOf(title)),
  ...rows.map((row) =>
    'group' in row
      ? columns.map((_, i) => (i === 0 ? textOf(row.group) : ''))
      : row.cells.map((cell) => textOf(cell)),
  ),
]

/** A caption without its small print. */
const captionTitle = (caption: Html | string): string =>
  typeof caption === 'string' ? caption : textOf({ markup: caption.markup.replace(/<small>[\s\S]*/, '') })
