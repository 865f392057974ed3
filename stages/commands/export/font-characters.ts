/**
 * The characters for which a TrueType font has a glyph, from its character map (table cmap, format 4: the basic plane).
 * @throws Error if the font has no such table
 */
export const fontCharacters = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const map = tableAt(view, 'cmap')
  const subtables = Array.from(
    { length: view.getUint16(map + 2) },
    (_, i) => map + view.getUint32(map + 8 + 8 * i),
  )
  const start = subtables.find((offset) => view.getUint16(offset) === 4)
  if (start === undefined) throw new Error('font: expected a character map of format 4, found none')
  const count = view.getUint16(start + 6) / 2
  const ends = start + 14
  const starts = ends + 2 * count + 2
  const deltas = starts + 2 * count
  const offsets = deltas + 2 * count
  const characters = new Set<number>()
  for (let i = 0; i < count; i++) {
    const [first, last] = [view.getUint16(starts + 2 * i), view.getUint16(ends + 2 * i)]
    const [delta, offset] = [view.getUint16(deltas + 2 * i), view.getUint16(offsets + 2 * i)]
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsets + 2 * i + offset + 2 * (code - first))
      // glyph 0 is the box for missing characters
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) characters.add(code)
    }
  }
  return characters
}

const tableAt = (view: DataView, name: string): number => {
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + 16 * i
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((j) => view.getUint8(entry + j)))
    if (tag === name) return view.getUint32(entry + 8)
  }
  throw new Error(`font: expected a table ${name}, found none`)
}
