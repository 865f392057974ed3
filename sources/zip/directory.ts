import { SourceError } from '../support/source-error.ts'

/** A part of an archive, as the directory at the end of the archive declares it. */
export interface ZipEntry {
  readonly name: string
  readonly isEncrypted: boolean
  /** 0 is stored, 8 is deflated. */
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Of the header that precedes the bytes of the part. */
  readonly offset: number
}

/** More parts than this have only archives that are made to exhaust a reader. */
const MOST_ENTRIES = 10_000

const END = 0x06_05_4b_50
const ENTRY = 0x02_01_4b_50

/** Size of the record at the end, and of the longest comment that may follow it. */
const END_SIZE = 22
const LONGEST_COMMENT = 0xff_ff

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * The parts of a ZIP archive (PKWARE APPNOTE 6.3, 4.3.12 and 4.3.16). Sizes are those that the archive declares;
 * nothing is unpacked.
 *
 * @throws SourceError if the archive is truncated, has too many parts, or two of one name
 */
export const zipEntries = (bytes: Uint8Array, place: string): readonly ZipEntry[] => {
  const view = viewOf(bytes)
  const end = endOf(view)
  if (end === null)
    throw new SourceError({
      place,
      expected: 'a complete ZIP archive',
      found: 'one without its directory of parts: the file is truncated',
      remedy: 'copy or download the file again',
    })
  const count = view.getUint16(end + 10, true)
  const [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  if (count > MOST_ENTRIES)
    throw new SourceError({
      place,
      expected: `at most ${MOST_ENTRIES} parts`,
      found: `${count}`,
      remedy: 'open the file in its program and save it again',
    })
  if (start + size > end) throw damaged(place, 'a directory of parts that lies outside the file')
  const entries: ZipEntry[] = []
  let offset = start
  for (let i = 0; i < count; i++) {
    const { entry, next } = entryAt(view, offset, end, place)
    entries.push(entry)
    offset = next
  }
  const names = entries.map(({ name }) => name.toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw damaged(place, `two parts of the name "${twice}"`)
  return entries
}

export const damaged = (place: string, found: string): SourceError =>
  new SourceError({
    place,
    expected: 'an intact ZIP archive',
    found,
    remedy: 'open the file in its program and save it again',
  })

/** The names of the parts; none if the archive cannot be read. */
export const zipNames = (bytes: Uint8Array): readonly string[] => {
  try {
    return isZip(bytes) ? zipEntries(bytes, '').map(({ name }) => name) : []
  } catch (error) {
    if (error instanceof SourceError) return []
    throw error
  }
}

const endOf = (view: DataView): number | null => {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength)
      return at
  return null
}

const entryAt = (view: DataView, offset: number, end: number, place: string) => {
  if (offset + 46 > end || view.getUint32(offset, true) !== ENTRY)
    throw damaged(place, 'a directory of parts that is damaged')
  const lengths = [28, 30, 32].map((field) => view.getUint16(offset + field, true))
  const [name, extra, comment] = lengths as [number, number, number]
  const next = offset + 46 + name + extra + comment
  if (next > end) throw damaged(place, 'a directory of parts that is damaged')
  const sizes = wideSizes(view, offset, offset + 46 + name, extra)
  const entry: ZipEntry = {
    name: nameText(view, offset + 46, name),
    isEncrypted: (view.getUint16(offset + 8, true) & 1) === 1,
    method: view.getUint16(offset + 10, true),
    crc: view.getUint32(offset + 16, true),
    ...sizes,
  }
  return { entry, next }
}

/** Names of parts are UTF-8; a backslash, which some programs write, separates folders too. */
export const nameText = (view: DataView, offset: number, length: number): string =>
  new TextDecoder()
    .decode(new Uint8Array(view.buffer, view.byteOffset + offset, length))
    .replaceAll('\\', '/')
    .replace(/^\//, '')

/** Sizes and offset, those of ZIP64 (4.5.3) where the 32-bit fields say that they are too narrow. */
const wideSizes = (view: DataView, entry: number, extraStart: number, extraLength: number) => {
  const fields = { size: 24, packedSize: 20, offset: 42 } as const
  const values = { size: 0, packedSize: 0, offset: 0 }
  let wide = wideFields(view, extraStart, extraStart + extraLength)
  for (const name of ['size', 'packedSize', 'offset'] as const) {
    const narrow = view.getUint32(entry + fields[name], true)
    values[name] = narrow
    if (narrow !== 0xff_ff_ff_ff || wide.length === 0) continue
    values[name] = Number(wide[0]!)
    wide = wide.slice(1)
  }
  return values
}

const wideFields = (view: DataView, start: number, end: number): readonly bigint[] => {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    const last = Math.min(end, at + 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) !== 1) continue
    const fields: bigint[] = []
    for (let field = at + 4; field + 8 <= last; field += 8) fields.push(view.getBigUint64(field, true))
    return fields
  }
  return []
}
