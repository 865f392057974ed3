import type { ByteCursor } from '../support/byte-cursor.ts'

/** The file header record of a system file. */
export interface Header {
  /** 0: none, 1: bytecode, 2: bytecode within zlib. */
  readonly compression: 0 | 1 | 2
  /** 1-based index of the weighting variable among the variable records; 0 for none. */
  readonly weightIndex: number
  /** -1 where the writer did not know it. */
  readonly caseCount: number
  /** What is subtracted from a bytecode; 100 in every known file. */
  readonly bias: number
  readonly fileLabel: Uint8Array
}

/** Reads the header and sets the byte order of the cursor by its layout code, which is 2 or 3. */
export const readHeader = (cursor: ByteCursor): Header => {
  cursor.section('file header')
  const isZlib = String.fromCharCode(...cursor.take(4)) === '$FL3'
  cursor.take(60)
  const layout = cursor.uint32()
  const isBig = layout === 0x02000000 || layout === 0x03000000
  if (!isBig && layout !== 2 && layout !== 3) throw cursor.fail('layout code 2 or 3', String(layout))
  cursor.setLittleEndian(!isBig)
  // the number of 8-byte values of a case: -1, 0 or wrong in many files
  cursor.int32()
  const compression = cursor.int32()
  const isKnown = isZlib ? compression === 2 : compression === 0 || compression === 1
  if (!isKnown) throw cursor.fail(isZlib ? 'compression 2' : 'compression 0 or 1', String(compression))
  const weightIndex = cursor.int32()
  const caseCount = cursor.int32()
  if (caseCount < -1) throw cursor.fail('a number of cases', String(caseCount))
  const bias = cursor.float64()
  cursor.take(17)
  const fileLabel = cursor.take(64)
  cursor.take(3)
  return { compression: compression as Header['compression'], weightIndex, caseCount, bias, fileLabel }
}
