/**
 * One picture, one text: ids are numbered anew under the figure's name, coordinates have two decimals, and what a
 * strict page refuses (style elements and attributes) or a picture does not need (classes, labels of its parts) goes.
 */
export const normaliseSvg = (svg: Element, figure: string): void => {
  for (const style of [...svg.getElementsByTagName('style')]) style.remove()
  const elements = [svg, ...svg.getElementsByTagName('*')]
  const ids = new Map<string, string>()
  for (const element of elements) {
    const id = element.getAttribute('id')
    if (id !== null) ids.set(id, `${figure}-${ids.size + 1}`)
  }
  for (const element of elements)
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name)!
      const normal = isRefused(name, element === svg) ? null : normalValue(name, value, ids)
      if (normal === null) element.removeAttribute(name)
      else if (normal !== value) element.setAttribute(name, normal)
    }
}

const normalValue = (name: string, value: string, ids: ReadonlyMap<string, string>): string => {
  if (REFERS.has(name)) return renamed(value, ids)
  return MEASURES.has(name) ? value.replace(DECIMAL, twoDecimals) : value
}

const isRefused = (name: string, isRoot: boolean): boolean =>
  name === 'style' || name === 'class' || (!isRoot && name.startsWith('aria-'))

const REFERS: ReadonlySet<string> = new Set(['id', 'aria-labelledby', 'clip-path', 'href', 'mask'])
const MEASURES: ReadonlySet<string> = new Set(
  'd x y x1 x2 y1 y2 dx dy cx cy r width height points transform'.split(' '),
)

const renamed = (value: string, ids: ReadonlyMap<string, string>): string =>
  value
    .split(' ')
    .map(
      (part) =>
        ids.get(part) ??
        part.replace(/#([^)]*)/, (found, id: string) => (ids.has(id) ? `#${ids.get(id)}` : found)),
    )
    .join(' ')

const DECIMAL = /-?\d*\.\d+(?:e[+-]?\d+)?|-?\d+e[+-]?\d+/g

const twoDecimals = (number: string): string => String(Number(Number(number).toFixed(2)) + 0)
