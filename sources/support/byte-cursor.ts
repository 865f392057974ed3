import { SourceError } from './source-error.ts'

/** Reads numbers and bytes one after the other. What lies beyond the end is a fault, found before memory is taken. */
export interface ByteCursor {
  /** Bytes from the beginning of the file. */
  readonly position: number
  /** Bytes that are left. */
  readonly left: number
  /** Names what is being read, for faults: `variable record 3`. */
  section(name: string): void
  setLittleEndian(isLittle: boolean): void
  moveTo(position: number): void
  /** A view of the next bytes, not a copy. */
  take(count: number): Uint8Array
  uint8(): number
  int8(): number
  uint16(): number
  int16(): number
  uint32(): number
  int32(): number
  /** A whole number of 8 bytes; a fault where it is not below 2^53. */
  uint64(): number
  float64(): number
  fail(expected: string, found: string, remedy?: string): SourceError
}

/** A cursor at the beginning of the bytes; little-endian until told otherwise. */
export const byteCursor = (bytes: Uint8Array, remedy: string): ByteCursor => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let position = 0
  let little = true
  let section = 'the file'
  const fail = (expected: string, found: string, way: string = remedy) =>
    new SourceError({ place: `${section}, byte ${position + 1}`, expected, found, remedy: way })
  const advance = (count: number): number => {
    const left = bytes.byteLength - position
    if (!(count >= 0 && count <= left))
      throw fail(`${count} more byte${count === 1 ? '' : 's'}`, `${left}, then the end of the file`)
    position += count
    return position - count
  }
  return {
    get position() {
      return position
    },
    get left() {
      return bytes.byteLength - position
    },
    section: (name) => {
      section = name
    },
    setLittleEndian: (isLittle) => {
      little = isLittle
    },
    moveTo: (to) => {
      if (!(to >= 0 && to <= bytes.byteLength))
        throw fail(`a place within the ${bytes.byteLength} bytes of the file`, `byte ${to + 1}`)
      position = to
    },
    take: (count) => {
      const start = advance(count)
      return bytes.subarray(start, start + count)
    },
    uint8: () => view.getUint8(advance(1)),
    int8: () => view.getInt8(advance(1)),
    uint16: () => view.getUint16(advance(2), little),
    int16: () => view.getInt16(advance(2), little),
    uint32: () => view.getUint32(advance(4), little),
    int32: () => view.getInt32(advance(4), little),
    uint64: () => {
      const value = view.getBigUint64(advance(8), little)
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw fail('a number of bytes or rows', String(value))
      return Number(value)
    },
    float64: () => view.getFloat64(advance(8), little),
    fail,
  }
}
