import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'

/** 170 mm at 300 dots per inch: the width of two journal columns. */
const WIDTH = Math.round((170 / 25.4) * 300)
/** Dots per metre, the unit of PNG. */
const DENSITY = Math.round(300 / 0.0254)

/** A figure as PNG, on white, with only the fonts of the folder. */
export const pngOf = (svg: string, fonts: string): Uint8Array => {
  const drawing = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'width', value: WIDTH },
    font: {
      loadSystemFonts: false,
      fontFiles: ['Regular', 'Bold'].map((weight) => join(fonts, `LiberationSans-${weight}.ttf`)),
      defaultFontFamily: 'Liberation Sans',
      sansSerifFamily: 'Liberation Sans',
    },
  })
  return withDensity(drawing.render().asPng())
}

/** Adds the pixel density (chunk pHYs after the first chunk), so that programs show the true size. */
const withDensity = (png: Uint8Array): Uint8Array => {
  const HEAD = 8 + 25
  const chunk = Buffer.alloc(21)
  chunk.writeUInt32BE(9, 0)
  chunk.write('pHYs', 4, 'latin1')
  chunk.writeUInt32BE(DENSITY, 8)
  chunk.writeUInt32BE(DENSITY, 12)
  chunk.writeUInt8(1, 16)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17)
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)])
}
