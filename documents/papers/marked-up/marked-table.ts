import { plainText } from '../plain-text.ts'
import { describedTable } from '../tables/described-table.ts'
import type { PaperTable } from '../tables/paper-table.ts'
import { placeCells, type WrittenCell, type WrittenRow } from '../tables/place-cells.ts'
import { checkDepth, lineOf, type Marked, type RoleOf, rawText } from './marked.ts'

interface ReadRow extends WrittenRow {
  readonly cells: WrittenCell[]
  readonly isInHead: boolean
  isOnlyHeads: boolean
}

/** A table with its spans, heads and notes. What is in no row and no note is its title. */
export const markedTable = (table: Marked, roleOf: RoleOf): PaperTable => {
  const rows: ReadRow[] = []
  const titles: string[] = []
  const notes: string[] = []
  let section = 0
  let isInHead = false
  const enter = (isHead: boolean): void => {
    section++
    isInHead = isHead
  }
  const readRow = (element: Marked, depth: number): void => {
    const row: ReadRow = { cells: [], section, isInHead, isOnlyHeads: true }
    rows.push(row)
    for (const child of element.children) {
      if (child.name === '') continue
      if (roleOf(child) !== 'cell') read(child, depth + 1)
      else {
        row.cells.push(cellOf(child, roleOf))
        if (child.name !== 'th') row.isOnlyHeads = false
      }
    }
  }
  const read = (element: Marked, depth: number): void => {
    checkDepth(depth)
    const role = element.name === '' ? 'inline' : roleOf(element)
    if (role === 'left out') return
    const isSection = /^t(?:head|body|able)$/.test(element.name)
    if (isSection) enter(element.name === 'thead')
    if (role === 'row') readRow(element, depth)
    else if (role === 'note') notes.push(plainText(lineOf(element, roleOf)))
    else if (element.name === '' || role === 'raised') titles.push(lineOf(element, roleOf))
    else for (const child of element.children) read(child, depth + 1)
    if (isSection) enter(false)
    if (role !== 'inline') titles.push(' ')
  }
  for (const child of table.children) read(child, 1)
  const placed = placeCells(rows)
  return describedTable({
    title: plainText(titles.join('')),
    ...{ page: null, rows: placed, headRows: headRowsOf(rows), notes: notes.filter((note) => note !== '') },
  })
}

/** Rows of `thead`; else those at the top that have heads only. */
const headRowsOf = (rows: readonly ReadRow[]): number => {
  const isHead = rows.some((row) => row.isInHead)
    ? (row: ReadRow) => row.isInHead
    : (row: ReadRow) => row.isOnlyHeads && row.cells.length > 1
  const end = rows.findIndex((row) => !isHead(row))
  return end < 0 ? 0 : end
}

const cellOf = (element: Marked, roleOf: RoleOf): WrittenCell => {
  const line = lineOf(element, roleOf)
  return {
    text: plainText(line),
    columnSpan: spanOf(element.attributes['colspan'], 1),
    rowSpan: spanOf(element.attributes['rowspan'], 0),
    indent: spacesBefore(rawText(element)) + styleIndent(element),
  }
}

/** A span as browsers read it: digits at the start, else 1. */
const spanOf = (text: string | undefined, least: number): number => {
  const digits = /^\s*(\d{1,15})/.exec(text ?? '')?.[1]
  return digits === undefined || Number(digits) < least ? 1 : Number(digits)
}

/** Spaces that are shown before a text: not those of the layout of the file. */
const spacesBefore = (text: string): number =>
  /^[\s\u00a0\u2000-\u200a\u3000]*/.exec(text)![0].replace(/[^\u00a0\u2000-\u200a\u3000]/g, '').length

/** The indentation that the style of a cell, or of a block that it begins with, says. */
const styleIndent = (element: Marked, depth = 0): number => {
  const style = element.attributes['style'] ?? ''
  const own = [...style.matchAll(/(?:padding-left|margin-left|text-indent)\s*:\s*(\d{1,4}(?:\.\d{1,4})?)/gi)]
  const first = element.children.find(({ name, text }) => name !== '' || text.trim() !== '')
  const inner = first === undefined || first.name === '' || depth > 5 ? 0 : styleIndent(first, depth + 1)
  return inner + own.reduce((sum, [, length]) => sum + Number(length), 0)
}
