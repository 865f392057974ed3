import { joinedLines } from '../../joined-lines.ts'
import type { Fragment } from '../fragments.ts'
import { rowsOf } from './region.ts'

/** The text of the fragments of one cell, from the top. */
export const textOf = (fragments: readonly Fragment[], isWord: (word: string) => boolean): string =>
  joinedLines(
    rowsOf(fragments).map((row) => row.map(({ text }) => text).join(' ')),
    isWord,
  )

/** Whether two texts of a cell stand beside each other: the gap between them may be one of columns. */
export const hasGap = (fragments: readonly Fragment[]): boolean =>
  rowsOf(fragments).some((row) => row.length > 1)

/** Digits, with all that stands with them in a cell: 12, 3 (5.6), <0.001, 61 (54–70). */
export const isNumeric = (text: string): boolean => /\d/.test(text) && !/\p{L}{2}/u.test(text)
