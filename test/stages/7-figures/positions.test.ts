import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Subject } from '../../../cohort/values/value.ts'
import { auditData, symlog } from '../../../stages/7-figures/audit/data.ts'
import { cumulativeHazardData } from '../../../stages/7-figures/curves/cumulative-hazard/data.ts'
import { cumulativeIncidenceData } from '../../../stages/7-figures/curves/cumulative-incidence/data.ts'
import { followUpData } from '../../../stages/7-figures/curves/follow-up/data.ts'
import { type KmFigure, kmData } from '../../../stages/7-figures/curves/kaplan-meier/data.ts'
import type { Point } from '../../../stages/7-figures/curves/points.ts'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { flowData } from '../../../stages/7-figures/flow/data.ts'
import { forestData } from '../../../stages/7-figures/forest/data.ts'
import type { FigureSources } from '../../../stages/7-figures/kinds.ts'
import { parsed } from '../../support/figures/drawn.ts'
import { plan, six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { numberOf, type Scale, scaleOf, translation } from '../../support/figures/read-back.ts'
import { viewed } from '../../support/figures/viewed.ts'

/** The nearest that two decimals of a coordinate let one come. */
const NEAR = 0.06

const { figures } = plan()
const subject = fc.record({
  time: fc.integer({ min: 1, max: 40 }),
  status: fc.constantFrom('R', 'R', 'D', 'N'),
})
const cohort = fc.array(subject, { minLength: 8, maxLength: 14 }).map((subjects): readonly Subject[] =>
  subjects.map((one, i) => ({
    ...one,
    id: `P${i}`,
    arm: i % 2 === 0 ? 'a' : 'b',
    seen: null,
    also: null,
    note: i % 3 === 0 ? 'x' : 'y',
  })),
)

/** Random cohorts, drawn once for all tests. */
const drawn = fc.sample(cohort, { numRuns: 6, seed: 20261129 }).map((subjects) => {
  const sources = sourcesOf(subjects)
  return { sources, svgs: drawFigures(figures, sources).svgs }
})

const each = (look: (sources: FigureSources, svg: (name: string) => Document) => void): void => {
  for (const { sources, svgs } of drawn) look(sources, (name) => parsed(svgs[name]!))
}

/** The corners of a stepped path as coordinates, each once. */
const cornersOf = (path: Element): readonly (readonly [number, number])[] => {
  let [x, y] = [0, 0]
  const found: [number, number][] = []
  for (const [, letter, a, b] of path.getAttribute('d')!.matchAll(/([MLHV])(-?[\d.]+)(?:,(-?[\d.]+))?/g)) {
    if (letter === 'H') x = Number(a)
    else if (letter === 'V') y = Number(a)
    else [x, y] = [Number(a), Number(b)]
    found.push([x, y])
  }
  return found
}

/** What a right-continuous curve has at each of its own times: whether the path goes through all of its points. */
const goesThrough = (path: Element, points: readonly Point[], x: Scale, y: Scale): void => {
  const corners = cornersOf(path)
  for (const { time, estimate } of points)
    expect(
      corners.some(([a, b]) => Math.abs(a - x(time)) < NEAR && Math.abs(b - y(estimate)) < NEAR),
      `${time}, ${estimate}`,
    ).toBe(true)
  for (const [a] of corners) expect(points.some(({ time }) => Math.abs(a - x(time)) < NEAR)).toBe(true)
}

/** Curves: the ticks of axes are drawn as symbols, and samples of a legend stand in no group. */
const lines = (document: Document): readonly Element[] => [
  ...document.querySelectorAll('g[fill="none"]:not([stroke="currentColor"]) > path:not([transform])'),
]

const symbolsOf = (document: Document): readonly Element[] => [
  ...document.querySelectorAll('g:not([fill="none"]) > path[transform]'),
]

describe.each(['all', 'arms', 'bare', 'up'])('the Kaplan-Meier figure %s', (name) => {
  const perHeight = name === 'up' ? 1 : 100

  test('has steps, strokes, symbols, medians and dots at the places of its data', () => {
    each((sources, svg) => {
      const document = svg(name)
      const data = kmData(figures[name] as KmFigure, sources)
      const x = scaleOf(document, 'x')
      const scale = scaleOf(document, 'y')
      const y: Scale = (share) => scale(share * perHeight)
      const curves = lines(document)
      expect(curves.length).toBe(data.groups.length)
      data.groups.forEach(({ points }, i) => {
        goesThrough(curves[i]!, points, x, y)
      })
      const strokes = [...document.querySelectorAll('g[stroke-width="1.5"] > line')]
      const censored = data.groups.flatMap((group) => group.censored)
      expect(strokes.length).toBe(censored.length)
      strokes.forEach((stroke, i) => {
        expect(Math.abs(numberOf(stroke, 'x1') - x(censored[i]!.time))).toBeLessThan(NEAR)
        const middle = (numberOf(stroke, 'y1') + numberOf(stroke, 'y2')) / 2
        expect(Math.abs(middle - y(censored[i]!.estimate))).toBeLessThan(NEAR)
      })
      const upright = [...document.querySelectorAll('g[stroke-dasharray="3 3"] > line')].filter(
        (line) => line.getAttribute('x1') === line.getAttribute('x2'),
      )
      const medians = data.groups.flatMap(({ median }) =>
        median.value === null || median.value > data.lastTime ? [] : [median.value],
      )
      expect(upright.length).toBe(medians.length)
      upright.forEach((line, i) => {
        expect(Math.abs(numberOf(line, 'x1') - x(medians[i]!))).toBeLessThan(NEAR)
        const ends = [numberOf(line, 'y1'), numberOf(line, 'y2')]
        expect(Math.abs(Math.min(...ends) - y(0.5))).toBeLessThan(NEAR)
      })
      const symbols = symbolsOf(document).map(translation)
      for (const { time, estimate } of data.groups.flatMap(({ competing }) => competing.flat()))
        expect(
          symbols.some(([a, b]) => Math.abs(a - x(time)) < NEAR && Math.abs(b - y(estimate)) < NEAR),
        ).toBe(true)
      if (!data.hasLandmarks) return
      const dots = [...document.querySelectorAll('circle')]
      const landmarks = data.groups.flatMap((group) => group.landmarks).filter(({ value }) => value !== null)
      expect(dots.length).toBe(landmarks.length)
      dots.forEach((dot, i) => {
        expect(Math.abs(numberOf(dot, 'cx') - x(landmarks[i]!.at!))).toBeLessThan(NEAR)
        expect(Math.abs(numberOf(dot, 'cy') - y(landmarks[i]!.value!))).toBeLessThan(NEAR)
      })
    })
  })
})

const figure = <T>(name: string): T => figures[name] as T
const LINES = {
  incidence: (sources: FigureSources) => cumulativeIncidenceData(figure('incidence'), sources),
  'incidence-by-arm': (sources: FigureSources) =>
    cumulativeIncidenceData(figure('incidence-by-arm'), sources),
  hazard: (sources: FigureSources) => cumulativeHazardData(figure('hazard'), sources),
  followed: (sources: FigureSources) => followUpData(figure('followed'), sources),
}

test.each(Object.entries(LINES))(
  'the curves of %s go through the points of their data, and their strokes lie on them',
  (name, dataOf) => {
    each((sources, svg) => {
      const document = svg(name)
      const data = dataOf(sources)
      const [x, scale] = [scaleOf(document, 'x'), scaleOf(document, 'y')]
      const y: Scale = (share) => scale(share * (data.axis.scale === 'percent' ? 100 : 1))
      const paths = lines(document)
      // drawn from the last line to the first, so that the first lies on top
      const shown = data.lines.toReversed().filter(({ points }) => points.length > 1)
      expect(paths.length).toBe(shown.length)
      shown.forEach(({ points }, i) => {
        goesThrough(paths[i]!, points, x, y)
      })
      const strokes = [...document.querySelectorAll('g[stroke-width="1.5"] > line')]
      const marks = data.lines.toReversed().flatMap((line) => line.marks)
      expect(strokes.length).toBe(marks.length)
      strokes.forEach((stroke, i) => {
        expect(Math.abs(numberOf(stroke, 'x1') - x(marks[i]!.time))).toBeLessThan(NEAR)
        const middle = (numberOf(stroke, 'y1') + numberOf(stroke, 'y2')) / 2
        expect(Math.abs(middle - y(marks[i]!.estimate))).toBeLessThan(NEAR)
      })
    })
  },
)

test('a forest plot has its ratios and limits at their places, and an arrow where an interval leaves the axis', () => {
  each((sources, svg) => {
    const document = svg('ratios')
    const { rows, domain } = forestData(figures['ratios'] as never, sources)
    const x = scaleOf(document, 'x', Math.log10)
    const [low, high] = domain.map((power) => 10 ** power) as [number, number]
    const within = (value: number): number => x(Math.min(high, Math.max(low, value)))
    const intervals = rows.flatMap(({ lower, upper, ratio }) =>
      ratio.value === null || lower?.value == null || upper?.value == null
        ? []
        : [[lower.value, upper.value] as const],
    )
    const intervalLines = [...document.querySelectorAll('line')].filter(
      (line) =>
        line.getAttribute('y1') === line.getAttribute('y2') && line.closest('[stroke-width="1.8"]') !== null,
    )
    expect(intervalLines.length).toBe(intervals.length)
    intervalLines.forEach((line, i) => {
      expect(Math.abs(numberOf(line, 'x1') - within(intervals[i]![0]))).toBeLessThan(NEAR)
      expect(Math.abs(numberOf(line, 'x2') - within(intervals[i]![1]))).toBeLessThan(NEAR)
    })
    const symbols = symbolsOf(document).map((symbol) => ({
      x: translation(symbol)[0],
      // a head begins with its tip at the place of the symbol
      isHead: symbol.getAttribute('d')!.startsWith('M0,0L'),
    }))
    const heads = intervals.flatMap(([lower, upper]) => [
      ...(lower < low ? [x(low)] : []),
      ...(upper > high ? [x(high)] : []),
    ])
    const inside = rows.flatMap(({ ratio: { value } }) =>
      value !== null && value >= low && value <= high ? [x(value)] : [],
    )
    const near = (a: readonly number[], b: readonly number[]): void => {
      expect(a.length).toBe(b.length)
      const wanted = b.toSorted((one, other) => one - other)
      a.toSorted((one, other) => one - other).forEach((at, i) => {
        expect(Math.abs(at - wanted[i]!)).toBeLessThan(NEAR)
      })
    }
    near(
      symbols.filter(({ isHead }) => isHead).map((head) => head.x),
      heads,
    )
    near(
      symbols.filter(({ isHead }) => !isHead).map((symbol) => symbol.x),
      inside,
    )
  })
})

test('the specification of a forest plot draws its intervals up to the ends of its axis, with an arrow', async () => {
  const { specs } = drawFigures(figures, sourcesOf(six))
  const view = await viewed(specs['ratios']!)
  const rows = view.data('ratios')
  const x = view.scale('x')
  const heads = view.drawn('ratio').filter(({ kind }) => kind === 'symbol')
  // by hand: 0.2 (0 to 8.24) and 1 (0.0085 to 117.33), on an axis from 0.01 to 100
  expect(rows.map(({ from, to }) => [Number(from).toFixed(2), Number(to).toFixed(2)])).toEqual([
    ['0.01', '8.24'],
    ['0.01', '100.00'],
  ])
  expect(heads.map((head) => head.x).filter((at) => at === x(0.01) || at === x(100))).toHaveLength(3)
  for (const one of view.drawn('ratio')) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.x).toBeLessThanOrEqual(420)
  }
})

test('the audit figure has every printed number at the distance of the computed one', () => {
  const sources = sourcesOf(six)
  const verdicts = sources.verdicts.flatMap((row) => [
    row,
    ...(row.id === 'near'
      ? [1, 2, 3, 4].map((i) => ({ ...row, id: `near-${i}`, computed: 0.33 + i / 1000 }))
      : []),
  ])
  const claims = [
    ...sources.claims,
    ...[1, 2, 3, 4].map((i) => ({ ...sources.claims.find(({ id }) => id === 'near')!, id: `near-${i}` })),
  ]
  const asked = { ...sources, verdicts, claims }
  const document = parsed(drawFigures(figures, asked).svgs['printed']!)
  const data = auditData(figures['printed'] as never, asked)
  const x = scaleOf(document, 'x', symlog)
  const dots = [...document.querySelectorAll('circle')].map((dot) => numberOf(dot, 'cx'))
  expect(data.reproduced).toEqual([0, 0.1, 0.2, 0.3, 0.3, 0.4])
  expect(dots.length).toBe(data.reproduced.length)
  dots.forEach((at, i) => {
    expect(Math.abs(at - x(data.reproduced[i]!))).toBeLessThan(NEAR)
  })
  const symbols = symbolsOf(document).map((symbol) => translation(symbol)[0])
  expect(symbols.length).toBe(data.rows.length)
  data.rows.forEach(({ distance }, i) => {
    expect(Math.abs(symbols[i]! - x(distance))).toBeLessThan(NEAR)
  })
})

test('the audit figure says in how many places a number is printed, however long its label is', () => {
  const sources = sourcesOf(six)
  const label = 'a number whose label has so many words that two lines of the figure cannot hold all of them'
  const claims = sources.claims.map((claim) => (claim.id.startsWith('far') ? { ...claim, label } : claim))
  const document = parsed(drawFigures(figures, { ...sources, claims }).svgs['printed']!)
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent)
  expect(texts.filter((text) => text.endsWith('… (2 places)'))).toHaveLength(1)
})

test('every count of a flow is in its picture and in its specification', () => {
  each((sources, svg) => {
    const counts = new Map(
      [...svg('flow').querySelectorAll('[data-result]')].map((run) => [
        run.getAttribute('data-result')!,
        run.textContent,
      ]),
    )
    const { branches } = flowData(figures['flow'] as never, sources)
    for (const { n, outcomes } of branches) {
      const wanted = [n, ...outcomes.map(({ result }) => result)]
      for (const { id, value } of wanted) expect(counts.get(id)).toBe(String(value))
      expect(outcomes.reduce((sum, { result }) => sum + result.value!, 0)).toBe(n.value)
    }
  })
})

test('the specifications of curves have every point where their own axes put it', async () => {
  const { specs } = drawFigures(figures, sourcesOf(six))
  for (const name of ['all', 'arms', 'up', 'incidence', 'hazard', 'followed']) {
    const view = await viewed(specs[name]!)
    const [x, y] = [view.scale('x'), view.scale('y')]
    const points = view.drawn('estimate')
    expect(points.length).toBeGreaterThan(5)
    for (const { datum, x: atX, y: atY, kind } of points) {
      if (kind === 'area') continue
      const middle = kind === 'rect' ? atX + 0.75 : atX
      expect(middle, `${name} ${kind}`).toBeCloseTo(x(Number(datum['time'])), 6)
      if (kind !== 'rect') expect(atY).toBeCloseTo(y(Number(datum['estimate'])), 6)
    }
  }
})
