/**
 * One picture, one text: ids are numbered anew under the figure's name, coordinates have two decimals, and what a
 * strict page refuses (style elements and attributes) or a picture does not need (classes, labels of its parts) goes.
 */
export const normaliseSvg = (svg: Element, figure: string): void => {
  for (const style of svg.querySelectorAll('style')) style.remove()
  const elements = [svg, ...svg.querySelectorAll('*')]
  const ids = new Map<string, string>()
  for (const element of elements) {
    if (element.id !== '') ids.set(element.id, `${figure}-${ids.size + 1}`)
    for (const { name } of [...element.attributes])
      if (isRefused(name, element === svg)) element.removeAttribute(name)
  }
  for (const element of elements)
    for (const { name, value } of [...element.attributes]) {
      if (REFERS.has(name)) element.setAttribute(name, renamed(value, ids))
      else if (MEASURES.has(name)) element.setAttribute(name, value.replace(DECIMAL, twoDecimals))
    }
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
