import { decodeIdPart } from '../values/id-part.ts'
import { isNumeric, LIST_SEPARATOR, levelsOf, type Variable } from '../values/value.ts'
import type { TableProblem, TextTable } from './member.ts'

export const AGAIN = 'ask the centre to share again; a package is not edited by hand'

/** A row of a package's table, with a function that reports a problem in a cell. */
export interface TextRow {
  readonly line: number
  readonly cell: (column: string) => string
  readonly complain: (column: string, expected: string, remedy?: string) => void
}

/** The rows of a table with exactly these columns; other columns and ragged rows are problems. */
export const textRows = (
  file: string,
  { header, rows }: TextTable,
  columns: readonly string[],
  problems: TableProblem[],
): readonly TextRow[] => {
  const found = header.slice(1)
  if (found.join() !== columns.join()) {
    problems.push({
      file,
      line: 1,
      expected: `the columns ${columns.join()}, with counts and no subject identifiers`,
      found: found.join(),
      remedy: AGAIN,
    })
    return []
  }
  return rows.flatMap(([at = '', ...cells]): readonly TextRow[] => {
    const line = Number(at)
    if (cells.length !== columns.length) {
      problems.push({ file, line, expected: `${columns.length} cells`, found: String(cells.length) })
      return []
    }
    const cell = (column: string): string => cells[columns.indexOf(column)]!
    return [
      {
        line,
        cell,
        complain: (column, expected, remedy) => {
          problems.push({
            file,
            line,
            column: columns.indexOf(column) + 1,
            field: column,
            expected,
            found: `"${cell(column)}"`,
            ...(remedy === undefined ? {} : { remedy }),
          })
        },
      },
    ]
  })
}

/** A number of subjects: whole, not negative, written as this program writes it. */
export const readCount = (text: string): number | null => {
  const value = Number(text)
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(value) ? value : null
}

/** A time as this program writes it, so that the same time is the same number for every centre. */
export const readTime = (text: string): number | null => {
  const value = Number(text)
  return /^\d/.test(text) && Number.isFinite(value) && String(value) === text ? value : null
}

/** Whether a group's name names levels of declared variables only. */
export const isGroup = (group: string, variables: ReadonlyMap<string, Variable>): boolean =>
  group === '' ||
  group.split(';').every((part) => {
    const [name = '', value = ''] = part.split('=').map(decodeIdPart)
    const variable = variables.get(name)
    return variable !== undefined && (levelsOf(variable) ?? []).some((level) => level.value === value)
  })

/** Whether a text is a value of the variable as counts hold it; the empty one is missing. */
export const isValueOf = (text: string, variable: Variable): boolean => {
  if (text === '') return true
  if (isNumeric(variable)) return String(Number(text)) === text && Number.isFinite(Number(text))
  const levels = levelsOf(variable)?.map(({ value }) => value) ?? []
  if (variable.type !== 'list') return levels.includes(text)
  if (!/^\[.*\]$/.test(text)) return false
  return (
    text === '[]' ||
    text
      .slice(1, -1)
      .split(LIST_SEPARATOR)
      .every((item) => levels.includes(item))
  )
}
