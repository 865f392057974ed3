import type { TableCell, TableContent, TextRun } from '../document.ts'

const NO_BREAK = '\u00a0'
const NOT_REACHED = 'not reached'

/**
 * Runs in which no line ends within an interval (`12 to 15`, `95% CI`) or behind a minus sign: spaces between two numbers
 * become spaces without a break, and a hyphen before a number a minus sign.
 */
export const unbroken = (runs: readonly TextRun[]): readonly TextRun[] =>
  runs.map((run, i) => {
    if (run.result !== undefined) return { ...run, text: run.text.replace(/^-(?=[\d.])/, '\u2212') }
    const isBetween = isNumber(runs[i - 1]) && isNumber(runs[i + 1])
    const isWithin =
      (isBetween && / (to|on) /.test(run.text)) || (run.text === NOT_REACHED && runs[i - 1]?.text === ' to ')
    return {
      ...run,
      text: isWithin ? run.text.replaceAll(' ', NO_BREAK) : run.text.replaceAll('% CI', `%${NO_BREAK}CI`),
    }
  })

/** A computed number, or the words in its place. */
const isNumber = (run: TextRun | undefined): boolean => run?.result !== undefined || run?.text === NOT_REACHED

/** A table whose cells have no intervals that a line breaks. */
export const unbrokenTable = <T extends Pick<TableContent, 'head' | 'rows'>>(table: T): T => {
  const unbrokenCell = (cell: TableCell): TableCell => ({ ...cell, runs: unbroken(cell.runs) })
  return {
    ...table,
    head: table.head.map(unbrokenCell),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(unbrokenCell) })),
  }
}
