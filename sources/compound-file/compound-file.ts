import { SourceError } from '../support/source-error.ts'
import { damaged } from './damaged.ts'
import { type Directory, type Entry, readDirectory, STORAGE, STREAM } from './directory.ts'
import { type Header, isCompoundFile, readHeader } from './header.ts'
import { chainOf, gathered, type Sectors, sectorsOf } from './sectors.ts'

/** A container with streams: a file system in a file. */
export interface CompoundFile {
  hasStorage(name: string): boolean
  hasStream(name: string): boolean
  /** The bytes of a stream at the top. @throws SourceError if there is none, or its sectors are damaged */
  stream(name: string): Uint8Array
}

/** Bytes of a sector in the stream of small streams ([MS-CFB] 2.4). */
const MINI_SIZE = 64

/**
 * Opens a compound file of version 3 or 4 ([MS-CFB]). Names are compared without regard to case (2.6.4). No stream can be
 * larger than the file, so that no declared size takes more memory than the file has. Checked against what LibreOffice,
 * Gnumeric and xlwt write.
 *
 * @throws SourceError if the header, the table of chains or the directory is damaged
 */
export const openCompoundFile = (bytes: Uint8Array): CompoundFile => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = readHeader(view)
  const sectors = sectorsOf(bytes, view, header)
  const directory = directoryOf(sectors, header)
  const find = (type: number, name: string): Entry | undefined =>
    directory.entries.find((entry) => entry.type === type && entry.name.toUpperCase() === name.toUpperCase())
  return {
    hasStorage: (name) => find(STORAGE, name) !== undefined,
    hasStream: (name) => find(STREAM, name) !== undefined,
    stream(name) {
      const entry = find(STREAM, name)
      if (entry === undefined) throw damaged(`no stream "${name}"`)
      const text = `the stream "${name}"`
      return entry.size < header.miniCutoff
        ? smallStream(entry, text, directory, sectors, header)
        : sectors.bytesOf(entry.first, entry.size, text)
    },
  }
}

/** The same; null if the bytes are no compound file, or a damaged one. */
export const compoundFileOf = (bytes: Uint8Array): CompoundFile | null => {
  try {
    return isCompoundFile(bytes) ? openCompoundFile(bytes) : null
  } catch (error) {
    if (error instanceof SourceError) return null
    throw error
  }
}

const directoryOf = (sectors: Sectors, { firstDirectorySector, sectorSize }: Header): Directory => {
  const count = sectors.chain(firstDirectorySector).length
  const bytes = sectors.bytesOf(firstDirectorySector, count * sectorSize, 'the directory')
  return readDirectory(bytes, sectorSize === 512)
}

/** A stream in sectors of 64 bytes, which lie in the stream of the root and have a table of their own. */
const smallStream = (
  { first, size }: Entry,
  name: string,
  { root }: Directory,
  sectors: Sectors,
  header: Header,
): Uint8Array => {
  if (size === 0) return new Uint8Array(0)
  const container = sectors.bytesOf(root.first, root.size, 'the stream of small streams')
  const count = Math.ceil(container.length / MINI_SIZE)
  const tableSize = sectors.chain(header.firstMiniFatSector).length * header.sectorSize
  const table = sectors.bytesOf(header.firstMiniFatSector, tableSize, 'the table of small streams')
  const view = new DataView(table.buffer)
  const chain = chainOf(first, count, (sector) => {
    if (sector * 4 + 4 > table.length)
      throw damaged(`a chain with small sector ${sector}, of which the table says nothing`)
    return view.getUint32(sector * 4, true)
  })
  return gathered(chain, size, MINI_SIZE, name, (sector) =>
    container.subarray(sector * MINI_SIZE, (sector + 1) * MINI_SIZE),
  )
}
