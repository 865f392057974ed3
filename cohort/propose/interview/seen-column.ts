import { readCell } from '../../cells/read-cell.ts'
import type { Field } from '../../descriptors/field.ts'
import { otherWords, shownText } from '../../values/short-text.ts'
import { unitAfter } from '../../values/unit.ts'
import type { ProposedFile } from '../files.ts'
import type { FoundFile } from '../found-file.ts'

/** A column of a file with at most one row per subject: its proposed description and its cells. */
export interface SeenColumn {
  readonly field: Field
  /** Index of its file. */
  readonly file: number
  /** The texts of its rows; read when they are needed, since a file may be large. */
  readonly cells: () => readonly string[]
  /** It may identify subjects: none of its values is shown. */
  readonly isWithheld: boolean
}

/** The columns of the files with at most one row per subject, or of the file of that number. */
export const seenColumns = (
  files: readonly FoundFile[],
  proposed: readonly ProposedFile[],
  withheld: readonly string[] = [],
  only?: number,
): readonly SeenColumn[] =>
  proposed.flatMap(({ resource: { rows, schema } }, file) => {
    const isSeen = only === undefined ? rows !== 'many' : only === file
    if (!isSeen) return []
    return schema.fields.map((field, c) => ({
      field,
      file,
      cells: () => files[file]!.rows.map((row) => row[c] ?? ''),
      isWithheld: withheld.includes(field.name),
    }))
  })

/** The texts that mean a missing value in a column. */
export const missingOf = ({ missingValues }: Field): readonly string[] =>
  (missingValues ?? ['']).map((word) => (typeof word === 'string' ? word : word.value))

/** The cells of a column that are not missing. */
const filled = ({ field, cells }: SeenColumn): readonly string[] => {
  const missing = new Set(missingOf(field))
  return cells().filter((text) => !missing.has(text))
}

/** Whether a column has one value in all its rows, whatever else is declared for it. */
export const isConstant = (column: SeenColumn): boolean => new Set(filled(column)).size < 2

/**
 * What a column holds, in few words: counts of its codes, or the smallest and the largest number or date; and how many
 * cells are missing. Of other texts, and of a column that may identify subjects, no value is shown.
 */
export const evidence = (column: SeenColumn): string => {
  const { field, cells, isWithheld } = column
  const values = filled(column)
  const missing = cells().length - values.length
  const words = isWithheld ? 'not shown' : valuesSeen(field, values)
  return `${words}${missing === 0 ? '' : `; ${missing} missing`}`
}

const valuesSeen = (field: Field, values: readonly string[]): string => {
  if (values.length === 0) return 'empty'
  if (field.type === 'boolean' || field.categories !== undefined) return codesSeen(field, values)
  if (field.type === 'string' || field.type === 'list') return `text, ${new Set(values).size} different`
  const read = values.flatMap((text) => {
    const reading = readCell(text, field, [])
    return 'value' in reading && (typeof reading.value === 'number' || typeof reading.value === 'string')
      ? [reading.value]
      : []
  })
  const [least, most] = extremes(read)
  const unit = field.unit === undefined ? '' : unitAfter('', field.unit)
  return `${field.type === 'date' ? 'dates' : 'numbers'} ${least} to ${most}${unit}`
}

/** The smallest and the largest; dates are compared as texts, year first. */
const extremes = <T>(values: readonly T[]): readonly [T | undefined, T | undefined] => {
  let [least, most] = [values[0], values[0]]
  for (const value of values) {
    if (value < least!) least = value
    if (value > most!) most = value
  }
  return [least, most]
}

const codesSeen = (field: Field, values: readonly string[]): string => {
  const words = [...countsOf(values)].map(
    ([text, n]) => `${inShort(labelled(text, codeLabel(field, text)))} (${n})`,
  )
  const more = words.length - MOST_CODES
  return `${words.slice(0, MOST_CODES).join(', ')}${more > 0 ? `, and ${otherWords(more)}` : ''}`
}

const labelled = (text: string, label: string): string =>
  label === '' || label === text ? text : `${text} ${shownText(label)}`

/** The declared label of a code; empty if it has none. */
export const codeLabel = ({ categories }: Field, code: string): string => {
  const category = categories?.find((one) => typeof one === 'object' && String(one.value) === code)
  return (typeof category === 'object' ? category.label : undefined) ?? ''
}

/** Text -> number of cells, the most frequent first; equally frequent ones in the order of the file. */
export const countsOf = (values: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const text of values) counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

/** A text of the file in a list of others. */
export const inShort = (text: string): string => {
  const letters = [...text]
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join('')}…`
}

const MOST_CODES = 6
const LONGEST = 40

/** The codes of the event: whether the text of a cell has one of them. */
export const hasCode = (field: Field, codes: readonly string[]): ((text: string) => boolean) => {
  const missing = missingOf(field)
  return (text) => {
    const reading = readCell(text, field, missing)
    return 'value' in reading && reading.value !== null && codes.includes(String(reading.value))
  }
}
