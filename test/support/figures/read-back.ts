/** Reads a drawn figure: the scales of its axes, and the positions of symbols and lines. */

export type Scale = (value: number) => number

/** The scale of an axis from the labels of two ticks. `transform`: that of the axis (a logarithm). */
export const scaleOf = (document: Document, axis: 'x' | 'y', transform: Scale = (value) => value): Scale => {
  const ticks = [...document.querySelectorAll(`[data-axis=${axis}]`)].map((label) => ({
    value: transform(Number(label.textContent!.replace('\u2212', '-'))),
    place: translation(label)[axis === 'x' ? 0 : 1],
  }))
  const [first, last] = [ticks[0]!, ticks.at(-1)!]
  const perUnit = (last.place - first.place) / (last.value - first.value)
  return (value) => first.place + perUnit * (transform(value) - first.value)
}

/** The position of a symbol of Plot: the sum of its translation and those of its groups. */
export const translation = (element: Element): readonly [x: number, y: number] => {
  let [x, y] = [0, 0]
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    const [, dx, dy] = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(node.getAttribute('transform') ?? '') ?? []
    x += Number(dx ?? 0)
    y += Number(dy ?? 0)
  }
  return [x, y]
}

/** A number of an attribute. */
export const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name))
