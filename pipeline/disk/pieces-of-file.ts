import { closeSync, openSync, readSync } from 'node:fs'

const PIECE = 4_000_000

/** The bytes of a file in pieces; each piece is valid until the next one is read. */
export function* piecesOfFile(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  const piece = new Uint8Array(PIECE)
  try {
    for (;;) {
      const length = readSync(file, piece, 0, PIECE, null)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}
