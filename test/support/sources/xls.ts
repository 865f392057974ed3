/** A record of BIFF8 ([MS-XLS] 2.1.4): its type, its size, its content. */
export const record = (type: number, ...content: readonly (number | readonly number[])[]): number[] => {
  const bytes = content.flat()
  return [...u16(type), ...u16(bytes.length), ...bytes]
}

export const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255]
export const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)]
export const f64 = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)]
export const latinLetters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))
export const wideLetters = (text: string): number[] =>
  Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat()

export const BOF = (type: number, version = 0x0600) =>
  record(0x809, u16(version), u16(type), [...u16(0), ...u16(1997), ...u32(0), ...u32(6)])
export const EOF = record(0x0a)

/** A text cell with its own text. */
export const label = (row: number, column: number, text: string) =>
  record(0x204, u16(row), u16(column), u16(0), u16(text.length), [0], latinLetters(text))
export const number = (row: number, column: number, value: number, style = 0) =>
  record(0x203, u16(row), u16(column), u16(style), f64(value))

/** A formula with these tokens; `value` are the eight bytes of its value. */
export const formula = (
  row: number,
  column: number,
  value: readonly number[],
  tokens: readonly number[],
  flags = 0,
) => record(6, u16(row), u16(column), u16(0), value, u16(flags), u32(0), u16(tokens.length), tokens)

export interface Parts {
  /** Records of the workbook, such as texts and formats. */
  readonly globals?: readonly number[]
  /** Styles by the number of their format. */
  readonly styles?: readonly number[]
  readonly sheets?: readonly {
    readonly name: string
    readonly records: readonly number[]
    readonly flags?: number
  }[]
}

/** The stream "Workbook" by hand: formats, styles, sheets. */
export const workbookStream = ({ globals = [], styles = [0], sheets = [] }: Parts): number[] => {
  const head = [
    ...BOF(5),
    ...globals,
    ...styles.flatMap((id) => record(0xe0, u16(0), u16(id), Array<number>(16).fill(0))),
  ]
  const entry = (name: string, offset: number, flags: number) =>
    record(0x85, u32(offset), u16(flags), [name.length, 0], latinLetters(name))
  const listSize = sheets.reduce((sum, { name }) => sum + entry(name, 0, 0).length, 0)
  const bodies = sheets.map(({ records }) => [...BOF(0x10), ...records, ...EOF])
  let offset = head.length + listSize + EOF.length
  const list = sheets.flatMap(({ name, flags = 0 }, i) => {
    const bytes = entry(name, offset, flags)
    offset += bodies[i]!.length
    return bytes
  })
  return [...head, ...list, ...EOF, ...bodies.flat()]
}

const [END, FREE, FAT] = [0xfffffffe, 0xffffffff, 0xfffffffd]

/**
 * A compound file with one stream ([MS-CFB]): in version 3 or 4, its sectors in order or backwards, as a stream of small
 * sectors where it is short.
 */
export const container = (
  content: readonly number[],
  { version = 3, name = 'Workbook', backwards = false, isSmall = false } = {},
): Uint8Array => {
  const size = version === 3 ? 512 : 4096
  const count = Math.max(1, Math.ceil(content.length / size))
  const perSector = size / 4
  const fatCount = Math.ceil((count + 3) / (perSector - 1))
  const [directory, miniFat] = [fatCount, fatCount + 1]
  const first = fatCount + 2
  const bytes = new Uint8Array((first + count + 1) * size)
  const view = new DataView(bytes.buffer)
  const put = (at: number, values: readonly number[]) => bytes.set(values, at)
  const sector = (i: number) => (i + 1) * size
  put(0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [at, value] of [
    [24, 0x3e],
    [26, version],
    [28, 0xfffe],
    [30, Math.log2(size)],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true)
  const heads = [
    [44, fatCount],
    [48, directory],
    [56, 4096],
    [60, isSmall ? miniFat : END],
    [64, 1],
    [68, END],
  ] as const
  for (const [at, value] of heads) view.setUint32(at, value, true)
  for (let i = 0; i < 109; i += 1) view.setUint32(76 + i * 4, i < fatCount ? i : FREE, true)
  const next = new Map<number, number>([
    [directory, END],
    [miniFat, END],
  ])
  const chain = Array.from({ length: count }, (_, i) => first + (backwards ? count - 1 - i : i))
  chain.forEach((place, i) => {
    next.set(place, chain[i + 1] ?? END)
    put(sector(place), content.slice(i * size, (i + 1) * size))
  })
  for (let i = 0; i < fatCount * perSector; i += 1)
    view.setUint32(size + i * 4, i < fatCount ? FAT : (next.get(i) ?? FREE), true)
  const entry = (at: number, title: string, type: number, child: number, start: number, length: number) => {
    put(at, wideLetters(title))
    view.setUint16(at + 64, (title.length + 1) * 2, true)
    view.setUint8(at + 66, type)
    for (const [offset, value] of [
      [68, FREE],
      [72, FREE],
      [76, child],
      [116, start],
      [120, length],
    ] as const)
      view.setUint32(at + offset, value, true)
  }
  const length = isSmall ? content.length : Math.max(4096, content.length)
  entry(sector(directory), 'Root Entry', 5, 1, isSmall ? chain[0]! : END, isSmall ? count * size : 0)
  entry(
    sector(directory) + 128,
    name,
    2,
    FREE,
    isSmall ? 0 : chain[0]!,
    isSmall ? length : Math.min(length, count * size),
  )
  if (isSmall) {
    const minis = Math.ceil(content.length / 64)
    for (let i = 0; i < perSector; i += 1)
      view.setUint32(sector(miniFat) + i * 4, i < minis - 1 ? i + 1 : i === minis - 1 ? END : FREE, true)
  } else view.setUint32(56, 0, true)
  return bytes.subarray(0, (first + count + 1) * size)
}

/** A workbook of one sheet "S" by hand. */
export const xlsOf = (records: readonly number[], parts: Omit<Parts, 'sheets'> = {}): Uint8Array =>
  container(workbookStream({ ...parts, sheets: [{ name: 'S', records }] }))

/** A copy with bytes written over it. */
export const patched = (bytes: Uint8Array, at: number, value: readonly number[]): Uint8Array => {
  const copy = bytes.slice()
  copy.set(value, at)
  return copy
}
