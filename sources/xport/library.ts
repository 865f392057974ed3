import type { SourceFault } from '../source.ts'
import {
  ascii,
  NAMESTR_SIZE,
  readLongTexts,
  readVariables,
  type SasVariable,
  variableFaults,
  withLongTexts,
} from './variables.ts'

/** A data set of a transport file: its variables, and where its rows are. */
export interface Member {
  readonly name: Uint8Array
  readonly variables: readonly SasVariable[]
  readonly start: number
  /** Where the next member begins, or the file ends: a multiple of 80 bytes. */
  readonly end: number
  /** The number of rows, where version 8 states it. */
  readonly rows: number | null
}

const RECORD = 80
const HEADER = /^HEADER RECORD\*{7}(.{8})HEADER RECORD!{7}(.{32})$/s

export const isTransport = (bytes: Uint8Array): boolean =>
  /^HEADER RECORD\*{7}(LIBRARY |LIBV8 {3})HEADER RECORD!{7}/.test(ascii(bytes.subarray(0, RECORD)))

/** The members of a transport file, or what is wrong with its header records. Nothing is believed that the file is too short for. */
export const membersOf = (bytes: Uint8Array): readonly Member[] | readonly [SourceFault] => {
  const members: Member[] = []
  const records = new Records(bytes)
  if (bytes.length % RECORD !== 0)
    return [
      records.fault(bytes.length, 'records of 80 bytes', `${bytes.length % RECORD} bytes in the last one`),
    ]
  if (bytes.length < 3 * RECORD)
    return [records.fault(bytes.length, 'three records of the library', 'the end')]
  let at = 3 * RECORD
  while (at < bytes.length) {
    const member = readMember(records, at)
    if ('place' in member) return [member]
    members.push(member)
    at = member.end
  }
  return members.length > 0 ? members : [records.fault(at, 'a data set', 'the end of the file')]
}

class Records {
  readonly bytes: Uint8Array
  readonly view: DataView

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** The kind and the numbers of the header record at a position; null where it is none. */
  header(at: number): { readonly kind: string; readonly numbers: string } | null {
    const [, kind, numbers] = HEADER.exec(ascii(this.bytes.subarray(at, at + RECORD))) ?? []
    return kind === undefined ? null : { kind: kind.trim(), numbers: numbers! }
  }

  fault(at: number, expected: string, found: string): SourceFault {
    return {
      place: `byte ${at + 1}`,
      expected,
      found,
      remedy: 'transfer the file again in binary mode, or export it again',
    }
  }

  /** Whether a member begins here; the record after it must be the header of its description, unless the file is cut. */
  beginsMember(at: number): boolean {
    if (this.bytes[at] !== 72 || !/^MEMB(ER|V8)$/.test(this.header(at)?.kind ?? '')) return false
    return at + RECORD >= this.bytes.length || /^DSC(RPTR|PTV8)$/.test(this.header(at + RECORD)?.kind ?? '')
  }
}

const readMember = (records: Records, at: number): Member | SourceFault => {
  const { bytes } = records
  const expectHeader = (position: number, kinds: readonly string[]): SourceFault | null => {
    const found = records.header(position)
    return found && kinds.includes(found.kind)
      ? null
      : records.fault(
          position,
          `a header record ${kinds.join(' or ')}`,
          found
            ? `one of ${printable(found.kind)}`
            : position >= bytes.length
              ? 'the end of the file'
              : 'other bytes',
        )
  }
  const wrong =
    expectHeader(at, ['MEMBER', 'MEMBV8']) ??
    expectHeader(at + RECORD, ['DSCRPTR', 'DSCPTV8']) ??
    expectHeader(at + 4 * RECORD, ['NAMESTR', 'NAMSTV8'])
  if (wrong) return wrong
  const isLong = records.header(at)!.kind === 'MEMBV8'
  const description = at + 2 * RECORD
  const name = bytes.subarray(description + 8, description + (isLong ? 40 : 16))
  const size = Number(/(\d{3})\s*$/.exec(records.header(at)!.numbers)?.[1] ?? NAMESTR_SIZE)
  const count = Number(records.header(at + 4 * RECORD)!.numbers.slice(4, 10))
  const start = at + 5 * RECORD
  const after = start + padded(count * size)
  if (size !== 136 && size !== NAMESTR_SIZE)
    return records.fault(at, 'variable records of 136 or 140 bytes', `${size}`)
  if (!(count >= 1 && after <= bytes.length))
    return records.fault(
      at + 4 * RECORD,
      'as many variables as the file has records for',
      `${count} declared`,
    )
  const declared = readVariables(records.view, start, count, size, isLong)
  const long = longTextsAt(records, after)
  if ('place' in long) return long
  const noRows = expectHeader(long.end, ['OBS', 'OBSV8'])
  if (noRows) return noRows
  const variables = withLongTexts(declared, long.texts)
  const [fault] = variableFaults(variables, `data set at byte ${at + 1}`)
  if (fault) return fault
  const first = long.end + RECORD
  const rows = Number(records.header(long.end)!.numbers.slice(0, 15).trim() || 0)
  let end = first
  while (end < bytes.length && !records.beginsMember(end)) end += RECORD
  return { name, variables, start: first, end, rows: Number.isSafeInteger(rows) && rows > 0 ? rows : null }
}

/** The records of long labels, where there are any, and where they end. */
const longTextsAt = (
  records: Records,
  at: number,
):
  | { readonly texts: NonNullable<ReturnType<typeof readLongTexts>>['texts']; readonly end: number }
  | SourceFault => {
  const found = records.header(at)
  if (!found || !/^LABELV[89]$/.test(found.kind)) return { texts: new Map(), end: at }
  // the number stands at the left, in five digits, or at the right of blanks
  const count = Number(/^\s*(\d{1,5})/.exec(found.numbers)?.[1] ?? 0)
  const long = readLongTexts(records.view, at + RECORD, count, found.kind === 'LABELV9')
  return long === null
    ? records.fault(at, `${count} long labels`, 'fewer before the end of the file')
    : { texts: long.texts, end: at + RECORD + padded(long.end - at - RECORD) }
}

const padded = (length: number): number => Math.ceil(length / RECORD) * RECORD

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?')
