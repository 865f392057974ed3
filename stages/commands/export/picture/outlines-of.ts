import type { Picture } from '../../../../documents/picture/read-picture.ts'
import { simplified } from './pixels-of.ts'

/**
 * A picture as SVG whose letters are shapes of the shipped font, so that each program shows the same glyphs, whatever
 * fonts it has. The title and the description stay text, for screen readers; the size is that of the picture.
 */
export const outlinesOf = (
  svg: string,
  { width, height, title, description }: Picture,
  fonts: string,
): string => {
  const shapes = simplified(svg, fonts)
    .replace(/^[^>]*>/, '')
    .replace(/<defs\/>/, '')
    .replace(/>\s+</g, '><')
    .replace(DECIMAL, (number) => String(Number(Number(number).toFixed(3)) + 0))
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`
  return `${head}<title id="title">${escaped(title)}</title><desc id="description">${escaped(description)}</desc>${shapes.trim()}\n`
}

const DECIMAL = /-?\d+\.\d+(?:e[+-]?\d+)?/g

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
