import { lzw } from './lzw.ts'
import type { Pixels } from './pixels-of.ts'

/**
 * Pixels as baseline TIFF 6.0 (little-endian, 8 bits a sample, strips, no opacity) with LZW compression, which is what
 * journals and old programs read. Grey pixels have one sample, if `isGrey`.
 */
export const tiffOf = (pixels: Pixels, dotsPerInch: number, isGrey: boolean): Uint8Array => {
  const samples = isGrey ? 1 : 3
  const rowsPerStrip = Math.max(1, Math.floor(STRIP / (pixels.width * samples)))
  const strips: Uint8Array[] = []
  for (let row = 0; row < pixels.height; row += rowsPerStrip)
    strips.push(lzw(samplesOf(pixels, row, Math.min(row + rowsPerStrip, pixels.height), samples)))
  const fields: readonly Field[] = [
    { tag: 256, kind: LONG, values: [pixels.width] },
    { tag: 257, kind: LONG, values: [pixels.height] },
    { tag: 258, kind: SHORT, values: Array(samples).fill(8) },
    { tag: 259, kind: SHORT, values: [5] }, // compression: LZW
    { tag: 262, kind: SHORT, values: [isGrey ? 1 : 2] }, // 1: zero is black, 2: red, green, blue
    { tag: 273, kind: LONG, values: offsetsOf(strips) },
    { tag: 277, kind: SHORT, values: [samples] },
    { tag: 278, kind: LONG, values: [rowsPerStrip] },
    { tag: 279, kind: LONG, values: strips.map(({ length }) => length) },
    { tag: 282, kind: RATIONAL, values: [dotsPerInch, 1] },
    { tag: 283, kind: RATIONAL, values: [dotsPerInch, 1] },
    { tag: 284, kind: SHORT, values: [1] }, // the samples of a pixel are next to each other
    { tag: 296, kind: SHORT, values: [2] }, // resolution in dots per inch
  ]
  const data = Buffer.concat([
    Buffer.alloc(HEADER),
    ...strips.flatMap((strip) => [strip, PADS[strip.length % 2]!]),
  ])
  data.write('II', 0, 'latin1')
  data.writeUInt16LE(42, 2)
  data.writeUInt32LE(data.length, 4)
  return Buffer.concat([data, directory(fields, data.length)])
}

/** Bytes of a strip before compression, at most, as long as one row is not longer. */
const STRIP = 65_536
const HEADER = 8
/** The parts of a file begin at even offsets. */
const PADS = [Buffer.alloc(0), Buffer.alloc(1)]

interface Field {
  readonly tag: number
  readonly kind: number
  /** Of a rational: numerator and denominator. */
  readonly values: readonly number[]
}

const [SHORT, LONG, RATIONAL] = [3, 4, 5]

const samplesOf = ({ width, bytes }: Pixels, from: number, to: number, samples: number): Uint8Array => {
  const strip = new Uint8Array((to - from) * width * samples)
  let next = 0
  for (let pixel = from * width; pixel < to * width; pixel++)
    for (let sample = 0; sample < samples; sample++) strip[next++] = bytes[4 * pixel + sample]!
  return strip
}

const offsetsOf = (strips: readonly Uint8Array[]): readonly number[] => {
  let offset = HEADER
  return strips.map(({ length }) => {
    const start = offset
    offset += length + (length % 2)
    return start
  })
}

/** The image file directory at this offset, with the values that do not fit into it after it. */
const directory = (fields: readonly Field[], offset: number): Uint8Array => {
  const head = Buffer.alloc(2 + 12 * fields.length + 4)
  head.writeUInt16LE(fields.length, 0)
  const values: Buffer[] = []
  let next = offset + head.length
  for (const [i, { tag, kind, values: numbers }] of fields.entries()) {
    const entry = 2 + 12 * i
    const bytes = Buffer.alloc(numbers.length * (kind === SHORT ? 2 : 4))
    for (const [j, number] of numbers.entries())
      if (kind === SHORT) bytes.writeUInt16LE(number, 2 * j)
      else bytes.writeUInt32LE(number, 4 * j)
    head.writeUInt16LE(tag, entry)
    head.writeUInt16LE(kind!, entry + 2)
    head.writeUInt32LE(kind === RATIONAL ? numbers.length / 2 : numbers.length, entry + 4)
    if (bytes.length <= 4) bytes.copy(head, entry + 8)
    else {
      head.writeUInt32LE(next, entry + 8)
      values.push(bytes, PADS[bytes.length % 2]!)
      next += bytes.length + (bytes.length % 2)
    }
  }
  return Buffer.concat([head, ...values])
}
