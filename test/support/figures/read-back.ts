/** Reads a drawn figure back: where its axes put a number, and where its symbols and lines are. */

export type Scale = (value: number) => number

/** Where an axis puts a number, from the labels of two of its ticks; `of` bends the axis (a logarithm). */
export const scaleOf = (document: Document, axis: 'x' | 'y', of: Scale = (value) => value): Scale => {
  const ticks = [...document.querySelectorAll(`[data-axis=${axis}]`)].map((label) => ({
    at: of(Number(label.textContent!.replace('\u2212', '-'))),
    place: translation(label)[axis === 'x' ? 0 : 1],
  }))
  const [first, last] = [ticks[0]!, ticks.at(-1)!]
  const perUnit = (last.place - first.place) / (last.at - first.at)
  return (value) => first.place + perUnit * (of(value) - first.at)
}

/** Where a symbol of Plot is drawn: its own translation and those of the groups around it. */
export const translation = (element: Element): readonly [x: number, y: number] => {
  let [x, y] = [0, 0]
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const [, dx, dy] = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(at.getAttribute('transform') ?? '') ?? []
    x += Number(dx ?? 0)
    y += Number(dy ?? 0)
  }
  return [x, y]
}

/** A number of an attribute. */
export const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name))
