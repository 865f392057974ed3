import { damaged } from './damaged.ts'

/** The header of a compound file ([MS-CFB] 2.2), as far as its streams need it. */
export interface Header {
  /** Bytes of a sector: 512 in version 3, 4096 in version 4. */
  readonly sectorSize: number
  /** Streams with fewer bytes lie in sectors of 64 bytes. */
  readonly miniCutoff: number
  readonly firstDirectorySector: number
  readonly firstMiniFatSector: number
  readonly firstDifatSector: number
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
export const HEADER_SIZE = 512

export const isCompoundFile = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte)

/** @throws SourceError if the file is shorter than a header, or has sectors of another size than the two versions have */
export const readHeader = (view: DataView): Header => {
  if (view.byteLength < HEADER_SIZE) throw damaged(`${view.byteLength} bytes, fewer than its header has`)
  const [shift, miniShift] = [view.getUint16(30, true), view.getUint16(32, true)]
  if (shift !== 9 && shift !== 12) throw damaged(`sectors of 2^${shift} bytes, not 2^9 or 2^12`)
  if (miniShift !== 6) throw damaged(`small sectors of 2^${miniShift} bytes, not 2^6`)
  return {
    sectorSize: 2 ** shift,
    miniCutoff: view.getUint32(56, true),
    firstDirectorySector: view.getUint32(48, true),
    firstMiniFatSector: view.getUint32(60, true),
    firstDifatSector: view.getUint32(68, true),
  }
}
