import { numberOf, type Scale } from './read-back.ts'

/** A panel of a forest plot as it is drawn. */
export interface DrawnPanel {
  readonly kind: string
  readonly texts: readonly Element[]
  /** The position of a ratio, from the labels of two ticks. */
  readonly x: Scale
  readonly squares: readonly { readonly x: number; readonly y: number; readonly area: number }[]
  readonly intervals: readonly { readonly from: number; readonly to: number; readonly y: number }[]
  /** Tips of arrow heads, and the direction in which they point. */
  readonly heads: readonly { readonly x: number; readonly isRight: boolean }[]
  /** The corners of diamonds. */
  readonly diamonds: readonly (readonly (readonly [x: number, y: number])[])[]
}

/** The panels of a forest plot. */
export const drawnPanels = (document: Document): readonly DrawnPanel[] =>
  [...document.querySelectorAll('[data-panel]')].map((panel) => {
    const all = (name: string): readonly Element[] => [...panel.querySelectorAll(name)]
    const polygons = all('polygon').map(cornersOf)
    return {
      kind: panel.getAttribute('data-panel')!,
      texts: all('text'),
      x: scaleOf(all('[data-axis=x]')),
      squares: all('rect').map((square) => {
        const [width, height] = [numberOf(square, 'width'), numberOf(square, 'height')]
        return {
          x: numberOf(square, 'x') + width / 2,
          y: numberOf(square, 'y') + height / 2,
          area: width * height,
        }
      }),
      intervals: all('line').map((line) => ({
        from: numberOf(line, 'x1'),
        to: numberOf(line, 'x2'),
        y: numberOf(line, 'y1'),
      })),
      heads: polygons
        .filter((corners) => corners.length === 3)
        .map(([tip, back]) => ({ x: tip![0], isRight: tip![0] > back![0] })),
      diamonds: polygons.filter((corners) => corners.length > 3),
    }
  })

const scaleOf = (ticks: readonly Element[]): Scale => {
  const places = ticks.map((tick) => [Math.log(Number(tick.textContent)), numberOf(tick, 'x')] as const)
  const [first, last] = [places[0]!, places.at(-1)!]
  const perUnit = (last[1] - first[1]) / (last[0] - first[0])
  return (ratio) => first[1] + perUnit * (Math.log(ratio) - first[0])
}

const cornersOf = (polygon: Element): readonly (readonly [number, number])[] =>
  polygon
    .getAttribute('points')!
    .split(' ')
    .map((point) => point.split(',').map(Number) as [number, number])
