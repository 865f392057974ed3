import type { TableCell, TableContent } from '../document.ts'
import { textWidth } from './text-width.ts'

/** In twentieths of a point: the white space at both sides of a cell, and some more than the estimate of its text. */
const MARGINS = 150
/** A cell that is wider may well have a second line. */
const LONGEST_LINE = 4000

export interface ColumnNeeds {
  /** Below it a word or an interval would be broken. */
  readonly least: readonly number[]
  /** Every cell in one line, or in lines of 7 cm. */
  readonly wanted: readonly number[]
}

/** How wide the columns must and should be, in twentieths of a point. */
export const columnNeeds = ({ head, rows }: TableContent): ColumnNeeds => {
  const lines = rows.filter(({ kind }) => kind !== 'group').map(({ cells }) => cells)
  const needs = (width: (text: string, isBold: boolean) => number): readonly number[] =>
    head.map((title, i) =>
      lines.reduce(
        (widest, cells) => Math.max(widest, MARGINS + width(textOf(cells[i]), false)),
        MARGINS + width(textOf(title), true),
      ),
    )
  return {
    least: needs((text, isBold) =>
      text.split(' ').reduce((widest, word) => Math.max(widest, textWidth(word, isBold)), 0),
    ),
    wanted: needs((text, isBold) => Math.min(LONGEST_LINE, textWidth(text, isBold))),
  }
}

const textOf = (cell: TableCell | undefined): string => (cell?.runs ?? []).map(({ text }) => text).join('')

/** Widths that fill the page: what the columns need at least, and of the rest in proportion to what they want. */
export const columnWidths = ({ least, wanted }: ColumnNeeds, page: number): readonly number[] => {
  const needed = sum(least)
  if (needed >= page) return least.map((width) => Math.floor((width * page) / needed))
  const more = wanted.map((width, i) => Math.max(1, width - least[i]!))
  return least.map((width, i) => Math.floor(width + ((page - needed) * more[i]!) / sum(more)))
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)
