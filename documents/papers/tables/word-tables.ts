import { openPackage } from '../../word/parts/word-package.ts'
import { childOf, elementsIn, isOn, type XmlElement } from '../../word/parts/xml-tree.ts'
import { paragraphText } from '../../word/reading/paragraph-text.ts'
import { type Styles, stylesOf } from '../../word/reading/styles.ts'
import { plainText, raisedText } from '../plain-text.ts'
import { describedTable } from './described-table.ts'
import type { PaperTable } from './paper-table.ts'
import { MOST_COLUMNS, MOST_ROWS, type PlacedCell, placeCells, type WrittenCell } from './place-cells.ts'

/**
 * The tables in the body of a Word document (ECMA-376 part 1, 17.4), with tracked changes accepted. Merged cells are
 * `w:gridSpan` and `w:vMerge`; heads are rows that are repeated on each page (`w:tblHeader`), else the first row where the
 * look of the table says so (`w:tblLook`). A table in a cell is a table of its own. Footnotes that Word numbers are no notes
 * of a table.
 * @throws SourceError or PackageFaults as the reader of Word documents
 */
export const wordTables = async (bytes: Uint8Array, name: string): Promise<readonly PaperTable[]> => {
  const file = await openPackage(bytes, name)
  const styles = stylesOf(file.styles?.root ?? null)
  const body = childOf(file.main.root, 'w:body')
  if (body === undefined) return []
  return [...elementsIn(body)].filter(({ name }) => name === 'w:tbl').map((table) => tableOf(table, styles))
}

interface WordCell extends Omit<WrittenCell, 'rowSpan'> {
  readonly column: number
  readonly merge: 'begins' | 'goes on' | ''
}

const tableOf = (table: XmlElement, styles: Styles): PaperTable => {
  const rows = elementsOf(table, 'w:tr').filter(
    (row) => childOf(childOf(row, 'w:trPr'), 'w:del') === undefined,
  )
  const cells = rows.slice(0, MOST_ROWS + 1).map((row) => cellsOf(row, styles))
  return describedTable({
    ...{ title: titleOf(table, styles), page: null, headRows: headRowsOf(table, rows, cells), notes: [] },
    rows: merged(cells),
  })
}

/** Cells with the rows that they span. Cells that go on from above are part of the one that they go on from. */
const merged = (rows: readonly (readonly WordCell[])[]): readonly (readonly PlacedCell[])[] => {
  // the bounds of all tables
  placeCells(rows.map((row) => ({ section: 0, cells: row.map((cell) => ({ ...cell, rowSpan: 1 })) })))
  const open = new Map<number, { rowSpan: number }>()
  return rows.map((row, r) => {
    const starts = new Set(row.filter(({ merge }) => merge === 'goes on').map(({ column }) => column))
    for (const column of open.keys()) if (!starts.has(column)) open.delete(column)
    return row.flatMap(({ merge, ...cell }): readonly PlacedCell[] => {
      const above = open.get(cell.column)
      if (merge === 'goes on' && above !== undefined) {
        above.rowSpan++
        return []
      }
      const placed = { ...cell, row: r, rowSpan: 1 }
      if (merge !== '') open.set(cell.column, placed)
      return [placed]
    })
  })
}

const cellsOf = (row: XmlElement, styles: Styles): readonly WordCell[] => {
  const before = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'] ?? 0)
  let column = Number.isInteger(before) && before > 0 ? Math.min(before, MOST_COLUMNS) : 0
  const cells: WordCell[] = []
  for (const element of elementsOf(row, 'w:tc')) {
    const look = childOf(element, 'w:tcPr')
    const span = Number(childOf(look, 'w:gridSpan')?.attributes['w:val'] ?? 1)
    const columnSpan = Number.isInteger(span) && span >= 1 ? Math.min(span, MOST_COLUMNS) : 1
    const start = column
    column += columnSpan
    if (childOf(look, 'w:cellDel') !== undefined) continue
    const paragraphs = paragraphsOf(element)
    const text = plainText(paragraphs.map((paragraph) => textOf(paragraph, styles)).join(' '))
    const last = cells.at(-1)
    if (mergeOf(look, 'w:hMerge') === 'goes on' && last !== undefined)
      cells[cells.length - 1] = { ...last, columnSpan: last.columnSpan + columnSpan }
    else
      cells.push({
        ...{ text, column: start, columnSpan, merge: mergeOf(look, 'w:vMerge') },
        indent: indentOf(paragraphs[0], styles),
      })
  }
  return cells
}

const mergeOf = (look: XmlElement | undefined, name: 'w:vMerge' | 'w:hMerge'): WordCell['merge'] => {
  const merge = childOf(look, name)
  if (merge === undefined) return ''
  return merge.attributes['w:val'] === 'restart' ? 'begins' : 'goes on'
}

/** The text of a paragraph; raised digits as superscripts. */
const textOf = (paragraph: XmlElement, styles: Styles): string =>
  paragraphText(paragraph, styles, [])
    .pieces.map(({ text, run }) => {
      const place = childOf(childOf(run, 'w:rPr'), 'w:vertAlign')?.attributes['w:val']
      return place === 'superscript' ? raisedText(text) : text
    })
    .join('')

/** The indentation of a paragraph in twentieths of a point, or spaces at its start, as wide as a letter. */
const indentOf = (paragraph: XmlElement | undefined, styles: Styles): number => {
  if (paragraph === undefined) return 0
  const look = childOf(childOf(paragraph, 'w:pPr'), 'w:ind')?.attributes
  const left = Number(look?.['w:left'] ?? look?.['w:start'] ?? 0)
  const first = Number(look?.['w:firstLine'] ?? 0)
  const spaces = /^[\s\u00a0\u2000-\u200a]*/.exec(textOf(paragraph, styles))![0].length
  return [left, first, 100 * spaces].filter((length) => length > 0).reduce((sum, length) => sum + length, 0)
}

/** Rows that are repeated on each page; else the first if the table is shown with a first row of its own. */
const headRowsOf = (
  table: XmlElement,
  rows: readonly XmlElement[],
  cells: readonly (readonly WordCell[])[],
): number => {
  const isRepeated = (row: XmlElement): boolean => isOn(childOf(childOf(row, 'w:trPr'), 'w:tblHeader'))
  const end = rows.findIndex((row) => !isRepeated(row))
  const repeated = end < 0 ? 0 : end
  if (repeated > 0) return repeated
  const look = childOf(childOf(table, 'w:tblPr'), 'w:tblLook')?.attributes ?? {}
  const isFirst =
    look['w:firstRow'] === '1' || (Number.parseInt(look['w:val'] ?? '0', 16) & FIRST_ROW) === FIRST_ROW
  if (!isFirst || rows.length < 2) return 0
  // a head that goes on below makes the rows that it spans heads
  let count = 1
  while (count < cells.length - 1 && cells[count]!.some(({ merge }) => merge === 'goes on')) count++
  return count
}

/** The bit of `w:tblLook` for a first row of its own (ECMA-376 part 1, 17.4.55). */
const FIRST_ROW = 0x20

/** The nearest paragraph with text above the table, or else below, that begins as a title. */
const titleOf = (table: XmlElement, styles: Styles): string => {
  const siblings = table.parent!.children
  const place = siblings.indexOf(table)
  const texts = (elements: readonly XmlElement[]): readonly string[] => {
    const end = elements.findIndex(({ name }) => name === 'w:tbl')
    return elements
      .slice(0, end < 0 ? elements.length : end)
      .filter(({ name }) => name === 'w:p')
      .slice(0, NEAREST)
      .map((paragraph) => plainText(textOf(paragraph, styles)))
      .filter((text) => text !== '')
  }
  const above = texts(siblings.slice(Math.max(0, place - NEAREST), place).reverse())
  const below = texts(siblings.slice(place + 1, place + 1 + NEAREST))
  return [...above, ...below.slice(0, 1)].find((text) => /^table\s+\S/i.test(text)) ?? ''
}

const NEAREST = 3

const paragraphsOf = (cell: XmlElement): readonly XmlElement[] => elementsOf(cell, 'w:p')

/** Children of a name, also within content controls. */
const elementsOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => {
    if (child.name === name) return [child]
    if (child.name === 'w:sdt') return elementsOf(childOf(child, 'w:sdtContent') ?? child, name)
    return child.name === 'w:customXml' || child.name === 'w:ins' ? elementsOf(child, name) : []
  })
