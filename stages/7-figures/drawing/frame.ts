import { withMarks } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { INK } from './colours.ts'
import { FONTS } from './layout.ts'
import { plainText } from './plain-text.ts'
import type { Pen } from './svg-pen.ts'

/** Makes a drawing a stand-alone picture: size, colour and fonts on the root, accessible title and description. */
export const frame = (pen: Pen, svg: Element, height: number, title: string, alt: string): void => {
  const heading = pen.element('title', { id: 'title', 'data-source': 'analysis.yaml' })
  heading.textContent = plainText(title)
  const description = pen.element('desc', { id: 'description', 'data-source': 'results' })
  description.textContent = plainText(alt)
  svg.prepend(heading, description)
  tagAxes(svg, pen.style)
  const attributes = {
    width: pen.layout.width,
    height,
    viewBox: `0 0 ${pen.layout.width} ${height}`,
    role: 'img',
    'aria-labelledby': 'title description',
    color: INK,
    fill: 'currentColor',
    'text-anchor': 'start',
    'font-family': FONTS,
    'font-size': pen.layout.text,
  }
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value))
}

/** Marks tick labels with their axis, gives them the marks of the style, and centres them: Plot sets the anchor on the root, where `frame` overrides it. */
const tagAxes = (svg: Element, style: Style): void => {
  // not `children`: it is made anew at every access
  for (let group = svg.firstElementChild; group !== null; group = group.nextElementSibling) {
    const axis = /^([xy])-axis tick label$/.exec(group.getAttribute('aria-label') ?? '')?.[1]
    if (axis === undefined) continue
    if (!group.hasAttribute('text-anchor')) group.setAttribute('text-anchor', 'middle')
    for (let label = group.firstElementChild; label !== null; label = label.nextElementSibling) {
      label.setAttribute('data-axis', axis)
      label.textContent = withMarks(label.textContent, style)
    }
  }
}
