import { type Html, html } from './html.ts'

export interface Column {
  readonly title: string | Html
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
}

/** A cell that is not the first of its row; the first is the row's header. */
export type Row =
  | { readonly cells: readonly (Html | string)[]; readonly className?: string }
  | { readonly group: Html | string }

/** A table that scrolls inside itself on a narrow screen; `id` is its anchor. */
export const table = (
  id: string,
  caption: Html | string,
  columns: readonly Column[],
  rows: readonly Row[],
): Html => html`
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption"><table id="${id}">
<caption id="${id}-caption">${caption}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col"${isNumber && html` class="n"`}>${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => rowOf(row, columns))}</tbody>
</table></div>`

const rowOf = (row: Row, columns: readonly Column[]): Html =>
  'group' in row
    ? html`<tr class="group"><th scope="colgroup" colspan="${columns.length}">${row.group}</th></tr>`
    : html`<tr${row.className && html` class="${row.className}"`}>${row.cells.map((cell, i) => {
        const className = columns[i]?.isNumber && html` class="n"`
        return i === 0 ? html`<th scope="row"${className}>${cell}</th>` : html`<td${className}>${cell}</td>`
      })}</tr>
`
