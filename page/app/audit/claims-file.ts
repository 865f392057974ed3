import { table } from '../../../pipeline/formats/csv.ts'

/** The columns of claims.csv that a person edits. */
export type ClaimColumn = 'id' | 'place' | 'label' | 'published' | 'unit' | 'result' | 'reason'

const COLUMNS: readonly string[] = [
  'id',
  'place',
  'label',
  'published',
  'unit',
  'result',
  'reason',
  'statement',
]

/** claims.csv as rows to edit; every change gives its bytes. */
export interface ClaimsFile {
  readonly count: number
  cell(row: number, column: ClaimColumn): string
  write(row: number, column: ClaimColumn, text: string): void
  /** A new row after a row, or at the end. */
  add(): void
  remove(row: number): void
  bytes(): Uint8Array
}

/** @returns null for a text that is no table of claims: it is edited as text */
export const claimsFile = (bytes: Uint8Array | undefined): ClaimsFile | null => {
  const read = bytes === undefined ? { header: COLUMNS, rows: [] } : parsed(bytes)
  if (read === null) return null
  const { header } = read
  const rows = read.rows.map((row) => [...row])
  const at = (column: string): number => header.indexOf(column)
  return {
    get count() {
      return rows.length
    },
    cell: (row, column) => rows[row]?.[at(column)] ?? '',
    write: (row, column, text) => {
      rows[row]![at(column)] = text
    },
    add: () => {
      const row = header.map(() => '')
      row[at('id')] = freeId(new Set(rows.map((other) => other[at('id')] ?? '')))
      rows.push(row)
    },
    remove: (row) => void rows.splice(row, 1),
    bytes: () => table.encode({ header, rows }),
  }
}

const parsed = (bytes: Uint8Array): ReturnType<typeof table.decode> | null => {
  try {
    const text = new TextDecoder().decode(bytes).replace(/\r\n/g, '\n')
    const read = table.decode(new TextEncoder().encode(text), 'claims.csv')
    const isWhole = COLUMNS.slice(0, 7).every((column) => read.header.includes(column))
    return isWhole && read.rows.every((row) => row.length === read.header.length) ? read : null
  } catch {
    return null
  }
}

/** How `draft-claims` begins the reason of a row that a person has to decide. */
export const MARK = 'TO DECIDE'

export const isOpen = (file: Pick<ClaimsFile, 'cell'>, row: number): boolean =>
  file.cell(row, 'reason').startsWith(MARK)

const freeId = (used: ReadonlySet<string>): string => {
  let number = used.size + 1
  while (used.has(`claim-${number}`)) number += 1
  return `claim-${number}`
}

/** The verdict of each claim in the last run, by id. */
export const verdictsOf = (bytes: Uint8Array | undefined): ReadonlyMap<string, string> => {
  if (bytes === undefined) return new Map()
  const { header, rows } = table.decode(bytes, 'verdicts.csv')
  const [id, verdict] = [header.indexOf('id'), header.indexOf('verdict')]
  return new Map(rows.map((row) => [row[id] ?? '', row[verdict] ?? '']))
}
