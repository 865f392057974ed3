import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

/** Rows of pixels from the top, 4 bytes each: red, green, blue, opacity (always 255: the ground is white). */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
  /** As PNG without a density. */
  png(): Uint8Array
}

/** A picture as pixels, on white, with only the fonts of the folder. */
export const pixelsOf = (svg: string, fonts: string, width: number): Pixels => {
  const image = drawing(svg, fonts, width).render()
  return { width: image.width, height: image.height, bytes: image.pixels, png: () => image.asPng() }
}

/** A picture as the drawing library understands it: text as outlines, all properties on the shapes themselves. */
export const simplified = (svg: string, fonts: string): string => drawing(svg, fonts, null).toString()

const drawing = (svg: string, fonts: string, width: number | null): Resvg =>
  new Resvg(svg, {
    ...(width === null ? {} : { background: 'white', fitTo: { mode: 'width', value: width } }),
    font: {
      loadSystemFonts: false,
      fontFiles: ['Regular', 'Bold'].map((weight) => join(fonts, `LiberationSans-${weight}.ttf`)),
      defaultFontFamily: 'Liberation Sans',
      sansSerifFamily: 'Liberation Sans',
    },
  })
