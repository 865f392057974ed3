/**
 * A drawing as SVG text, the same for the same picture: ids are numbered under the figure's name and coordinates have
 * two decimals. Omitted are style elements and attributes (a content security policy forbids them), classes and labels
 * of parts. One pass over the tree, since a general serialiser takes longer than the drawing.
 */
export const svgText = (svg: Element, figure: string): string => {
  const ids = new Map<string, string>()
  const numberIds = (element: Element): void => {
    const id = element.getAttribute('id')
    if (id !== null) ids.set(id, `${figure}-${ids.size + 1}`)
    for (let child = element.firstElementChild; child !== null; child = child.nextElementSibling)
      numberIds(child)
  }
  numberIds(svg)
  return `${elementText(svg, true, ids)}\n`
}

type Ids = ReadonlyMap<string, string>

const elementText = (element: Element, isRoot: boolean, ids: Ids): string => {
  const name = element.localName
  // linkedom lists the newest attribute first
  const attributes = element
    .getAttributeNames()
    .reverse()
    .filter((attribute) => !isOmitted(attribute, isRoot))
    .map((attribute) => ` ${attribute}="${attributeText(attribute, element.getAttribute(attribute)!, ids)}"`)
  const start = `<${name}${isRoot ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${attributes.join('')}`
  const children: string[] = []
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === TEXT_NODE) children.push(escaped(child.nodeValue!))
    else if ((child as Element).localName !== 'style')
      children.push(elementText(child as Element, false, ids))
  }
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

const TEXT_NODE = 3

const isOmitted = (name: string, isRoot: boolean): boolean =>
  name === 'style' ||
  name === 'class' ||
  name === 'xmlns' ||
  name.startsWith('xmlns:') ||
  (!isRoot && name.startsWith('aria-'))

const attributeText = (name: string, value: string, ids: Ids): string => {
  if (ID_ATTRIBUTES.has(name)) return escaped(renumbered(value, ids)).replace(/"/g, '&quot;')
  return escaped(COORDINATE_ATTRIBUTES.has(name) ? value.replace(DECIMAL, twoDecimals) : value).replace(
    /"/g,
    '&quot;',
  )
}

const ID_ATTRIBUTES: ReadonlySet<string> = new Set(['id', 'aria-labelledby', 'clip-path', 'href', 'mask'])
const COORDINATE_ATTRIBUTES: ReadonlySet<string> = new Set(
  'd x y x1 x2 y1 y2 dx dy cx cy r width height points transform'.split(' '),
)

/** Replaces ids in a list, in `url(#...)` or in `#...`. */
const renumbered = (value: string, ids: Ids): string =>
  value
    .split(' ')
    .map(
      (part) =>
        ids.get(part) ??
        part.replace(/#([^)]*)/, (match, id: string) => (ids.has(id) ? `#${ids.get(id)}` : match)),
    )
    .join(' ')

const DECIMAL = /-?\d*\.\d+(?:e[+-]?\d+)?|-?\d+e[+-]?\d+/g

const twoDecimals = (number: string): string => String(Number(Number(number).toFixed(2)) + 0)

/** Escapes markup, and white space other than a space: XML parsers turn it into a space in attributes. */
const escaped = (text: string): string =>
  /[&<>\t\n\r]/.test(text) ? text.replace(/[&<>\t\n\r]/g, (letter) => ESCAPES[letter]!) : text

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
