import { make } from './make.ts'

const LINE = '1pt solid'
const INDENT = '12pt'

/**
 * A copied table as a document has it: each element with its own style, the caption a paragraph above and its notes one
 * below, an indent as a paragraph's (which Word and LibreOffice keep, unlike the padding of a cell), and cells of text alone.
 */
export const cleanTable = (table: HTMLTableElement): void => {
  // numbers and words with a source are text in a document
  for (const inner of table.querySelectorAll('data, span:not(.vh)')) inner.replaceWith(...inner.childNodes)
  placeCaption(table)
  table.style.cssText = 'border-collapse:collapse;border-top:1.5pt solid;border-bottom:1.5pt solid'
  table.setAttribute('cellpadding', '3')
  const head = table.tHead
  for (const row of table.rows) {
    const isHead = row.parentNode === head
    const isGroup = row.classList.contains('group')
    const isIndented = row.classList.contains('sub')
    for (const [i, cell] of [...row.cells].entries())
      cleanCell(cell, { isHead, isBold: isHead || isGroup, isIndented: isIndented && i === 0 })
    row.removeAttribute('class')
    row.removeAttribute('id')
  }
  table.removeAttribute('class')
  table.removeAttribute('id')
}

interface Look {
  readonly isHead: boolean
  readonly isBold: boolean
  readonly isIndented: boolean
}

const cleanCell = (cell: HTMLTableCellElement, { isHead, isBold, isIndented }: Look): void => {
  const align = cell.classList.contains('n') ? 'right' : 'left'
  for (const hidden of cell.querySelectorAll('.vh')) hidden.remove()
  const paragraph = make('p', {})
  paragraph.append(...cell.childNodes)
  paragraph.style.cssText = `margin:0${isIndented ? ` 0 0 ${INDENT}` : ''};text-align:${align};font-weight:${isBold ? 'bold' : 'normal'}`
  paragraph.setAttribute('align', align)
  cell.append(paragraph)
  for (const { name } of [...cell.attributes])
    if (name !== 'colspan' && name !== 'scope') cell.removeAttribute(name)
  cell.style.cssText = `text-align:${align};vertical-align:${isHead ? 'bottom' : 'top'};font-weight:${isBold ? 'bold' : 'normal'}${isHead ? `;border-bottom:${LINE}` : ''}`
  cell.setAttribute('align', align)
}

/** The caption above the table in bold, and the notes in it below: a word processor loses the caption of a table. */
const placeCaption = (table: HTMLTableElement): void => {
  const { caption } = table
  if (caption === null) return
  const notes = caption.querySelector('small')
  notes?.remove()
  // a title that the page has as a heading too is hidden in the caption
  for (const title of caption.querySelectorAll('.vh')) title.replaceWith(...title.childNodes)
  const above = make('p', {})
  above.style.cssText = 'font-weight:bold;margin:0'
  above.append(...caption.childNodes)
  table.before(above)
  if (notes !== null) {
    const below = make('p', {})
    below.style.cssText = 'margin:0'
    below.append(...notes.childNodes)
    table.after(below)
  }
  caption.remove()
}
