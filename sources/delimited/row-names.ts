import type { SourceNote } from '../source.ts'

/** A header in which a first column without a name has one. */
export interface NamedRows {
  readonly header: readonly string[]
  readonly rowNames?: string
  readonly notes: readonly SourceNote[]
}

/**
 * Names a first column without a header whose cells are filled and all different: R (write.csv) and pandas (to_csv) write
 * the names or numbers of rows so.
 */
export const namedRows = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  place: string,
): NamedRows => {
  const names = rows.map((cells) => cells[0]?.trim() ?? '')
  const areNames = rows.length > 0 && !names.includes('') && new Set(names).size === names.length
  if (header[0] !== '' || header.length < 2 || !areNames) return { header, notes: [] }
  const rowNames = ['row', 'row_name', 'row_name_1', 'row_name_2'].find((name) => !header.includes(name))!
  const text = `no header, and a different value in every row ("${names[0]}", ...), as R and pandas write names or numbers of rows; it is called "${rowNames}"`
  return { header: [rowNames, ...header.slice(1)], rowNames, notes: [{ place, text }] }
}
