import type { Resource } from '../../../cohort/descriptors/data-package.ts'
import { encodeValue, type Value } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Column } from '../descriptors/match-columns.ts'

type Values = Readonly<Record<string, Value>>

/**
 * What a file with several rows a subject declares as its primary key tells its rows apart: each key stands once, and
 * none of its columns is missing, as Data Package has it. A cell at fault, which has no value, is told by itself.
 * Of the other files the key is the subject, or what others point to, which stands once anyhow.
 */
export const keyChecker = (
  { path: file, rows, schema }: Resource,
  columns: readonly Column[],
  faults: Fault[],
): ((values: Values, line: number) => void) => {
  const names = [schema.primaryKey ?? []].flat()
  if (rows !== 'many' || names.length === 0) return () => {}
  const lines = new Map<string, number>()
  const placeOf = (name: string) => columns.find(({ field }) => field.name === name)!.index + 1
  return (values, line) => {
    if (!names.every((name) => Object.hasOwn(values, name))) return
    const missing = names.find((name) => values[name] === null)
    if (missing !== undefined) {
      const place = { file, line, column: placeOf(missing), field: missing }
      faults.push({ ...place, expected: 'a value, since it is part of the primaryKey', found: 'none' })
      return
    }
    const key = keyOf(names, values)
    const before = lines.get(key)
    if (before === undefined) lines.set(key, line)
    else
      faults.push({
        ...{ file, line, column: placeOf(names[0]!), field: names.join(', ') },
        expected: `each key once (line ${before} has it)`,
        found: `"${names.map((name) => encodeValue(values[name]!)).join('", "')}" again`,
        remedy: AGAIN,
      })
  }
}

const AGAIN = 'remove one of the two rows, or add to the primaryKey the column that distinguishes them'

/** Values as one text; no file may hold a NUL, so that it parts any two of them. */
export const keyOf = (names: readonly string[], values: Values): string =>
  names.map((name) => encodeValue(values[name] ?? null)).join('\0')
