/** Parts of a little-endian file as 32-bit words. */

/** Four bytes, the first lowest. */
export const bytesWord = (a: number, b: number, c: number, d: number): number =>
  a | (b << 8) | (c << 16) | (d << 24)

/** Text in UTF-16, filled with zeros to a whole number of words, or to `length` words. */
export const textWords = (text: string, length = Math.ceil(text.length / 2)): readonly number[] =>
  Array.from({ length }, (_, i) => unit(text, 2 * i) | (unit(text, 2 * i + 1) << 16))

const unit = (text: string, index: number): number => (index < text.length ? text.charCodeAt(index) : 0)

/** The bits of a number in single precision. */
export const floatWord = (value: number): number => {
  const view = new DataView(new ArrayBuffer(4))
  view.setFloat32(0, value)
  return view.getInt32(0)
}

/** Words as bytes. */
export const bytesOf = (words: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(4 * words.length)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < words.length; i++) view.setInt32(4 * i, words[i]!, true)
  return bytes
}
