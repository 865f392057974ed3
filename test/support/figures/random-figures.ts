import fc from 'fast-check'
import { expect } from 'vitest'
import type { Subject } from '../../../cohort/values/value.ts'
import type { Point } from '../../../stages/7-figures/curves/points.ts'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import type { FigureSources } from '../../../stages/7-figures/kinds.ts'
import { parsed } from './drawn.ts'
import { sourcesOf } from './figure-cohort.ts'
import { plan } from './figure-plan.ts'
import type { Scale } from './read-back.ts'

/** The tolerance for coordinates with two decimals, in pixels. */
export const NEAR = 0.06

export const { figures } = plan()
const subject = fc.record({
  time: fc.integer({ min: 1, max: 40 }),
  status: fc.constantFrom('R', 'R', 'D', 'N'),
})
const cohort = fc.array(subject, { minLength: 8, maxLength: 14 }).map((subjects): readonly Subject[] =>
  subjects.map((values, i) => ({
    ...values,
    id: `P${i}`,
    arm: i % 2 === 0 ? 'a' : 'b',
    seen: null,
    also: null,
    note: i % 3 === 0 ? 'x' : 'y',
  })),
)

/** Random cohorts and their figures, drawn once for all tests of a file. */
const drawn = fc.sample(cohort, { numRuns: 6, seed: 20261129 }).map((subjects) => {
  const sources = sourcesOf(subjects)
  return { sources, svgs: drawFigures(figures, sources).svgs }
})

/** Runs a check on each random cohort and its figures by name. */
export const forEachCohort = (
  check: (sources: FigureSources, svg: (name: string) => Document) => void,
): void => {
  for (const { sources, svgs } of drawn) check(sources, (name) => parsed(svgs[name]!))
}

/** The corners of a stepped path as coordinates, each once. */
const cornersOf = (path: Element): readonly (readonly [number, number])[] => {
  let [x, y] = [0, 0]
  const corners: [number, number][] = []
  for (const [, letter, a, b] of path.getAttribute('d')!.matchAll(/([MLHV])(-?[\d.]+)(?:,(-?[\d.]+))?/g)) {
    if (letter === 'H') x = Number(a)
    else if (letter === 'V') y = Number(a)
    else [x, y] = [Number(a), Number(b)]
    corners.push([x, y])
  }
  return corners
}

/** Expects the path of a right-continuous curve to have a corner at each point, and no corner at another time. */
export const expectThrough = (path: Element, points: readonly Point[], x: Scale, y: Scale): void => {
  const corners = cornersOf(path)
  for (const { time, estimate } of points)
    expect(
      corners.some(([a, b]) => Math.abs(a - x(time)) < NEAR && Math.abs(b - y(estimate)) < NEAR),
      `${time}, ${estimate}`,
    ).toBe(true)
  for (const [a] of corners) expect(points.some(({ time }) => Math.abs(a - x(time)) < NEAR)).toBe(true)
}

/** Paths of curves: ticks of axes have a transform, and samples of a legend are in no group. */
export const curvePaths = (document: Document): readonly Element[] => [
  ...document.querySelectorAll('g[fill="none"]:not([stroke="currentColor"]) > path:not([transform])'),
]

/** Filled symbols. */
export const symbolsOf = (document: Document): readonly Element[] => [
  ...document.querySelectorAll('g:not([fill="none"]) > path[transform]'),
]
