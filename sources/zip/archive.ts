import { SourceError } from '../support/source-error.ts'
import { crc32 } from './crc-32.ts'
import { damaged, nameText, type ZipEntry, zipEntries } from './directory.ts'

/** What differs between kinds of files. */
export interface ArchiveBounds {
  /** Bytes of all parts that are read, together. */
  readonly mostUnpacked: number
  /** The way out where a file is larger. */
  readonly remedy: string
}

const WORKBOOK: ArchiveBounds = {
  mostUnpacked: 400_000_000,
  remedy: 'save only the sheet that is needed, or save it as "CSV UTF-8"',
}

/** No spreadsheet is packed tighter than this; deflate reaches 1,032 with what holds nothing. */
const HIGHEST_RATIO = 250

/** Parts smaller than this may be packed as tightly as they like. */
const SMALL = 16_000_000

/** Bytes that are unpacked at a time. */
const SLICE = 32_768

const LOCAL = 0x04_03_4b_50

/** An archive that is open: the names of its parts, and their bytes. */
export interface Archive {
  readonly names: readonly string[]
  /** The part of that name, whatever its upper and lower case; undefined if there is none. */
  find(name: string): string | undefined
  /** Unpacks a part and hands its bytes on, a piece at a time. @throws SourceError */
  unpack(name: string, onBytes: (bytes: Uint8Array) => void): void
}

/**
 * Opens a ZIP archive. Memory does not depend on what the archive declares: parts are unpacked in pieces, and the check
 * sum and the declared size are compared at the end.
 *
 * @throws SourceError, here and in `unpack`, if the archive is truncated, damaged, encrypted, or larger than the bounds
 */
export const openArchive = async (
  bytes: Uint8Array,
  place: string,
  bounds: ArchiveBounds = WORKBOOK,
): Promise<Archive> => {
  const { Inflate } = await import('fflate')
  const entries = new Map(zipEntries(bytes, place).map((entry) => [entry.name.toLowerCase(), entry]))
  let unpacked = 0
  const inflate = (packed: Uint8Array, onBytes: (piece: Uint8Array) => void) => {
    const stream = new Inflate(onBytes)
    for (let start = 0; start < packed.length || start === 0; start += SLICE)
      stream.push(packed.subarray(start, start + SLICE), start + SLICE >= packed.length)
  }
  const unpack = (name: string, onBytes: (piece: Uint8Array) => void) => {
    const entry = entries.get(name.toLowerCase())!
    const part = `${place}, part ${entry.name}`
    const packed = packedBytes(bytes, entry, part, bounds)
    let [size, crc] = [0, 0]
    const check = (piece: Uint8Array) => {
      size += piece.length
      unpacked += piece.length
      if (unpacked > bounds.mostUnpacked || (size > SMALL && size > HIGHEST_RATIO * packed.length))
        throw tooLarge(part, `more than ${size} from ${packed.length}`, bounds)
      if (size > entry.size) throw damaged(part, 'more bytes than the archive declares')
      crc = crc32(piece, crc)
      onBytes(piece)
    }
    if (entry.method === 0) check(packed)
    else inflatePart(() => inflate(packed, check), part)
    if (size !== entry.size || crc !== entry.crc)
      throw damaged(part, 'bytes that differ from their check sum: the file is damaged')
  }
  return { names: [...entries.values()].map(({ name }) => name), find: nameIn(entries), unpack }
}

const nameIn = (entries: ReadonlyMap<string, ZipEntry>) => (name: string) =>
  entries.get(name.toLowerCase())?.name

const inflatePart = (inflate: () => void, part: string) => {
  try {
    inflate()
  } catch (error) {
    if (error instanceof SourceError) throw error
    // errors of fflate have a number; all others are ours
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      throw damaged(part, `compressed bytes that are damaged (${error.message})`)
    throw error
  }
}

const tooLarge = (part: string, found: string, { mostUnpacked, remedy }: ArchiveBounds): SourceError =>
  new SourceError({
    place: part,
    expected: `at most ${mostUnpacked} bytes, and ${HIGHEST_RATIO} times its packed size`,
    found: `${found} bytes`,
    remedy,
  })

/** The packed bytes of a part; its header must agree with the directory. */
const packedBytes = (bytes: Uint8Array, entry: ZipEntry, part: string, bounds: ArchiveBounds): Uint8Array => {
  const { offset, packedSize, method, size } = entry
  if (entry.isEncrypted)
    throw new SourceError({
      place: part,
      expected: 'a file without a password',
      found: 'an encrypted part',
      remedy: 'save it without a password',
    })
  if (method !== 0 && method !== 8) throw damaged(part, `compression method ${method}`)
  if (size > bounds.mostUnpacked) throw tooLarge(part, `${size}`, bounds)
  if (offset + 30 > bytes.length) throw damaged(part, 'a place outside the file')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [name, extra] = [view.getUint16(offset + 26, true), view.getUint16(offset + 28, true)]
  const start = offset + 30 + name + extra
  if (view.getUint32(offset, true) !== LOCAL || start + packedSize > bytes.length)
    throw damaged(part, 'a place outside the file')
  if (nameText(view, offset + 30, name) !== entry.name) throw damaged(part, 'two names for one part')
  return bytes.subarray(start, start + packedSize)
}
