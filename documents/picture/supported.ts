import type { PictureElement } from './read-picture.ts'

/**
 * Checks that a picture has only what is drawn: the elements and attributes of figures. What says nothing about the look
 * (titles, roles, marks of origin) may be there.
 * @throws Error that names an element or attribute, since a figure must not lose a part of itself
 */
export const checkSupported = (element: PictureElement): void => {
  const own = ELEMENTS[element.name]
  if (own === undefined)
    throw new Error(`picture: expected an element that figures have, found ${element.name}`)
  for (const [name, value] of Object.entries(element.attributes))
    if (!own.has(name) && !ANYWHERE.has(name) && !/^(data-|aria-)/.test(name))
      throw new Error(`picture: expected attributes that figures have, found ${name}="${value}"`)
  checkValues(element.attributes)
  if (!NOT_DRAWN.has(element.name))
    for (const child of element.children) if (typeof child !== 'string') checkSupported(child)
}

/** Titles are for readers, definitions are drawn where they are referred to. */
export const NOT_DRAWN: ReadonlySet<string> = new Set(['title', 'desc', 'defs', 'clipPath'])

const listed = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const ANYWHERE = listed(
  'id role color fill fill-opacity fill-rule clip-rule clip-path stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit paint-order opacity transform font-family font-size font-weight font-variant text-anchor',
)

const ELEMENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  svg: listed('xmlns width height viewBox'),
  g: listed(''),
  ...{ title: listed(''), desc: listed(''), defs: listed(''), clipPath: listed('clipPathUnits') },
  path: listed('d'),
  rect: listed('x y width height rx ry'),
  circle: listed('cx cy r'),
  ellipse: listed('cx cy rx ry'),
  line: listed('x1 x2 y1 y2'),
  ...{ polygon: listed('points'), polyline: listed('points') },
  ...{ text: listed('x y dx dy'), tspan: listed('x y dx dy') },
}

/** Attributes of which few values are drawn. The digits of the font are all of one width. */
const VALUES: Readonly<Record<string, RegExp>> = {
  'font-variant': /^(normal|tabular-nums)$/,
  'paint-order': /^(normal|stroke\b.*)$/,
  'stroke-linecap': /^(butt|round|square)$/,
  'stroke-linejoin': /^(miter|round|bevel)$/,
  'text-anchor': /^(start|middle|end)$/,
  'fill-rule': /^(nonzero|evenodd)$/,
}

const checkValues = (attributes: Readonly<Record<string, string>>): void => {
  for (const [name, pattern] of Object.entries(VALUES))
    if (attributes[name] !== undefined && !pattern.test(attributes[name]))
      throw new Error(`picture: expected a ${name} that figures have, found "${attributes[name]}"`)
}
