import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import { encodeValue, type Value } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { MatchedColumn } from '../descriptors/match-columns.ts'

type Values = Readonly<Record<string, Value>>

/**
 * Checks the primary key of a file with several rows per subject: each key is unique and complete, as Data Package
 * requires. Rows with a cell at fault are skipped. In all other files the key is the subject or the lookup key, which
 * is unique anyway.
 */
export const keyChecker = (
  { path: file, rows, schema }: Resource,
  columns: readonly MatchedColumn[],
  faults: Fault[],
): ((values: Values, line: number) => void) => {
  const names = [schema.primaryKey ?? []].flat()
  if (rows !== 'many' || names.length === 0) return () => {}
  const lines = new Map<string, number>()
  const columnOf = (name: string) => columns.find(({ field }) => field.name === name)!.index + 1
  return (values, line) => {
    if (!names.every((name) => Object.hasOwn(values, name))) return
    const missing = names.find((name) => values[name] === null)
    if (missing !== undefined) {
      const location = { file, line, column: columnOf(missing), field: missing }
      faults.push({ ...location, expected: 'a value, since it is part of the primaryKey', found: 'none' })
      return
    }
    const key = compositeKey(names, values)
    const earlier = lines.get(key)
    if (earlier === undefined) lines.set(key, line)
    else
      faults.push({
        ...{ file, line, column: columnOf(names[0]!), field: names.join(', ') },
        expected: `each key once (also in line ${earlier})`,
        found: `"${names.map((name) => encodeValue(values[name]!)).join('", "')}" again`,
        remedy: REPEATED_KEY,
      })
  }
}

const REPEATED_KEY = 'remove one of the two rows, or add to the primaryKey the column that distinguishes them'

/** Values joined by NUL, which no file may contain. */
export const compositeKey = (names: readonly string[], values: Values): string =>
  names.map((name) => encodeValue(values[name] ?? null)).join('\0')
