import { damaged } from './damaged.ts'
import { HEADER_SIZE, type Header } from './header.ts'

/** Beyond this, a number is no sector but a mark: a chain's end, a free sector ([MS-CFB] 2.1). */
const LAST_SECTOR = 0xff_ff_ff_fa
const END_OF_CHAIN = 0xff_ff_ff_fe
const FREE = 0xff_ff_ff_ff

/** Sectors that the header lists itself; further ones are listed in sectors of their own ([MS-CFB] 2.5). */
const LISTED_IN_HEADER = 109

/** The sectors of a file, and the table that says which one follows which. */
export interface Sectors {
  /** Sectors that the file has, the last one perhaps cut short. */
  readonly count: number
  /** All sectors from this one to the end of its chain. @throws SourceError if the chain leaves the file or runs in a circle */
  chain(first: number): readonly number[]
  /** The first `size` bytes of the chain from this sector. @throws SourceError if the chain has fewer */
  bytesOf(first: number, size: number, name: string): Uint8Array
}

export const sectorsOf = (bytes: Uint8Array, view: DataView, header: Header): Sectors => {
  const { sectorSize } = header
  // the header fills the first sector, whichever size that has
  const count = Math.max(0, Math.ceil(bytes.length / sectorSize) - 1)
  const start = (sector: number) => (sector + 1) * sectorSize
  const perSector = sectorSize / 4
  const table = tableSectors(view, header, count)
  const next = (sector: number): number => {
    const place = table[Math.floor(sector / perSector)]
    if (place === undefined) throw damaged(`a chain with sector ${sector}, of which the table says nothing`)
    return view.getUint32(start(place) + (sector % perSector) * 4, true)
  }
  const chain = (first: number): readonly number[] => chainOf(first, count, next)
  return {
    count,
    chain,
    bytesOf: (first, size, name) =>
      gathered(chain(first), size, sectorSize, name, (sector) =>
        bytes.subarray(start(sector), start(sector) + sectorSize),
      ),
  }
}

/**
 * The numbers from the first to the end of their chain.
 * @param count how many sectors there are; a longer chain runs in a circle
 */
export const chainOf = (
  first: number,
  count: number,
  next: (sector: number) => number,
): readonly number[] => {
  const sectors: number[] = []
  for (let sector = first; sector !== END_OF_CHAIN; sector = next(sector)) {
    if (sector >= count) throw damaged(sectorText(sector, count))
    if (sectors.length >= count) throw damaged('a chain of sectors that runs in a circle')
    sectors.push(sector)
  }
  return sectors
}

const sectorText = (sector: number, count: number): string =>
  sector > LAST_SECTOR
    ? 'a chain that goes on in a free or reserved sector'
    : `a chain with sector ${sector} of ${count}: the file is truncated or damaged`

/** The bytes of sectors one after the other, up to a size, which is compared before memory is taken. */
export const gathered = (
  sectors: readonly number[],
  size: number,
  sectorSize: number,
  name: string,
  bytesOf: (sector: number) => Uint8Array,
): Uint8Array => {
  if (size > sectors.length * sectorSize)
    throw damaged(
      `${size} bytes declared for ${name}, of which its sectors have ${sectors.length * sectorSize}`,
    )
  const whole = new Uint8Array(size)
  for (const [i, sector] of sectors.entries()) {
    const at = i * sectorSize
    if (at >= size) break
    const part = bytesOf(sector).subarray(0, size - at)
    if (part.length < Math.min(sectorSize, size - at))
      throw damaged(`an end of the file within ${name}: it is truncated`)
    whole.set(part, at)
  }
  return whole
}

/** The sectors of the table of chains, no more than the file's sectors need ([MS-CFB] 2.3 and 2.5). */
const tableSectors = (view: DataView, header: Header, count: number): readonly number[] => {
  const { sectorSize } = header
  const perSector = sectorSize / 4
  const most = Math.ceil(count / perSector)
  const table: number[] = []
  const add = (at: number, entries: number): void => {
    for (let i = 0; i < entries && table.length < most; i += 1) {
      const sector = view.getUint32(at + i * 4, true)
      if (sector === FREE) continue
      if (!isWhole(sector, sectorSize, view))
        throw damaged(`a table of chains in sector ${sector} of ${count}`)
      table.push(sector)
    }
  }
  add(HEADER_SIZE - LISTED_IN_HEADER * 4, LISTED_IN_HEADER)
  let sector = header.firstDifatSector
  for (let read = 0; table.length < most && sector <= LAST_SECTOR; read += 1) {
    if (read > count) throw damaged('a list of tables that runs in a circle')
    if (!isWhole(sector, sectorSize, view)) throw damaged(`a list of tables in sector ${sector} of ${count}`)
    const at = (sector + 1) * sectorSize
    add(at, perSector - 1)
    sector = view.getUint32(at + sectorSize - 4, true)
  }
  return table
}

const isWhole = (sector: number, sectorSize: number, view: DataView): boolean =>
  (sector + 2) * sectorSize <= view.byteLength
