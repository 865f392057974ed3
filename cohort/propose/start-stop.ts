import type { FoundFile } from './found-file.ts'

/** A file with several rows per subject, each from a start to a stop (counting-process form). */
export interface StartStop {
  readonly subject: string
  readonly start: string
  readonly stop: string
  /** Columns that have one value in all rows of each subject. */
  readonly columns: readonly string[]
}

const START = /^(t?_?start(_?time)?|t_?0|tstart|begin|from|entry|enter|time_?1|von|beginn)$/i
const STOP = /^(t?_?stop(_?time)?|tstop|end|to|exit|time_?2|bis|ende)$/i

/**
 * Columns that may be times of entry before a time of exit: called so, and in every row numbers at most as large. Such a
 * time has the unit of the exit.
 */
export const entryColumns = (file: FoundFile, exit: string): readonly string[] => {
  const to = numbersOf(file, exit)
  return to === null
    ? []
    : file.header.filter(
        (name) =>
          START.test(name) && (numbersOf(file, name)?.every((time, row) => time <= to[row]!) ?? false),
      )
}

/**
 * The columns of start-stop rows: a start and a stop that are numbers, and the one column of which each value has rows
 * that follow each other without overlap, some value several. Null where there are none, or several such columns.
 * @param said the subject, if a person named it
 */
export const startStopOf = (file: FoundFile, said?: string): StartStop | null => {
  const start = file.header.find((name) => START.test(name))
  const stop = file.header.find((name) => STOP.test(name))
  if (start === undefined || stop === undefined) return null
  const [from, to] = [start, stop].map((name) => numbersOf(file, name))
  if (from === null || to === null) return null
  if (!from!.every((time, row) => time < to![row]!)) return null
  const candidates =
    said === undefined ? file.header.filter((name) => name !== start && name !== stop) : [said]
  const subjects = candidates.filter((name) => follow(file, name, from!, to!))
  const [subject, ...more] = subjects
  if (subject === undefined || more.length > 0) return null
  return { subject, start, stop, columns: constantColumns(file, subject, [start, stop]) }
}

const numbersOf = ({ header, rows }: FoundFile, name: string): readonly number[] | null => {
  const c = header.indexOf(name)
  const cells = rows.map((row) => (row[c] ?? '').trim().replace(',', '.'))
  return cells.every((cell) => /^\d+(\.\d+)?$/.test(cell)) ? cells.map(Number) : null
}

/** Whether the rows of each value lie one after the other in time, and some value has several. */
const follow = (
  { header, rows }: FoundFile,
  name: string,
  from: readonly number[],
  to: readonly number[],
): boolean => {
  const c = header.indexOf(name)
  if (c < 0) return false
  const last = new Map<string, number>()
  let isRepeated = false
  for (const [row, cells] of rows.entries()) {
    const value = cells[c] ?? ''
    const before = last.get(value)
    if (value.trim() === '' || (before !== undefined && from[row]! < before)) return false
    if (before !== undefined) isRepeated = true
    last.set(value, to[row]!)
  }
  return isRepeated
}

/** Columns that have one value in all rows of each subject. */
export const constantColumns = (
  { header, rows }: FoundFile,
  subject: string,
  not: readonly string[],
): readonly string[] => {
  const key = header.indexOf(subject)
  return header.filter((name, c) => {
    if (name === subject || not.includes(name)) return false
    const first = new Map<string, string>()
    return rows.every((row) => {
      const before = first.get(row[key]!)
      if (before === undefined) first.set(row[key]!, row[c] ?? '')
      return before === undefined || before === (row[c] ?? '')
    })
  })
}

/** Columns by their index in the file, and rows of them. */
interface Part {
  readonly columns: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

/** One row per subject with the constant columns, and all rows with the others. */
export const splitStartStop = (
  { header, rows }: FoundFile,
  subject: string,
  constant: readonly string[],
): { readonly subjects: Part; readonly rows: Part } => {
  const indices = (keep: (name: string) => boolean): readonly number[] =>
    header.flatMap((name, c) => (keep(name) ? [c] : []))
  const pick = (row: readonly string[], columns: readonly number[]) => columns.map((c) => row[c] ?? '')
  const ofSubjects = indices((name) => name === subject || constant.includes(name))
  const ofRows = indices((name) => name === subject || !constant.includes(name))
  const key = header.indexOf(subject)
  const firstRows = new Map<string, readonly string[]>()
  for (const row of rows) if (!firstRows.has(row[key]!)) firstRows.set(row[key]!, row)
  return {
    subjects: { columns: ofSubjects, rows: [...firstRows.values()].map((row) => pick(row, ofSubjects)) },
    rows: { columns: ofRows, rows: rows.map((row) => pick(row, ofRows)) },
  }
}
