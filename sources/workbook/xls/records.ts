import { SourceError } from '../../support/source-error.ts'

/** Types of records that are read ([MS-XLS] 2.3.1). */
export const RECORD = {
  FORMULA: 0x06,
  EOF: 0x0a,
  EXTERNSHEET: 0x17,
  DATEMODE: 0x22,
  EXTERNNAME: 0x23,
  FILEPASS: 0x2f,
  CONTINUE: 0x3c,
  COLINFO: 0x7d,
  BOUNDSHEET: 0x85,
  MULRK: 0xbd,
  MULBLANK: 0xbe,
  RSTRING: 0xd6,
  XF: 0xe0,
  MERGECELLS: 0xe5,
  SST: 0xfc,
  LABELSST: 0xfd,
  SUPBOOK: 0x1ae,
  RECALCID: 0x1c1,
  BLANK: 0x201,
  NUMBER: 0x203,
  LABEL: 0x204,
  BOOLERR: 0x205,
  STRING: 0x207,
  ROW: 0x208,
  ARRAY: 0x221,
  TABLE: 0x236,
  RK: 0x27e,
  FORMAT: 0x41e,
  SHRFMLA: 0x4bc,
  BOF: 0x809,
} as const

const HEADER = 4

/** Excel fills pieces of 8 kB: so many are more than the largest workbook that is read. */
const MOST_PIECES = 20_000

/** The records of a stream one after the other. Offsets count from the first byte of the record's content. */
export interface Records {
  readonly type: number
  readonly size: number
  /** Where the next record begins in the stream. */
  readonly end: number
  /** Goes to the next record and gives its type. @throws SourceError if the stream ends before the record does */
  next(): number
  uint8(offset: number): number
  uint16(offset: number): number
  uint32(offset: number): number
  float64(offset: number): number
  /** A part of the content, as a view. */
  bytes(offset: number, count?: number): Uint8Array
  /** The content from an offset on, and that of the CONTINUE records that follow, to which it goes. */
  pieces(offset: number): readonly Uint8Array[]
  fail(found: string): SourceError
}

/** @param place for faults: the file, or a sheet */
export const recordsFrom = (stream: Uint8Array, start: number, place: string): Records => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let type = 0
  let size = 0
  let content = start
  const fail = (found: string) =>
    new SourceError({
      place,
      expected: 'complete records of an Excel 97-2003 workbook',
      found,
      remedy: 'copy or download the file again, or open it in its program and save it again',
    })
  const at = (offset: number, count: number): number => {
    if (!(count >= 0 && offset + count <= size))
      throw fail(`a record of type ${hex(type)} with ${size} bytes, at byte ${content + 1} of the workbook`)
    return content + offset
  }
  const next = (): number => {
    const record = content + size
    if (record + HEADER > stream.length) throw fail('an end of the workbook before the end of its records')
    type = view.getUint16(record, true)
    size = view.getUint16(record + 2, true)
    content = record + HEADER
    if (content + size > stream.length)
      throw fail(`a record of type ${hex(type)} that goes on beyond the end of the workbook`)
    return type
  }
  const isContinued = (): boolean => {
    const record = content + size
    return record + HEADER <= stream.length && view.getUint16(record, true) === RECORD.CONTINUE
  }
  const bytes = (offset: number, count = size - offset): Uint8Array => {
    const first = at(offset, count)
    return stream.subarray(first, first + count)
  }
  return {
    get type() {
      return type
    },
    get size() {
      return size
    },
    get end() {
      return content + size
    },
    next,
    uint8: (offset) => view.getUint8(at(offset, 1)),
    uint16: (offset) => view.getUint16(at(offset, 2), true),
    uint32: (offset) => view.getUint32(at(offset, 4), true),
    float64: (offset) => view.getFloat64(at(offset, 8), true),
    bytes,
    pieces: (offset) => {
      const pieces = [bytes(offset)]
      while (isContinued()) {
        next()
        if (pieces.push(bytes(0)) > MOST_PIECES) throw fail(`a record in more than ${MOST_PIECES} pieces`)
      }
      return pieces
    },
    fail,
  }
}

const hex = (type: number): string => `0x${type.toString(16).toUpperCase().padStart(2, '0')}`
