import type { SourceFault, SourceNote } from '../source.ts'
import { cellName, columnName } from './cell-name.ts'

/** What of a cell a person must know; the detail is the error, or the format in which the number is shown. */
type NoteKind =
  | 'error'
  | 'formula'
  | 'changing'
  | 'external'
  | 'early'
  | 'digits'
  | 'percent'
  | 'scaled'
  | 'padded'
  | 'nothing'
  | 'elapsed'

/** Why a cell cannot be read. */
type FaultKind = 'no value' | 'no day' | 'no number' | 'no text' | 'no boolean' | 'unknown type' | 'twice'

interface Seen<K> {
  readonly kind: K
  readonly detail: string
  readonly first: string
  readonly column: number
  count: number
}

/** Notes and faults of single cells, each kind once with its count and first place, so that many cells make few words. */
export interface Remarks {
  note(kind: NoteKind, row: number, column: number, detail?: string): void
  fault(kind: FaultKind, row: number, column: number, found: string): void
  notes(): readonly SourceNote[]
  faults(): readonly SourceFault[]
}

export const remarksOf = (sheet: string): Remarks => {
  const noted = new Map<string, Seen<NoteKind>>()
  const faulty = new Map<string, Seen<FaultKind>>()
  return {
    note: (kind, row, column, detail = '') => {
      const key = `${kind} ${detail} ${BY_COLUMN.has(kind) ? column : ''}`
      count(noted, key, { kind, detail, first: cellName(row, column), column, count: 1 })
    },
    fault: (kind, row, column, found) =>
      count(faulty, kind, { kind, detail: found, first: cellName(row, column), column, count: 1 }),
    notes: () => [...noted.values()].map((seen) => noteOf(sheet, seen)),
    faults: () => [...faulty.values()].map((seen) => faultOf(sheet, seen)),
  }
}

const count = <K>(seen: Map<string, Seen<K>>, key: string, found: Seen<K>) => {
  const known = seen.get(key)
  if (known === undefined) seen.set(key, found)
  else known.count++
}

/** Kinds that are said of each column. */
const BY_COLUMN: ReadonlySet<NoteKind> = new Set<NoteKind>([
  'percent',
  'scaled',
  'padded',
  'nothing',
  'elapsed',
])

export const placeIn = (sheet: string, where = ''): string =>
  `sheet "${sheet}"${where === '' ? '' : `, ${where}`}`

const noteOf = (sheet: string, seen: Seen<NoteKind>): SourceNote => {
  const where = BY_COLUMN.has(seen.kind) ? `column ${columnName(seen.column)}` : `cell ${seen.first}`
  return { place: placeIn(sheet, where), text: noteText(seen) }
}

const cells = (n: number, one: string, many: string): string =>
  n === 1 ? `1 cell ${one}` : `${n} cells ${many}`

const noteText = ({ kind, detail, count: n, first }: Seen<NoteKind>): string => {
  const from = n === 1 ? '' : `; the first is ${first}`
  switch (kind) {
    case 'error':
      return `${cells(n, 'has', 'have')} the error ${detail}, kept as this text${from}`
    case 'formula':
      return `${cells(n, 'is a formula', 'are formulas')}; the values of the last calculation were read${from}`
    case 'changing':
      return `${cells(n, 'depends', 'depend')} on the day or on chance (TODAY, NOW, RAND); the values are those of the last calculation${from}`
    case 'external':
      return `${cells(n, 'refers', 'refer')} to another workbook, which was not opened; the values of the last calculation were read${from}`
    case 'early':
      return `${cells(n, 'has a day', 'have days')} before 1900-03-01, which Excel and LibreOffice count differently; read as Excel does${from}`
    case 'digits':
      return `${cells(n, 'has', 'have')} a number of more than 15 digits, of which spreadsheets keep 15; identifiers so long must be text${from}`
    case 'elapsed':
      return `${cells(n, 'is', 'are')} a time without a day, read as hours, minutes and seconds`
    case 'percent':
      return `${cells(n, 'is', 'are')} shown as a percentage; the stored number was read, 0.5 for 50%`
    case 'scaled':
    case 'padded':
      return `${cells(n, 'is', 'are')} shown by its format (${detail}) with more than the stored number, which was read`
    case 'nothing':
      return `${cells(n, 'is', 'are')} hidden by its format (${detail}); the stored number was read`
    default: {
      const never: never = kind
      return never
    }
  }
}

const EXPECTED: Readonly<Record<FaultKind, readonly [expected: string, remedy: string]>> = {
  'no value': [
    'a formula with the value of its last calculation',
    'open the workbook in its program, let it calculate, and save it',
  ],
  'no day': ['a day that exists', 'correct the date, or empty the cell'],
  'no number': ['a number', 'open the workbook in its program and save it again'],
  'no text': ['a text of the list of shared texts', 'open the workbook in its program and save it again'],
  'no boolean': ['TRUE or FALSE', 'open the workbook in its program and save it again'],
  'unknown type': ['a type of cell of the file format', 'open the workbook in its program and save it again'],
  twice: [
    'cells in the order of rows and columns, each once',
    'open the workbook in its program and save it again',
  ],
}

const faultOf = (sheet: string, { kind, detail, count: n, first }: Seen<FaultKind>): SourceFault => {
  const more = n === 1 ? '' : ` (and ${n - 1} more such cell${n === 2 ? '' : 's'})`
  const [expected, remedy] = EXPECTED[kind]
  return { place: placeIn(sheet, `cell ${first}`), expected, found: `${detail}${more}`, remedy }
}
