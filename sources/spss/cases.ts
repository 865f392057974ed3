import type { ByteCursor } from '../support/byte-cursor.ts'
import type { Records } from './records.ts'
import { inflatedCases } from './zlib-blocks.ts'

/** What is called with the bytes of each case. They are reused: what is kept must be copied. */
export type VisitCase = (bytes: Uint8Array, row: number) => void

/** Bytes of cases that are read at most, compression undone. */
const MOST_BYTES = 4e9

/**
 * Undoes the compression of the cases that begin at the cursor. The declared number of cases is compared with the room
 * in the file before, and with the cases after; `isNumber` says of each 8-byte value of a case whether it is a number.
 */
export const readCases = async (
  cursor: ByteCursor,
  { header, slotCount }: Records,
  isNumber: readonly boolean[],
  isLittleEndian: boolean,
  visit: VisitCase,
): Promise<void> => {
  cursor.section('cases')
  const stream = header.compression === 2 ? await inflatedCases(cursor) : cursor
  stream.section('cases')
  const bytesAtLeast = slotCount * (header.compression === 0 ? 8 : 1)
  const room = Math.floor(stream.left / bytesAtLeast)
  if (header.caseCount > room)
    throw stream.fail(`${header.caseCount} cases, as declared`, `room for at most ${room}`)
  let row = 0
  const counted = (bytes: Uint8Array) => {
    if ((row + 1) * bytes.length > MOST_BYTES)
      throw stream.fail(`at most ${MOST_BYTES / 1e9} GB of cases`, 'more', 'save fewer variables or cases')
    visit(bytes, row)
    row += 1
  }
  if (header.compression === 0) readPlain(stream, slotCount * 8, counted)
  else readBytecode(stream, isNumber, header.bias, isLittleEndian, counted)
  if (header.caseCount !== -1 && row !== header.caseCount)
    throw stream.fail(`${header.caseCount} cases, as declared`, `${row} cases`)
}

const readPlain = (cursor: ByteCursor, length: number, visit: (bytes: Uint8Array) => void): void => {
  while (cursor.left > 0) visit(cursor.take(length))
}

/** Codes from 1 to 251 are whole numbers; what the others mean: */
const [PADDING, END, LITERAL, SPACES, SYSTEM_MISSING] = [0, 252, 253, 254, 255]

/**
 * Bytecode: 8 codes of one byte, then the 8 bytes of each code that says so, and again. The end is a code, or the end
 * of the file between two cases.
 */
const readBytecode = (
  cursor: ByteCursor,
  isNumber: readonly boolean[],
  bias: number,
  isLittleEndian: boolean,
  visit: (bytes: Uint8Array) => void,
): void => {
  const bytes = new Uint8Array(isNumber.length * 8)
  const view = new DataView(bytes.buffer)
  let slot = 0
  let isEnded = false
  const put = (code: number): void => {
    const isWrong = isNumber[slot] ? code === SPACES : code !== LITERAL && code !== SPACES
    if (isWrong) throw cursor.fail(isNumber[slot] ? 'a number' : 'a text', `bytecode ${code}`)
    if (code === LITERAL) bytes.set(cursor.take(8), slot * 8)
    else if (code === SPACES) bytes.fill(32, slot * 8, slot * 8 + 8)
    else view.setFloat64(slot * 8, code === SYSTEM_MISSING ? -Number.MAX_VALUE : code - bias, isLittleEndian)
    slot = slot + 1 === isNumber.length ? 0 : slot + 1
    if (slot === 0) visit(bytes)
  }
  while (cursor.left > 0 && !isEnded)
    for (const code of cursor.take(8)) {
      if (code === END) {
        isEnded = true
        break
      }
      if (code !== PADDING) put(code)
    }
  if (slot !== 0) throw cursor.fail('a whole case', `${slot} of its ${isNumber.length} values`)
  if (cursor.left > 0)
    throw cursor.fail('the end of the file after the last case', `${cursor.left} more bytes`)
}
