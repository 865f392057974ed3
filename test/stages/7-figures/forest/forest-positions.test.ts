import { expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { forestData } from '../../../../stages/7-figures/forest/data.ts'
import { centres } from '../../../support/figures/centres.ts'
import { parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { drawnPanels } from '../../../support/figures/forest-panels.ts'
import { figures, forEachCohort, NEAR } from '../../../support/figures/random-figures.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const LAYOUTS = ['svgs', 'narrowSvgs'] as const

/** The drawn panels of a forest plot in both layouts. */
const inBothLayouts = (sources: Parameters<typeof drawFigures>[1], options: object = {}) => {
  const drawn = drawFigures({ ratios: { ...figures['ratios']!, ...options } as never }, sources)
  return LAYOUTS.map((layout) => drawnPanels(parsed(drawn[layout]['ratios']!)))
}

const near = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found.length).toBe(wanted.length)
  const sorted = wanted.toSorted((a, b) => a - b)
  found
    .toSorted((a, b) => a - b)
    .forEach((place, i) => {
      expect(Math.abs(place - sorted[i]!)).toBeLessThan(NEAR)
    })
}

test('ratios and limits are at their places, with an arrow where an interval extends beyond the axis', () => {
  let heads = 0
  forEachCohort((sources) => {
    const { panels } = forestData(figures['ratios'] as never, sources)
    for (const drawn of inBothLayouts(sources)) {
      expect(drawn.length).toBe(panels.length)
      panels.forEach(({ rows, domain: [low, high] }, i) => {
        const { x, squares, intervals, ...panel } = drawn[i]!
        const within = (value: number): number => x(Math.min(high, Math.max(low, value)))
        const limits = rows.flatMap(({ lower, upper, ratio }) =>
          ratio.value === null || lower?.value == null || upper?.value == null
            ? []
            : [[lower.value, upper.value] as const],
        )
        const inside = rows.flatMap(({ ratio: { value } }) =>
          value !== null && value >= low && value <= high ? [value] : [],
        )
        near(
          intervals.map(({ from }) => from),
          limits.map(([lower]) => within(lower)),
        )
        near(
          intervals.map(({ to }) => to),
          limits.map(([, upper]) => within(upper)),
        )
        near(
          squares.map((square) => square.x),
          inside.map(x),
        )
        near(
          panel.heads.filter(({ isRight }) => !isRight).map((head) => head.x),
          limits.filter(([lower]) => lower < low).map(() => x(low)),
        )
        near(
          panel.heads.filter(({ isRight }) => isRight).map((head) => head.x),
          limits.filter(([, upper]) => upper > high).map(() => x(high)),
        )
        heads += panel.heads.length
      })
    }
  })
  expect(heads).toBeGreaterThan(0)
})

test('a pooled ratio is a diamond from its lower to its upper limit, highest at the ratio', () => {
  const sources = { ...sourcesOf(six), ...centres({ ratio: 1.5, lower: 0.75, upper: 3 }) }
  for (const [panel] of inBothLayouts(sources, { of: ['across'] })) {
    const { x, diamonds, squares, intervals, heads } = panel!
    const [[left, top, right, bottom]] = diamonds as [(readonly [number, number])[]]
    near([left![0], top![0], right![0], bottom![0]], [0.75, 1.5, 3, 1.5].map(x))
    expect(left![1]).toBe(right![1])
    expect(bottom![1] - left![1]).toBeCloseTo(left![1] - top![1], 2)
    expect([squares.length, intervals.length, heads.length]).toEqual([2, 2, 0])
  }
})

test('a diamond that extends beyond the axis is cut at its end and has an arrow', () => {
  const sources = { ...sourcesOf(six), ...centres({ ratio: 1.5, lower: 0.75, upper: 6 }) }
  for (const [panel] of inBothLayouts(sources, { of: ['across'], axis: [0.25, 3] })) {
    const { x, diamonds, heads } = panel!
    const [corners] = diamonds as [(readonly [number, number])[]]
    // by hand: 1.5 to 6 is two doublings, of which the axis shows one, so that half of the height remains
    near(
      corners.map((corner) => corner[0]),
      [0.75, 1.5, 3, 3, 1.5].map(x),
    )
    const [half, cut] = [
      corners.filter(([place]) => Math.abs(place - x(1.5)) < NEAR),
      corners.filter(([place]) => Math.abs(place - x(3)) < NEAR),
    ].map(([a, b]) => Math.abs(a![1] - b![1]))
    expect(cut! / half!).toBeCloseTo(0.5, 2)
    // the upper limits 6 and 4, and the lower limit 0.125
    expect(heads.filter(({ isRight }) => isRight)).toHaveLength(2)
    expect(heads.filter(({ isRight }) => !isRight)).toHaveLength(1)
  }
})

test('a ratio beyond the axis has an arrow and no square', () => {
  for (const [panel] of inBothLayouts(sourcesOf(six), { of: ['relapse-cox'], axis: [0.5, 20] })) {
    expect(panel!.squares).toEqual([])
    expect(panel!.heads.map(({ isRight }) => isRight)).toEqual([false])
  }
})

test('an axis fits to its ratios and limits', () => {
  const domainOf = (pooled: { ratio: number; lower: number; upper: number }) =>
    forestData({ kind: 'forest', title: 'T', of: ['across'] }, centres(pooled)).panels[0]!.domain
  // by hand: limits from 0.125 to 4; 0.1 is the next tick below, and 4 with a margin has none near
  expect(domainOf({ ratio: 1, lower: 0.5, upper: 2 })[0]).toBe(0.1)
  expect(domainOf({ ratio: 1, lower: 0.5, upper: 2 })[1]).toBeLessThan(5)
  expect(domainOf({ ratio: 1, lower: 0.0001, upper: 90 })).toEqual([0.01, 100])
})

test('the specification draws its intervals up to the ends of the axis of each panel, with an arrow', async () => {
  const { specs } = drawFigures(figures, sourcesOf(six))
  const view = await viewed(specs['ratios']!)
  const heads = view.drawn('ratio').filter(({ kind }) => kind === 'symbol')
  // by hand: 0.2 (0.005 to 8.24) on an axis from 0.01 to 10, and 1 (0.0085 to 117.33) on one from 0.01 to 100
  expect(view.data('ratios').map(({ from, to }) => [Number(from).toFixed(2), Number(to).toFixed(2)])).toEqual(
    [
      ['0.01', '8.24'],
      ['0.01', '100.00'],
    ],
  )
  expect(heads.map(({ x }) => x).filter((x) => x === 0 || x === 420)).toHaveLength(3)
  for (const { x } of view.drawn('ratio')) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(420)
  }
})
