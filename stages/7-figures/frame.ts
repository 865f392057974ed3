import { INK } from './colours.ts'
import { FONT_SIZE, FONTS, WIDTH } from './page-size.ts'
import type { Pen } from './pen.ts'
import { plainText } from './plain-text.ts'

/** Makes a drawing a picture of its own: size, ink and fonts on the root, and its title and description for who cannot see it. */
export const frame = (pen: Pen, svg: Element, height: number, title: string, alt: string): void => {
  const heading = pen.element('title', { id: 'title', 'data-source': 'analysis.yaml' })
  heading.textContent = plainText(title)
  const description = pen.element('desc', { id: 'description', 'data-source': 'results' })
  description.textContent = plainText(alt)
  svg.prepend(heading, description)
  // Plot centres every text by the root; only its axis wants that
  for (const axis of svg.querySelectorAll('[aria-label$="tick label"]:not([text-anchor])'))
    axis.setAttribute('text-anchor', 'middle')
  const attributes = {
    width: WIDTH,
    height,
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-labelledby': 'title description',
    color: INK,
    fill: 'currentColor',
    'text-anchor': 'start',
    'font-family': FONTS,
    'font-size': FONT_SIZE,
  }
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value))
}
