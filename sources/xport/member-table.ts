import { plainName, repeated, shownText } from '../../cohort/values/short-text.ts'
import type { SourceColumn, SourceFault, SourceNote, SourceTable } from '../source.ts'
import { checkSize } from '../support/check-size.ts'
import { kindOfFormat, type SasKind, sasTimeText, showsPart } from '../support/sas-format.ts'
import { MOST_FAULTS } from '../support/source-error.ts'
import { readIbmFloat } from './ibm-float.ts'
import type { Member } from './library.ts'
import type { SasVariable } from './variables.ts'

const RECORD = 80

interface Reading {
  readonly table: SourceTable
  readonly notes: readonly SourceNote[]
  readonly faults: readonly SourceFault[]
}

/** A variable while its cells are read. */
interface Column extends SasVariable {
  readonly title: string
  readonly kind: SasKind
  readonly codes: Set<string>
  /** Cells with a fraction of a day, of which SAS shows the day. */
  fractions: number
}

/** The table of a member; every cell of it, or faults. */
export const tableOf = (
  bytes: Uint8Array,
  member: Member,
  decode: (bytes: Uint8Array) => string,
): Reading => {
  const name = decode(member.name)
  const columns = member.variables.map(
    (variable): Column => ({
      ...variable,
      title: decode(variable.name),
      kind: variable.isNumeric ? kindOfFormat(variable.format) : 'unknown',
      codes: new Set(),
      fractions: 0,
    }),
  )
  const width = columns.reduce((sum, { length }) => sum + length, 0)
  const placeOf = (row: number, column: number): string =>
    `data set ${plainName(name)}, record ${row + 1}, variable ${plainName(columns[column]?.title ?? String(column + 1))}`
  const table = {
    name,
    placeOf,
    columns: [] as readonly SourceColumn[],
    rows: [] as readonly (readonly string[])[],
  }
  const counted = rowCount(bytes, member, width, columns, name)
  const faults = [...nameFaults(name, columns), ...('place' in counted ? [atMember(name, counted)] : [])]
  if ('place' in counted || faults.length > 0) return { table, notes: [], faults }
  const rows: string[][] = []
  for (let r = 0; r < counted.rows && faults.length < MOST_FAULTS; r++) {
    const start = member.start + r * width
    rows.push(
      columns.map((column, c) => {
        const cell = cellOf(bytes, start, column, decode)
        if (typeof cell === 'string') return cell
        faults.push({ place: placeOf(r, c), ...cell })
        return ''
      }),
    )
  }
  return {
    table: { ...table, columns: columns.map((column) => declared(column, decode)), rows },
    notes: [
      ...counted.notes.map((text) => ({ place: `data set ${plainName(name)}`, text })),
      ...notesOf(name, columns),
    ],
    faults,
  }
}

const cellOf = (
  bytes: Uint8Array,
  start: number,
  column: Column,
  decode: (bytes: Uint8Array) => string,
): string | { readonly expected: string; readonly found: string } => {
  const from = start + column.offset
  if (!column.isNumeric) return decode(bytes.subarray(from, from + column.length))
  const number = readIbmFloat(bytes, from, column.length)
  if ('missing' in number) {
    if (number.missing === '.') return ''
    column.codes.add(number.missing)
    return number.missing
  }
  if (column.kind === 'number' || column.kind === 'unknown') return number.text
  if (column.kind === 'date' && number.text.includes('.')) column.fractions += 1
  return (
    sasTimeText(number.text, column.kind) ?? {
      expected: `a ${column.kind} of the years 1 to 9999, as the format ${column.format} says`,
      found: number.text,
    }
  )
}

/**
 * The number of rows. Version 5 does not state it: rows fill the records up to the next data set, and blanks fill the
 * last record. Rows of nothing but blanks cannot be told from this filling, and are read as such, as SAS and R do.
 */
const rowCount = (
  bytes: Uint8Array,
  { start, end, rows }: Member,
  width: number,
  columns: readonly Column[],
  name: string,
): { readonly rows: number; readonly notes: readonly string[] } | SourceFault => {
  const room = end - start
  const remedy = 'transfer the file again in binary mode, or export it again'
  if (rows !== null && (rows * width > room || room - rows * width >= RECORD))
    return {
      place: 'rows',
      expected: `${rows} rows of ${width} bytes, as declared`,
      found: `${room} bytes`,
      remedy,
    }
  let count = rows ?? Math.floor(room / width)
  checkSize(count, columns.length, `data set ${plainName(name)}`)
  const isFilling = (from: number): boolean => {
    for (let at = from; at < end; at++) if (bytes[at] !== 32) return false
    return true
  }
  if (room - count * width >= RECORD || !isFilling(start + count * width))
    return {
      place: `record ${count + 1}`,
      expected: `${width} bytes`,
      found: 'the end of the data set',
      remedy,
    }
  if (rows !== null) return { rows, notes: [] }
  const whole = count
  while (count > 0 && room - (count - 1) * width < RECORD && isFilling(start + (count - 1) * width))
    count -= 1
  const isDoubtful = count < whole && columns.every(({ isNumeric }) => !isNumeric)
  return {
    rows: count,
    notes: isDoubtful
      ? [
          `blanks at the end were read as filling; up to ${whole - count} records without any value could stand there`,
        ]
      : [],
  }
}

const atMember = (name: string, fault: SourceFault): SourceFault => ({
  ...fault,
  place: `data set ${plainName(name)}, ${fault.place}`,
})

const nameFaults = (name: string, columns: readonly Column[]): readonly SourceFault[] => [
  ...columns.flatMap(({ title }, c) =>
    title === ''
      ? [{ place: `data set ${plainName(name)}, variable ${c + 1}`, expected: 'a name', found: 'none' }]
      : [],
  ),
  ...repeated(columns.map(({ title }) => title).filter((title) => title !== '')).map((title) => ({
    place: `data set ${plainName(name)}`,
    expected: 'variables with different names',
    found: `${shownText(title)} twice`,
  })),
]

const KINDS = {
  date: 'date',
  datetime: 'datetime',
  time: 'text',
  number: 'number',
  unknown: 'number',
} as const

const declared = (
  { isNumeric, title, label, kind, codes }: Column,
  decode: (bytes: Uint8Array) => string,
): SourceColumn => {
  const text = decode(label)
  return {
    name: title,
    ...(text === '' ? {} : { label: text }),
    kind: isNumeric ? KINDS[kind] : 'text',
    ...(codes.size === 0 ? {} : { missing: [...codes].sort().map((value) => ({ value })) }),
  }
}

const notesOf = (name: string, columns: readonly Column[]): readonly SourceNote[] =>
  columns.flatMap(({ isNumeric, title, kind, format, fractions }) => {
    const place = `data set ${plainName(name)}, variable ${plainName(title)}`
    return [
      ...(kind === 'unknown' &&
      (isNumeric || /^\$(?!F?$|CHAR$|VARYING$|UPCASE$|QUOTE$|HEX$|ASCII$)/.test(format))
        ? [
            {
              place,
              text: `its values have labels in the format ${shownText(format)}, which is not part of the file`,
            },
          ]
        : []),
      ...(isNumeric && showsPart(format)
        ? [{ place, text: `SAS shows only a part of its dates (format ${format}); they were read whole` }]
        : []),
      ...(fractions === 0
        ? []
        : [
            {
              place,
              text: `fractions of a day, which the format does not show, were not read (cells: ${fractions})`,
            },
          ]),
    ]
  })
