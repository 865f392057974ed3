import { INK } from './colours.ts'
import { FONT_SIZE, FONTS, WIDTH } from './page-size.ts'
import { plainText } from './plain-text.ts'
import type { Pen } from './svg-pen.ts'

/** Makes a drawing a picture of its own: size, ink and fonts on the root, and its title and description for who cannot see it. */
export const frame = (pen: Pen, svg: Element, height: number, title: string, alt: string): void => {
  const heading = pen.element('title', { id: 'title', 'data-source': 'analysis.yaml' })
  heading.textContent = plainText(title)
  const description = pen.element('desc', { id: 'description', 'data-source': 'results' })
  description.textContent = plainText(alt)
  svg.prepend(heading, description)
  tagAxes(svg)
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

/** Labels of ticks say that they are; Plot centres every text by the root, which only its axes want. */
const tagAxes = (svg: Element): void => {
  // not over `children`, which jsdom makes anew for each
  for (let group = svg.firstElementChild; group !== null; group = group.nextElementSibling) {
    const axis = /^([xy])-axis tick label$/.exec(group.getAttribute('aria-label') ?? '')?.[1]
    if (axis === undefined) continue
    if (!group.hasAttribute('text-anchor')) group.setAttribute('text-anchor', 'middle')
    for (let label = group.firstElementChild; label !== null; label = label.nextElementSibling)
      label.setAttribute('data-axis', axis)
  }
}
