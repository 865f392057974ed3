import { type Matrix, transformOf } from '../../../picture/matrix.ts'
import { type CssRule, cssColour, declarationsOf, styledBy } from './css.ts'
import type { DrawnLine, DrawnText } from './drawing.ts'
import type { GlyphShape } from './glyph-shapes.ts'
import { type SvgElement, svgFault } from './svg-elements.ts'

/** Properties that children inherit, as they are written. */
export type Properties = Readonly<Record<string, string>>

export interface Walk {
  readonly rules: readonly CssRule[]
  readonly byId: ReadonlyMap<string, SvgElement>
  readonly lines: DrawnLine[]
  readonly texts: DrawnText[]
  /** Letters that are drawn as outlines, by their ids, and the heights of digits of their fonts. */
  readonly glyphs: Map<string, { readonly shape: GlyphShape | null; readonly font: string }>
  readonly digitHeights: Map<string, number>
  points: number
  /** Elements that were visited: `use` may repeat them. */
  visits: number
}

/** Coordinates beyond this are no places on a page. */
export const FARTHEST = 1e6

const INHERITED = new Set(
  'stroke stroke-width stroke-dasharray stroke-opacity fill fill-opacity color font-size text-anchor display visibility'.split(
    ' ',
  ),
)

export const propertiesOf = (
  { name, attributes }: SvgElement,
  outer: Properties,
  { rules }: Walk,
): Properties => {
  const own = {
    ...attributes,
    ...styledBy(rules, name, attributes),
    ...declarationsOf(attributes['style'] ?? ''),
  }
  const inherited = Object.entries(own).filter(([key, value]) => INHERITED.has(key) && value !== 'inherit')
  return { ...outer, ...Object.fromEntries(inherited) }
}

export const matrixOf = ({ attributes }: SvgElement): Matrix => {
  try {
    return transformOf(attributes['transform'])
  } catch {
    throw svgFault(
      'translate, rotate, scale or matrix',
      `transform="${(attributes['transform'] ?? '').slice(0, 60)}"`,
    )
  }
}

export const colourIn = (properties: Properties, name: 'stroke' | 'fill', initial: string): string => {
  const value = properties[name] ?? initial
  return cssColour(value === 'currentColor' ? (properties['color'] ?? 'black') : value)
}

const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  '': 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
}

/** A length in user units; in em of a size; 0 for what is none. */
export const lengthIn = (text: string | undefined, size = 16): number => {
  const [, value, unit] = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(text ?? '') ?? []
  if (value === undefined) return 0
  return Number(value) * (unit === 'em' ? size : (UNITS[unit ?? ''] ?? 0))
}
