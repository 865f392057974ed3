import { cellOf, type HeadedTable } from './adtte-table.ts'

/** A code of CNSR of one parameter, as the table describes it. */
export interface CodeWords {
  readonly value: number
  /** `event: Death`, `censored: Completed study`; `censored (1)` where nothing is said, or too much for a label. */
  readonly label: string
  /** Descriptions and their numbers of rows, if there are several. */
  readonly several: readonly { readonly words: string; readonly rows: number }[]
  /** The column that they are from. */
  readonly column: string
}

/** Longer than this, and a label is no name of a category. */
const LONGEST = 80

/**
 * The codes of CNSR that a parameter has, with the words of EVNTDESC (the event, or the reason of censoring), or where
 * that is empty of CNSDTDSC (what the date of censoring is of). 0 is the event, and is always there.
 */
export const codeWords = (table: HeadedTable, parameter: string): readonly CodeWords[] => {
  const rows = table.rows.filter((row) => cellOf(table, row, 'PARAMCD') === parameter)
  const codes = [...new Set([0, ...rows.map((row) => Number(cellOf(table, row, 'CNSR')))])].sort(
    (a, b) => a - b,
  )
  const read = codes.map((value): CodeWords => {
    const own = rows.filter((row) => Number(cellOf(table, row, 'CNSR')) === value)
    const column = ['EVNTDESC', 'CNSDTDSC'].find((name) =>
      own.some((row) => oneLine(cellOf(table, row, name)) !== ''),
    )
    const counts = new Map<string, number>()
    for (const row of column === undefined ? [] : own) {
      const words = oneLine(cellOf(table, row, column!))
      if (words !== '') counts.set(words, (counts.get(words) ?? 0) + 1)
    }
    const several = [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([words, count]) => ({ words, rows: count }))
    return {
      value,
      label: labelOf(value, several.map(({ words }) => words).join(' / ')),
      several: several.length > 1 ? several : [],
      column: column ?? '',
    }
  })
  // two codes with the same words are told apart by their numbers
  return read.map((one) =>
    read.some((other) => other.value !== one.value && other.label === one.label)
      ? { ...one, label: `${one.label} (${one.value})` }
      : one,
  )
}

const labelOf = (value: number, words: string): string => {
  const kind = value === 0 ? 'event' : 'censored'
  const label = `${kind}: ${words}`
  if (words !== '' && label.length <= LONGEST) return label
  return value === 0 ? kind : `${kind} (${value})`
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
