import { damaged } from './damaged.ts'

/** A stream or storage, as the directory names it ([MS-CFB] 2.6.1). */
export interface Entry {
  readonly name: string
  readonly type: number
  readonly first: number
  readonly size: number
}

const ENTRY_SIZE = 128
const NONE = 0xff_ff_ff_ff
export const [STORAGE, STREAM, ROOT] = [1, 2, 5]

/** What lies at the top of a compound file; what lies in storages is not listed. */
export interface Directory {
  readonly root: Entry
  readonly entries: readonly Entry[]
}

/**
 * The entries at the top: the root's children, which are a tree of siblings ([MS-CFB] 2.6.4).
 * @throws SourceError if there is no root, or if the tree leaves the directory or runs in a circle
 */
export const readDirectory = (bytes: Uint8Array, isVersion3: boolean): Directory => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = Math.floor(bytes.length / ENTRY_SIZE)
  if (count === 0) throw damaged('a directory without an entry')
  const root = entryAt(view, 0, isVersion3)
  if (root.type !== ROOT) throw damaged('a directory that does not begin with its root')
  const entries: Entry[] = []
  const seen = new Set<number>()
  const open = [view.getUint32(76, true)]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === NONE) continue
    if (id >= count) throw damaged(`entry ${id} of a directory of ${count}`)
    if (seen.has(id)) throw damaged('a directory that runs in a circle')
    seen.add(id)
    const at = id * ENTRY_SIZE
    entries.push(entryAt(view, at, isVersion3))
    open.push(view.getUint32(at + 68, true), view.getUint32(at + 72, true))
  }
  return { root, entries }
}

const entryAt = (view: DataView, at: number, isVersion3: boolean): Entry => {
  // with the zero at the end, in bytes; 64 at most
  const length = Math.min(64, view.getUint16(at + 64, true)) / 2 - 1
  const letters = Array.from({ length: Math.max(0, Math.floor(length)) }, (_, i) =>
    view.getUint16(at + i * 2, true),
  )
  // version 3 leaves the upper half of the size undefined
  const upper = isVersion3 ? 0 : view.getUint32(at + 124, true)
  return {
    name: String.fromCharCode(...letters),
    type: view.getUint8(at + 66),
    first: view.getUint32(at + 116, true),
    size: upper * 2 ** 32 + view.getUint32(at + 120, true),
  }
}
