/**
 * A reader of Enhanced Metafiles for tests, after MS-EMF 13.0 and apart from the code that writes them. It plays the few
 * records that figures have, and throws for anything else.
 */

export interface MetafileText {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Advances of the UTF-16 units. */
  readonly advances: readonly number[]
  readonly height: number
  readonly escapement: number
  readonly weight: number
  readonly face: string
  readonly colour: string
}

/** A path that was filled or stroked: its points, and the clip paths in force. */
export interface MetafilePath {
  readonly kind: 'fill' | 'stroke'
  readonly colour: string
  /** Of a pen. */
  readonly width: number
  readonly style: number
  /** Each subpath with its points; `*` before the control points of curves. */
  readonly points: string
  readonly mode: number
  readonly clips: readonly string[]
}

export interface Metafile {
  readonly header: Readonly<Record<string, readonly number[]>>
  readonly description: string
  readonly texts: readonly MetafileText[]
  readonly paths: readonly MetafilePath[]
}

interface Play {
  readonly objects: Map<number, { readonly kind: string; readonly words: DataView }>
  readonly selected: Record<string, DataView | null>
  readonly texts: MetafileText[]
  readonly paths: MetafilePath[]
  readonly saved: (readonly string[])[]
  clips: readonly string[]
  path: string | null
  points: string
  mode: number
  colour: string
}

export const readMetafile = (bytes: Uint8Array): Metafile => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (offset: number) => view.getInt32(offset, true)
  const words = (offset: number, count: number) =>
    Array.from({ length: count }, (_, i) => word(offset + 4 * i))
  must(word(0) === 1 && word(40) === 0x464d4520 && word(44) === 0x10000, 'a header')
  const [declared, count, handles] = [word(48), word(52), view.getUint16(56, true)]
  must(declared === bytes.length, `${bytes.length} bytes`)
  const play: Play = {
    ...{ objects: new Map(), selected: {}, texts: [], paths: [], saved: [] },
    ...{ clips: [], path: null, points: '', mode: 1, colour: '' },
  }
  let [offset, records, type] = [0, 0, 0]
  while (offset < bytes.length) {
    type = word(offset)
    const size = word(offset + 4)
    must(size >= 8 && size % 4 === 0 && offset + size <= bytes.length, 'the size of a record')
    const record = new DataView(view.buffer, view.byteOffset + offset, size)
    if (records > 0) playRecord(play, type, record, handles)
    if (type === 14) must(size === 20 && word(offset + 16) === 20, 'an end with its size')
    offset += size
    records++
  }
  must(type === 14 && records === count, `${records} records, the last the end`)
  must(play.objects.size === 0 && play.saved.length === 0 && play.path === null, 'nothing open at the end')
  const [length, start] = [word(60), word(64)]
  must(start + 2 * length <= word(4), 'the description within the header')
  return {
    header: { bounds: words(8, 4), frame: words(24, 4), device: words(72, 4), micrometres: words(100, 2) },
    description: text(view, start, length),
    ...{ texts: play.texts, paths: play.paths },
  }
}

const must = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(`metafile: expected ${what}`)
}

const text = (view: DataView, start: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint16(start + 2 * i, true)))

const colourAt = (view: DataView, offset: number): string =>
  [0, 1, 2].map((i) => view.getUint8(offset + i)).join(' ')

const playRecord = (play: Play, type: number, record: DataView, handles: number): void => {
  const word = (index: number) => record.getInt32(8 + 4 * index, true)
  const inPath = (more: string) => {
    must(play.path !== null, 'a path')
    play.points += more
  }
  const pairs = (start: number, count: number) =>
    Array.from({ length: count }, (_, i) => `${word(start + 2 * i)},${word(start + 2 * i + 1)}`).join(' ')
  const created = (kind: string, size: number) => {
    must(record.byteLength === size && word(0) >= 1 && word(0) < handles, `a ${kind} in its place`)
    must(!play.objects.has(word(0)), 'a free handle')
    play.objects.set(word(0), { kind, words: record })
  }
  switch (type) {
    case 14:
      return
    case 17: // map mode: text, one unit is one dot
    case 18: // background mode: transparent
      must(word(0) === 1, 'mode 1')
      return
    case 22:
      must(word(0) === 24, 'text on its baseline')
      return
    case 19:
      play.mode = word(0)
      return
    case 24:
      play.colour = colourAt(record, 8)
      return
    case 33:
      play.saved.push(play.clips)
      return
    case 34:
      must(word(0) === -1 && play.saved.length > 0, 'a saved state')
      play.clips = play.saved.pop()!
      return
    case 37:
    case 40:
      selectOrDelete(play, type, record.getUint32(8, true))
      return
    case 39:
      created('brush', 24)
      return
    case 95:
      created('pen', 52)
      return
    case 82:
      created('font', 332)
      return
    case 59:
      must(play.path === null, 'no open path')
      Object.assign(play, { path: '', points: '' })
      return
    case 27:
      inPath(`${play.points === '' ? '' : ' '}M${pairs(0, 1)}`)
      return
    case 6:
    case 5:
      must(record.byteLength === 28 + 8 * word(4), 'as many points as declared')
      inPath(` ${type === 5 ? '*' : ''}${pairs(5, word(4))}`)
      return
    case 61:
      inPath(' Z')
      return
    case 60:
      Object.assign(play, { path: null })
      return
    case 67:
      must(word(0) === 1, 'an intersection of clips')
      play.clips = [...play.clips, `${play.mode === 1 ? 'alternate ' : ''}${play.points}`]
      return
    case 62:
    case 64:
      painted(play, type)
      return
    case 84:
      written(play, record)
      return
    default:
      throw new Error(`metafile: expected a known record, found ${type}`)
  }
}

const selectOrDelete = (play: Play, type: number, handle: number): void => {
  if (handle >= 0x80000000) {
    const kind = { 2147483656: 'pen', 2147483653: 'brush', 2147483661: 'font' }[handle]
    must(type === 37 && kind !== undefined, 'a stock object that is selected')
    play.selected[kind!] = null
    return
  }
  const object = play.objects.get(handle)
  must(object !== undefined, 'an object that exists')
  if (type === 37) play.selected[object!.kind] = object!.words
  else {
    must(play.selected[object!.kind] !== object!.words, 'no selected object deleted')
    play.objects.delete(handle)
  }
}

const painted = (play: Play, type: number): void => {
  const isFill = type === 62
  const object = play.selected[isFill ? 'brush' : 'pen']
  must(object != null, 'a pen or brush')
  play.paths.push({
    ...{ kind: isFill ? 'fill' : 'stroke', points: play.points, mode: play.mode, clips: play.clips },
    colour: colourAt(object!, isFill ? 16 : 40),
    width: isFill ? 0 : object!.getUint32(32, true),
    style: isFill ? object!.getUint32(12, true) : object!.getUint32(28, true),
  })
}

const written = (play: Play, record: DataView): void => {
  const word = (offset: number) => record.getInt32(offset, true)
  const font = play.selected['font']
  must(font != null, 'a font')
  const [length, start, options, dx] = [word(44), word(48), word(52), word(72)]
  must(
    options === 0 && start + 2 * length <= dx && dx + 4 * length <= record.byteLength,
    'a text with places',
  )
  play.texts.push({
    ...{ text: text(record, start, length), x: word(36), y: word(40) },
    advances: Array.from({ length }, (_, i) => word(dx + 4 * i)),
    ...{ height: font!.getInt32(12, true), escapement: font!.getInt32(20, true) },
    weight: font!.getInt32(28, true),
    face: text(font!, 40, 32).replace(/\0+$/, ''),
    colour: play.colour,
  })
}
