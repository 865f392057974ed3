import { categoryTexts } from '../cells/read-cell.ts'
import type { Field } from '../descriptors/field.ts'

/** A table of text: what comparing two versions needs. */
export interface TextTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What differs between two versions of a table. */
export interface TableDifference {
  readonly newColumns: readonly string[]
  /** Subjects that only the new version has, and that only the old one has, in the order of their files. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Subjects of both whose rows differ, with the columns that do; empty where the number of rows differs. */
  readonly changed: readonly { readonly subject: string; readonly columns: readonly string[] }[]
  /** Values that no category of their column declares, by column. */
  readonly newCategories: readonly { readonly column: string; readonly values: readonly string[] }[]
}

/**
 * Compares two versions of a table by subject. Rows of one subject are compared in their order; columns by name, so that
 * their order does not matter. A space at an end of a subject's name is part of it.
 * @param fields the declared columns, which both versions have
 */
export const compareTables = (
  before: TextTable,
  after: TextTable,
  subject: string,
  fields: readonly Field[],
): TableDifference => {
  const names = fields.map(({ name }) => name)
  const [old, fresh] = [before, after].map((table) => rowsBySubject(table, subject, names))
  const changed = [...fresh!].flatMap(([name, rows]) => {
    const own = old!.get(name)
    if (own === undefined) return []
    if (own.length !== rows.length) return [{ subject: name, columns: [] }]
    const columns = names.filter((_, c) => rows.some((row, i) => row[c] !== own[i]![c]))
    return columns.length === 0 ? [] : [{ subject: name, columns }]
  })
  return {
    newColumns: after.header.filter((name) => !names.includes(name)),
    added: [...fresh!.keys()].filter((name) => !old!.has(name)),
    removed: [...old!.keys()].filter((name) => !fresh!.has(name)),
    changed,
    newCategories: fields.flatMap((field) => {
      const values = newValues(field, after)
      return values.length === 0 ? [] : [{ column: field.name, values }]
    }),
  }
}

const rowsBySubject = (
  { header, rows }: TextTable,
  subject: string,
  names: readonly string[],
): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const key = header.indexOf(subject)
  const columns = names.map((name) => header.indexOf(name))
  const found = new Map<string, (readonly string[])[]>()
  for (const row of rows) {
    const name = row[key] ?? ''
    const cells = columns.map((c) => row[c] ?? '')
    found.get(name)?.push(cells) ?? found.set(name, [cells])
  }
  return found
}

/** Texts of a column with categories that are none of them and do not mean missing. */
const newValues = (field: Field, { header, rows }: TextTable): readonly string[] => {
  const known = field.type === 'list' ? null : categoryTexts(field)
  if (known === null) return []
  const missing = (field.missingValues ?? ['']).map((word) => (typeof word === 'string' ? word : word.value))
  const c = header.indexOf(field.name)
  const isNumber = field.type !== 'string'
  const isKnown = (text: string): boolean =>
    known.includes(text) || (isNumber && known.includes(String(Number(text))))
  return [...new Set(rows.map((row) => row[c] ?? ''))].filter(
    (text) => text !== '' && !missing.includes(text) && !isKnown(text),
  )
}
