import type { PictureElement } from './read-picture.ts'

/** Properties that an element has from itself or from the elements around it. */
export type Style = Readonly<Record<(typeof INHERITED)[number] | 'opacity', string>>

const INHERITED = [
  'color',
  'fill',
  'fill-opacity',
  'fill-rule',
  'clip-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
] as const

/** The initial values of SVG 1.1. */
export const INITIAL: Style = {
  color: 'black',
  fill: 'black',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  'clip-rule': 'nonzero',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'paint-order': 'normal',
  'font-size': '16',
  'font-weight': '400',
  'text-anchor': 'start',
  opacity: '1',
}

/** The style of an element. Its opacity is multiplied by that of the elements around it. */
export const styleOf = ({ attributes }: PictureElement, around: Style): Style => {
  const changed: Record<string, string> = {}
  for (const name of INHERITED) if (attributes[name] !== undefined) changed[name] = attributes[name]
  const opacity = String(Number(around.opacity) * Number(attributes['opacity'] ?? 1))
  return { ...around, ...changed, opacity }
}

/**
 * The opacity of a fill or a stroke. That of an element and of those around it is multiplied into it, which is exact
 * where the fills and strokes within do not overlap.
 */
export const opacityOf = (style: Style, property: 'fill' | 'stroke'): number =>
  Number(style[`${property}-opacity`]) * Number(style.opacity)

export const isSameStyle = (style: Style, other: Style): boolean =>
  style.opacity === other.opacity && INHERITED.every((name) => style[name] === other[name])

/** A fill or stroke as a colour, or null for none. */
export const colourOf = (style: Style, property: 'fill' | 'stroke'): string | null => {
  const value = style[property] === 'currentColor' ? style.color : style[property]
  if (value === 'none' || value === 'transparent') return null
  const colour = COLOURS[value] ?? value
  if (!/^#[\da-f]{6}$/i.test(colour))
    throw new Error(`picture: expected a colour as #rrggbb, black or white, found ${property}="${value}"`)
  return colour
}

const COLOURS: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff' }

/** A length in pixels; em is relative to the size of the font. */
export const lengthOf = (text: string | undefined, style: Style): number => {
  const match = /^(-?[\d.]+(?:e[+-]?\d+)?)(em|px)?$/.exec(text ?? '0')
  if (match === null) throw new Error(`picture: expected a length in pixels or em, found "${text}"`)
  return Number(match[1]) * (match[2] === 'em' ? Number(style['font-size']) : 1)
}

export const isBold = (style: Style): boolean =>
  style['font-weight'] === 'bold' || Number(style['font-weight']) > 500

/** The numbers of a list, such as points or dashes; none of `none`. */
export const numbersIn = (text: string | undefined): number[] =>
  text === undefined || text === 'none' ? [] : (text.match(/-?[\d.]+(?:e[+-]?\d+)?/gi) ?? []).map(Number)
