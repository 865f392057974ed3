import type { PaperParagraph } from '../papers/paper-claims.ts'

/** A cell by the number of its row and of its column, counted from 1. */
interface Placed {
  readonly table: string
  readonly row: number
  readonly column: number
}

const PLACE = /^(.{0,200}?),? ?row (\d{1,6}), column (\d{1,4})$/

const placeOf = ({ kind, place }: PaperParagraph): Placed | null => {
  const parts = kind === 'cell' ? PLACE.exec(place) : null
  return parts === null ? null : { table: parts[1]!, row: Number(parts[2]), column: Number(parts[3]) }
}

/**
 * Cells with heads: those that a reader found, else the first cell of the row and the first of the column, as their places
 * say. A cell of the first row or column has none.
 */
export const withHeads = (paragraphs: readonly PaperParagraph[]): readonly PaperParagraph[] => {
  const placed = paragraphs.map(placeOf)
  const texts = new Map<string, string>()
  for (const [i, place] of placed.entries())
    if (place !== null && (place.row === 1 || place.column === 1))
      texts.set(`${place.table}\n${place.row}\n${place.column}`, paragraphs[i]!.text)
  return paragraphs.map((paragraph, i) => {
    const place = placed[i]!
    if (place === null || paragraph.heads !== undefined) return paragraph
    if (place.row === 1 || place.column === 1) return { ...paragraph, heads: [] }
    const head = (row: number, column: number): readonly string[] => {
      const text = texts.get(`${place.table}\n${row}\n${column}`) ?? ''
      return text === '' ? [] : [text]
    }
    return { ...paragraph, heads: [...head(place.row, 1), ...head(1, place.column)] }
  })
}

/** The tables whose first column counts the patients: 1, 2, 3, ... in at least three rows. Their cells are data, and no claims. */
export const patientTables = (paragraphs: readonly PaperParagraph[]): ReadonlySet<string> => {
  const columns = new Map<string, number[]>()
  for (const paragraph of paragraphs) {
    const place = placeOf(paragraph)
    if (place === null || place.column !== 1) continue
    const number = /^(?:case |patient |no\. ?)?#?(\d{1,6})\.?$/i.exec(paragraph.text.trim())?.[1]
    if (number !== undefined) columns.set(place.table, [...(columns.get(place.table) ?? []), Number(number)])
  }
  return new Set(
    [...columns].flatMap(([table, numbers]) =>
      numbers.length >= LEAST_ROWS && numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)
        ? [table]
        : [],
    ),
  )
}

const LEAST_ROWS = 3

/** The table that a cell is in; null for other paragraphs. */
export const tableOf = (paragraph: PaperParagraph): string | null => placeOf(paragraph)?.table ?? null
