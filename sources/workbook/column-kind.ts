import type { SourceColumn, SourceNote } from '../source.ts'
import { cellName, columnName } from './cell-name.ts'
import { placeIn } from './remarks.ts'
import type { CellKind } from './sheet.ts'

/** How many cells of a kind a column has, and the row of the first. */
type KindCounts = ReadonlyMap<CellKind, { readonly count: number; readonly first: number }>

const WORDS: Readonly<Record<CellKind, string>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date with time',
  elapsed: 'time',
  boolean: 'TRUE or FALSE',
  error: 'error',
}

/**
 * The kind of a column whose cells are all of one kind, errors apart; dates with and without a time are `datetime`. A
 * mixture has no kind, and a note that names the first cell of the rarer kinds.
 */
export const columnKind = (
  sheet: string,
  column: number,
  counts: KindCounts,
): { readonly kind?: NonNullable<SourceColumn['kind']>; readonly notes: readonly SourceNote[] } => {
  const kinds = [...counts.keys()].filter((kind) => kind !== 'error')
  const [kind] = kinds
  if (kind === undefined) return { notes: [] }
  if (kinds.length === 1) return { kind: kind === 'elapsed' ? 'text' : kind, notes: [] }
  const isDates = kinds.every((other) => other === 'date' || other === 'datetime')
  return isDates ? { kind: 'datetime', notes: [] } : { notes: [mixtureNote(sheet, column, counts, kinds)] }
}

const mixtureNote = (
  sheet: string,
  column: number,
  counts: KindCounts,
  kinds: readonly CellKind[],
): SourceNote => {
  const parts = kinds
    .map((kind) => ({ kind, ...counts.get(kind)! }))
    .sort((a, b) => b.count - a.count)
    .map(({ kind, count, first }) => `${WORDS[kind]} in ${count} (first ${cellName(first, column)})`)
  return {
    place: placeIn(sheet, `column ${columnName(column)}`),
    text: `cells of different kinds: ${parts.join(', ')}`,
  }
}
