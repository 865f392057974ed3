import { type ByteCursor, byteCursor } from '../support/byte-cursor.ts'

/** Bytecode that is inflated at most. */
const MOST_BYTES = 5e8

/** Deflate makes at most 1032 bytes of one; more is declared by no honest file. */
const MOST_RATIO = 1032

interface Block {
  readonly start: number
  readonly length: number
  readonly inflated: number
}

/**
 * The bytecode of a .zsav file: blocks of zlib, whose places and sizes stand in a trailer at the end of the file. A
 * block that inflates to another size than declared is a fault, found before more than that is kept.
 */
export const inflatedCases = async (cursor: ByteCursor): Promise<ByteCursor> => {
  const blocks = readBlocks(cursor)
  const total = blocks.reduce((sum, { inflated }) => sum + inflated, 0)
  if (total > MOST_BYTES)
    throw cursor.fail(
      `at most ${MOST_BYTES / 1e6} MB of cases`,
      `${total} bytes`,
      'save fewer variables or cases',
    )
  const bytes = new Uint8Array(total)
  let position = 0
  for (const { start, length, inflated } of blocks) {
    cursor.moveTo(start)
    cursor.section('compressed cases')
    const compressed = cursor.take(length)
    const written = await inflateInto(bytes.subarray(position, position + inflated), compressed)
    if (written !== inflated)
      throw cursor.fail(
        `${inflated} bytes of cases`,
        written < 0 ? 'what is no zlib' : 'another number of bytes',
      )
    position += inflated
  }
  return byteCursor(bytes, 'the file is damaged: save it again in SPSS')
}

const readBlocks = (cursor: ByteCursor): readonly Block[] => {
  const start = cursor.position
  const declaredStart = cursor.uint64()
  const trailer = cursor.uint64()
  const trailerLength = cursor.uint64()
  if (declaredStart !== start) throw cursor.fail(`compressed cases at byte ${start}`, String(declaredStart))
  cursor.moveTo(trailer)
  if (cursor.left !== trailerLength)
    throw cursor.fail(`a trailer of ${trailerLength} bytes at the end`, `${cursor.left} bytes`)
  // the bias once more, zero, the usual size of a block
  cursor.take(20)
  const count = cursor.uint32()
  if (count * 24 !== cursor.left) throw cursor.fail(`${count} blocks of 24 bytes`, `${cursor.left} bytes`)
  let next = cursor.position
  let expected = start + 24
  return Array.from({ length: count }, () => {
    cursor.moveTo(next)
    cursor.take(8)
    const block = { start: cursor.uint64(), inflated: cursor.uint32(), length: cursor.uint32() }
    next = cursor.position
    if (block.start !== expected || block.start + block.length > trailer)
      throw cursor.fail(`a block at byte ${expected}`, `${block.length} bytes at byte ${block.start}`)
    if (block.inflated > block.length * MOST_RATIO)
      throw cursor.fail('a block that may inflate to its size', `${block.length} bytes for ${block.inflated}`)
    expected = block.start + block.length
    return block
  })
}

/** Bytes that were inflated, at most one more than there is room for; -1 where the input is no zlib. */
const inflateInto = async (room: Uint8Array, compressed: Uint8Array): Promise<number> => {
  const stream = new Blob([new Uint8Array(compressed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
  const reader = stream.getReader()
  let written = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return written
      if (written + value.length > room.length) {
        await reader.cancel()
        return room.length + 1
      }
      room.set(value, written)
      written += value.length
    }
  } catch {
    return -1
  }
}
