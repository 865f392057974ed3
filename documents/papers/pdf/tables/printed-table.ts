import type { PrintedCell } from '../../tables/described-table.ts'
import type { Fragment } from '../fragments.ts'
import { type BodyRow, bodyRows, type InColumns } from './body-rows.ts'
import { type Column, columnsOf, columnsUnder } from './columns.ts'
import { DIVIDED, divided, isDivided } from './divided.ts'
import { type Box, boxesOf } from './grid.ts'
import { headsOf } from './head.ts'
import { headByFont, headOverHeads, isInHead } from './head-lines.ts'
import { hasGap, isNumeric, textOf } from './printed-text.ts'
import { type Region, rowsOf } from './region.ts'
import type { Rules } from './rules.ts'

/** A table of a page, before tables that go on over pages are joined. */
export interface PrintedTable {
  readonly title: string
  readonly page: number
  readonly headRows: number
  readonly notes: readonly string[]
  readonly rows: readonly (readonly PrintedCell[])[]
}

/** Where a table is, and what its letters and words are judged by. */
interface Page {
  readonly number: number
  readonly height: number
  readonly rules: Rules
  readonly isWord: (word: string) => boolean
}

/** The cells of a region by their positions; null if it has no two columns. */
export const printedTable = (region: Region, page: Page): PrintedTable | null => {
  const { title, notes } = region
  const read = rowsOfBoxes(region, page) ?? rowsOfText(region, page)
  if (read === null || read.rows.length < 2) return null
  const texts = read.rows.flat().filter(({ text }) => text !== '').length
  const below = [...read.below, ...notes]
  return texts < 4
    ? null
    : {
        ...{
          headRows: read.headRows,
          rows: filled(read.rows).map((row) => row.map((cell) => judged(cell, region))),
        },
        title: textOf(title, page.isWord),
        page: page.number,
        notes: below.length === 0 ? [] : [textOf(below, page.isWord)],
      }
}

/** Without lines neither the first and last row of a table nor its rows are certain. */
const judged = (cell: PrintedCell, { lines }: Region): PrintedCell =>
  lines.length > 0 || (cell.doubt ?? '') !== '' ? cell : { ...cell, doubt: 'a table without lines' }

/** With a cell where nothing is printed. */
const filled = (rows: readonly (readonly PrintedCell[])[]): readonly (readonly PrintedCell[])[] => {
  const columns = Math.max(...rows.flat().map(({ column, columnSpan }) => column + columnSpan))
  const taken = new Set<number>()
  for (const { row, column, rowSpan, columnSpan } of rows.flat())
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + columnSpan; c++) taken.add(r * columns + c)
  return rows.map((cells, row) => {
    // nothing printed is as doubtful as all that is printed beside it
    const isDoubtful = cells.every(({ doubt, text }) => text === '' || (doubt ?? '') !== '')
    const doubt = isDoubtful ? (cells.find((cell) => (cell.doubt ?? '') !== '')?.doubt ?? '') : ''
    const empty = { text: '', rowSpan: 1, columnSpan: 1, indent: 0, doubt }
    return [
      ...cells,
      ...Array.from({ length: columns }, (_, column) => ({ ...empty, row, column })).filter(
        ({ column }) => !taken.has(row * columns + column),
      ),
    ].sort((a, b) => a.column - b.column)
  })
}

interface Read extends Pick<PrintedTable, 'headRows' | 'rows'> {
  /** Notes that stand between its lines. */
  readonly below: readonly Fragment[]
}

const rowsOfBoxes = (region: Region, page: Page): Read | null => {
  const boxes = boxesOf(region, page.rules)
  if (boxes === null || hasRowsInBoxes(boxes)) return null
  const left = Math.min(...boxes.filter(({ column }) => column === 0).flatMap(leftsOf))
  const cells = boxes.map(({ fragments, ...box }): PrintedCell => {
    const indent = Math.max(0, Math.min(...fragments.map((fragment) => fragment.left)) - left)
    return cellOf(
      fragments,
      { ...box, indent: Number.isFinite(indent) ? indent : 0 },
      fragments.some(isDivided) ? DIVIDED : '',
      page,
    )
  })
  const rows = Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan))
  return {
    headRows: Math.max(...cells.filter(({ row }) => row === 0).map(({ rowSpan }) => rowSpan)),
    rows: Array.from({ length: rows }, (_, r) => cells.filter(({ row }) => row === r)),
    below: [],
  }
}

const leftsOf = ({ fragments }: Box): readonly number[] => fragments.map(({ left }) => left)

/** Whether the texts of a row of boxes are lines that stand side by side: then the boxes are groups of rows. */
const hasRowsInBoxes = (boxes: readonly Box[]): boolean => {
  const rows = new Map<number, (readonly (readonly Fragment[])[])[]>()
  for (const { row, rowSpan, fragments } of boxes)
    if (row > 0 && rowSpan === 1 && fragments.length > 0)
      rows.set(row, [...(rows.get(row) ?? []), rowsOf(fragments)])
  return [...rows.values()].some(
    (cells) =>
      cells.length > 1 &&
      cells.every((lines) => lines.length > 1 && lines.length === cells[0]!.length) &&
      cells.some((lines) => lines.every((line) => line.every(({ text }) => isNumeric(text)))),
  )
}

const rowsOfText = (region: Region, page: Page): Read | null => {
  const { body, lines } = region
  const first =
    lines.length > 2 || (lines.length === 2 && body.some(({ y }) => y < lines[1]!))
      ? lines[1]!
      : headByFont(body)
  const columns = columnsOf(body.filter(({ y }) => y <= first))
  if (columns.length < 2) return null
  const over = headOverHeads(region, columns)
  const below = over === null ? first : lines[2]!
  const isHead = ({ y }: Fragment): boolean => y > below
  const { heads, tiers } = headsOf(body.filter(isHead), columns, [
    ...page.rules.horizontal.filter(({ place, from, to }) =>
      isInHead(place, from, to, lines, below, columns),
    ),
    ...(over === null ? [] : [over]),
  ])
  const head = Array.from({ length: heads.length === 0 ? 0 : tiers }, (_, row) =>
    heads
      .filter((cell) => cell.row === row)
      .map(({ fragments, doubt, ...cell }) => cellOf(fragments, { ...cell, indent: 0 }, doubt, page))
      .sort((a, b) => a.column - b.column),
  )
  const texts = rowsOf(body.filter((fragment) => !isHead(fragment))).flatMap((row) =>
    (row.length === 1 ? row : row.flatMap((fragment) => divided(fragment, columns))).map(
      (fragment): InColumns => {
        const [first, last] = columnsUnder(fragment, columns)
        return { fragment, first, last }
      },
    ),
  )
  const all = bodyRows(texts, lines.slice(1))
  const end = endOfRows(all, columns)
  const rows = all.slice(0, end).map((row, r) => cellsOf(row, head.length + r, columns, page))
  const notes = all.slice(end).flatMap((row) => row.texts.map(({ fragment }) => fragment))
  return { headRows: head.length, rows: [...head, ...rows], below: notes }
}

/** The number of rows before notes: rows at the end without cells, whose text is wider than a label, or begins with a mark. */
const endOfRows = (rows: readonly BodyRow[], columns: readonly Column[]): number => {
  const isNote = ({ texts }: BodyRow): boolean =>
    texts.every(({ first }) => first === 0) &&
    texts.some(({ fragment }) => fragment.right > columns[1]!.left || /^[*†‡§¶]/.test(fragment.text))
  const last = rows.findLastIndex((row) => !isNote(row))
  return last <= 0 ? rows.length : last + 1
}

const cellsOf = (
  { texts, doubt }: BodyRow,
  row: number,
  columns: readonly Column[],
  page: Page,
): readonly PrintedCell[] => {
  const byColumn = new Map<number, InColumns[]>()
  for (const text of texts) byColumn.set(text.first, [...(byColumn.get(text.first) ?? []), text])
  return [...byColumn]
    .sort(([a], [b]) => a - b)
    .map(([column, all]) => {
      const last = Math.max(...all.map((text) => text.last))
      const isHeading = byColumn.size === 1 && column === 0
      const crosses = last > column && !isHeading ? 'crosses a gap between columns' : ''
      const indent = Math.max(0, all[0]!.fragment.left - columns[column]!.left)
      const at = { row, column, rowSpan: 1, columnSpan: isHeading ? 1 : last - column + 1 }
      // letters of one left edge differ by less
      const place = { ...at, indent: indent < 0.4 * all[0]!.fragment.size ? 0 : indent }
      return cellOf(
        all.map(({ fragment }) => fragment),
        place,
        crosses || doubt || (all.some(({ fragment }) => isDivided(fragment)) ? DIVIDED : ''),
        page,
      )
    })
}

const cellOf = (
  fragments: readonly Fragment[],
  cell: Omit<PrintedCell, 'text' | 'place' | 'doubt'>,
  doubt: string,
  { number, height, isWord }: Page,
): PrintedCell => {
  const rows = rowsOf(fragments)
  const [first] = rows[0] ?? []
  const text = textOf(fragments, isWord)
  const unnamed = text.includes('\ufffd') ? 'a letter that the file does not name' : ''
  return {
    ...cell,
    text,
    doubt: doubt || (hasGap(fragments) ? 'a wide gap within its text' : '') || unnamed,
    ...(first === undefined ? {} : { place: { page: number, x: first.left, y: height - first.y } }),
  }
}
