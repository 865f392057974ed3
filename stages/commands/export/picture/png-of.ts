import { crc32 } from 'node:zlib'
import type { Pixels } from './pixels-of.ts'

/** Pixels as PNG, with the density (chunk pHYs after the first chunk), so that programs show the true size. */
export const pngOf = (pixels: Pixels, dotsPerInch: number): Uint8Array => {
  const png = pixels.png()
  const HEAD = 8 + 25
  // dots per metre, the unit of PNG
  const density = Math.round(dotsPerInch / 0.0254)
  const chunk = Buffer.alloc(21)
  chunk.writeUInt32BE(9, 0)
  chunk.write('pHYs', 4, 'latin1')
  chunk.writeUInt32BE(density, 8)
  chunk.writeUInt32BE(density, 12)
  chunk.writeUInt8(1, 16)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17)
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)])
}
