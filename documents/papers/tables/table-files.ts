import Papa from 'papaparse'
import type { PaperTable } from './paper-table.ts'

/** A table as CSV (RFC 4180): a cell that spans others stands in its first place. Texts are as printed, formulas too. */
export const tableCsv = ({ rows, columns }: PaperTable): string =>
  csvOf(
    rows.map((row) => {
      const texts = Array.from({ length: columns }, () => '')
      for (const { column, text } of row) texts[column - 1] = text
      return texts
    }),
  )

const PLACES = [
  ...['table', 'row', 'column', 'rows', 'columns', 'is_head', 'page', 'x', 'y', 'doubtful', 'reason'],
]

/** Where each cell of the tables is printed, and whether it is doubtful, with the reason. */
export const placesCsv = (tables: readonly PaperTable[]): string =>
  csvOf([
    PLACES,
    ...tables.flatMap(({ rows }, i) =>
      rows
        .flat()
        .map(({ row, column, rowSpan, columnSpan, isHead, place, doubt }) => [
          ...[i + 1, row, column, rowSpan, columnSpan].map(String),
          ...[yesNo(isHead), `${place?.page ?? ''}`, shownPoints(place?.x), shownPoints(place?.y)],
          ...[yesNo(doubt !== ''), doubt],
        ]),
    ),
  ])

/** Cells that a spreadsheet would run as formulas. */
export const formulaCells = ({ rows }: PaperTable): number =>
  rows.flat().filter(({ text }) => isFormula(text)).length

/** Whether a spreadsheet would run the text of a cell as a formula. */
export const isFormula = (text: string): boolean => /^[=+\-@\t]/.test(text) && !/^[+-]?[\d.,]+%?$/.test(text)

/** Rows as CSV (RFC 4180). */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')

const shownPoints = (points: number | undefined): string =>
  points === undefined ? '' : `${Math.round(points * 10) / 10}`
