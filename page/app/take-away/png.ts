import { withDensity } from '../../../documents/picture/png/density.ts'
import type { FigureFonts } from '../../messages.ts'
import { base64 } from '../base64.ts'

const DOTS_PER_INCH = 300

/**
 * A figure as pixels on white, drawn by the browser in the fonts that it is given, 300 dots an inch. The pixels depend on the
 * browser; those of the command `figures` do not.
 */
export const pngOf = async (svg: string, fonts: FigureFonts): Promise<Uint8Array> => {
  const [width, height] = ['width', 'height'].map((side) =>
    Math.round((Number(new RegExp(`<svg[^>]* ${side}="([\\d.]+)"`).exec(svg)?.[1]) / 96) * DOTS_PER_INCH),
  ) as [number, number]
  const drawn = withFonts(inPixels(svg, width, height), fonts)
  const address = URL.createObjectURL(new Blob([drawn], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    const context = canvas.getContext('2d')!
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    context.drawImage(image, 0, 0, width, height)
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (png === null) throw new Error('the browser has not enough memory for the picture')
    return withDensity(new Uint8Array(await png.arrayBuffer()), DOTS_PER_INCH)
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** In the size in which it is drawn, so that letters keep their places and are not set on whole pixels of a small picture. */
const inPixels = (svg: string, width: number, height: number): string =>
  svg.replace(/^<svg[^>]*/, (tag) =>
    tag
      .replace(/ width="[^"]*"/, ` width="${width}" text-rendering="geometricPrecision"`)
      .replace(/ height="[^"]*"/, ` height="${height}"`),
  )

/** A picture takes no fonts from the page: it contains them. */
const withFonts = (svg: string, { regular, bold }: FigureFonts): string => {
  const face = (weight: number, font: Uint8Array): string =>
    `@font-face{font-family:Figure;font-weight:${weight};src:url(data:font/ttf;base64,${base64(font)})}`
  return svg
    .replace(/ font-family="[^"]*"/, ' font-family="Figure, sans-serif"')
    .replace('>', `><style>${face(400, regular)}${face(700, bold)}</style>`)
}
