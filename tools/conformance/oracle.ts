import { readFileSync } from 'node:fs'
import type { Answer } from '../../statistics/numbers/answer.ts'
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts'
import { eventTableOf, type SubjectRow } from './event-table-of.ts'

/** The folder of R scripts and their committed output. */
export const ORACLE = new URL('../../test/oracle/', import.meta.url)

/** Records of a CSV without quotes, by header. */
export const readCsv = (path: string): readonly Readonly<Record<string, string>>[] => {
  const [header, ...lines] = readFileSync(new URL(path, ORACLE), 'utf8').trimEnd().split('\n')
  const names = header!.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

export interface OracleRow extends SubjectRow {
  readonly entry: number
  readonly group: string
  readonly stratum: string
}

export const subjectsOf = (dataset: string): readonly OracleRow[] =>
  readCsv(`data/${dataset}.csv`).map((row) => ({
    entry: Number(row.entry),
    time: Number(row.time),
    status: Number(row.status),
    group: row.group!,
    stratum: row.stratum!,
  }))

/** The curve of these rows, ignoring groups. */
export const kmOf = (rows: readonly SubjectRow[]): ReturnType<typeof kaplanMeier> => {
  const { times, groups } = eventTableOf(rows.map((row) => ({ ...row, group: 'all' })))
  return kaplanMeier(times, groups[0]!)
}

/** The value of a cell; null if R has none. */
export const cellValue = (cell: string): number | null => (cell === 'NA' || cell === '' ? null : Number(cell))

/** |a - b| / max(1, |b|). */
export const distance = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(b))

export const answerOf = (answer: Answer): number | null => (answer.known ? answer.value : null)

/** Collects every disagreement, so that a failing test shows all. */
export const comparison = (tolerance = 1e-10) => {
  const faults: string[] = []
  const largest = new Map<string, number>()
  let compared = 0
  return {
    faults,
    largest,
    count: () => compared,
    check: (what: string, quantity: string, ours: number | null, theirs: number | null): void => {
      compared += 1
      if (ours === null || theirs === null) {
        if (ours !== theirs) faults.push(`${what} ${quantity}: expected ${theirs}, found ${ours}`)
        return
      }
      const far = distance(ours, theirs)
      largest.set(quantity, Math.max(far, largest.get(quantity) ?? 0))
      if (!(far <= tolerance)) faults.push(`${what} ${quantity}: expected ${theirs}, found ${ours}`)
    },
  }
}

/** Casebook's number and another program's, for one quantity of one data set. */
export interface Compared {
  readonly dataset: string
  readonly quantity: string
  /** Which group, and where. */
  readonly what: string
  readonly ours: number | null
  readonly theirs: number | null
}

export const compareAll = (all: Iterable<Compared>, tolerance?: number): ReturnType<typeof comparison> => {
  const compare = comparison(tolerance)
  for (const { what, quantity, ours, theirs } of all) compare.check(what, quantity, ours, theirs)
  return compare
}

/** Rows by a key, in order of first appearance (Map.groupBy is younger than Node 20). */
export const groupBy = <T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = found.get(key)
    if (group) group.push(row)
    else found.set(key, [row])
  }
  return found
}
