import { crc32 } from '../../../sources/zip/crc-32.ts'

/** A PNG file with its density (chunk pHYs after the first chunk), so that programs show the true size. */
export const withDensity = (png: Uint8Array, dotsPerInch: number): Uint8Array => {
  const HEAD = 8 + 25
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  // dots per metre, the unit of PNG
  const density = Math.round(dotsPerInch / 0.0254)
  view.setUint32(0, 9)
  chunk.set(new TextEncoder().encode('pHYs'), 4)
  view.setUint32(8, density)
  view.setUint32(12, density)
  chunk[16] = 1
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, HEAD))
  whole.set(chunk, HEAD)
  whole.set(png.subarray(HEAD), HEAD + chunk.length)
  return whole
}
