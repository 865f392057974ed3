import type { FoundFile } from '../found-file.ts'
import { type DateRules, dateCells, isWrittenDate } from './date-cells.ts'
import { datesOf, looksLikeDates } from './dates.ts'
import { missingWords } from './missing-words.ts'

/** A file whose dates are written as its descriptor can declare them, and what was changed in which column. */
export interface CleanedFile<F extends FoundFile> {
  readonly file: F
  readonly changes: readonly { readonly column: string; readonly text: string }[]
}

/**
 * Writes columns of dates as ISO 8601 where no declaration reads them as they are and nothing about them is open: days
 * of one digit, years of two digits in a known century, 00:00. Other columns and missing values stay as they are.
 */
export const cleanDates = <F extends FoundFile>(
  file: F,
  rules: DateRules,
  placeOf: (row: number, column: number) => string,
): CleanedFile<F> => {
  const changes: { column: string; text: string }[] = []
  const columns = file.header.map((column, c) => {
    const texts = file.rows.map((row) => row[c] ?? '')
    const cells = isoColumn(column, texts, rules, (row) => placeOf(row, c))
    if (cells === null) return null
    changes.push({ column, text: cells.says })
    return cells.isoOf
  })
  if (changes.length === 0) return { file, changes }
  const rows = file.rows.map((row) => row.map((cell, c) => columns[c]?.get(cell) ?? cell))
  return { file: { ...file, rows }, changes }
}

const isoColumn = (
  column: string,
  texts: readonly string[],
  rules: DateRules,
  placeOf: (row: number) => string,
) => {
  if (!texts.some(isWrittenDate)) return null
  const { words } = missingWords(texts, looksLikeDates)
  const distinct = [...new Set(texts)].filter((text) => !words.includes(text))
  if (datesOf(column, distinct, rules.order) !== null) return null
  return isoDates(column, distinct, rules, (text) => placeOf(texts.indexOf(text)))
}

/** The texts of a column of dates as ISO 8601; null where a text is no date or something about it is open. */
export const isoDates = (
  column: string,
  distinct: readonly string[],
  rules: DateRules,
  placeOf: (text: string) => string,
) => {
  const cells = dateCells(column, distinct, rules, placeOf)
  return cells !== null && 'isoOf' in cells ? cells : null
}
