import { listed } from '../../cohort/values/short-text.ts'
import { MOST_COLUMNS, MOST_ROWS, type Stretch } from './sheet.ts'

/** The letters of a column, 0-based: A, B, ..., Z, AA. */
export const columnName = (column: number): string => {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** The name of a cell, 0-based: row 6 of column 2 is C7. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`

/** Row and column of a name such as C7 or $C$7; null if there is no such cell. */
export const cellAt = (name: string): { readonly row: number; readonly column: number } | null => {
  const [whole, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name) ?? []
  if (whole === undefined) return null
  const column =
    [...letters!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const row = Number(digits) - 1
  return row >= 0 && row < MOST_ROWS && column < MOST_COLUMNS ? { row, column } : null
}

/** Stretches in words: `rows 3 and 7–9`, at most six of them. */
export const stretchText = (kind: 'row' | 'column', stretches: readonly Stretch[]): string => {
  const name = (place: number) => (kind === 'row' ? String(place + 1) : columnName(place))
  const texts = stretches.map(({ first, last }) =>
    first === last ? name(first) : `${name(first)}–${name(last)}`,
  )
  const isOne = stretches.length === 1 && stretches[0]!.first === stretches[0]!.last
  return `${kind}${isOne ? '' : 's'} ${listed(texts, 6)}`
}

/** Sorted places joined to stretches. */
export const stretchesOf = (places: readonly number[]): readonly Stretch[] => {
  const stretches: { first: number; last: number }[] = []
  for (const place of places) {
    const previous = stretches.at(-1)
    if (previous !== undefined && previous.last + 1 === place) previous.last = place
    else stretches.push({ first: place, last: place })
  }
  return stretches
}
