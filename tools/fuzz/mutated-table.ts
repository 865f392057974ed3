/** Replacements of a cell. */
const CELLS = [
  ...['', 'x', '0', '-1', '-0', '1e99', '1e400', '1e-99', '0.5', '99', '2000', '1,5', '"1,5"', ' ', '=1'],
  ...['"a', '""', '\r', 'A', 'B', 'Yes', 'No', 'DOD', 'I', 'constructor', '__proto__', '\u202e', 'P1'],
  ...['"a\nb"', 'Infinity', 'NA', '1.234,5', '2015-02-30', '2015-03', '31/12/2015', '\u0000', '１', '−1'],
]

export const TABLE_KINDS = [
  'another cell',
  'a cell less',
  'a cell more',
  'a row less',
  'a row twice',
  'two cells exchanged',
  'a column less',
  'a column twice',
  'another header',
] as const

/** A table with one thing done to it. */
export const mutatedTable = (
  table: string,
  kind: string,
  { place, other }: { readonly place: number; readonly other: number },
): string => {
  const delimiter = (table.split('\n')[0] ?? '').includes(';') ? ';' : ','
  const rows = table.split('\n').map((line) => line.split(delimiter))
  const row = at(rows, place)
  const column = other % row.length
  const cell = at(CELLS, place + other)
  switch (kind as (typeof TABLE_KINDS)[number]) {
    case 'another cell':
      row[column] = cell
      break
    case 'a cell less':
      row.splice(column, 1)
      break
    case 'a cell more':
      row.splice(column, 0, cell)
      break
    case 'a row less':
      rows.splice(place % rows.length, 1)
      break
    case 'a row twice':
      rows.splice(other % rows.length, 0, [...row])
      break
    case 'two cells exchanged': {
      const next = at(rows, place + 1)
      const kept = row[column]!
      row[column] = at(next, other)
      next[other % next.length] = kept
      break
    }
    case 'a column less':
      for (const cells of rows) cells.splice(column, 1)
      break
    case 'a column twice':
      for (const cells of rows) cells.push(cells[column] ?? '')
      break
    case 'another header':
      rows[0]![other % rows[0]!.length] = at([...rows[0]!, ...CELLS], place)
  }
  return rows.map((cells) => cells.join(delimiter)).join('\n')
}

const at = <T>(items: readonly T[], place: number): T => items[place % items.length]!
