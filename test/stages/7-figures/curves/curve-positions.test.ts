import { describe, expect, test } from 'vitest'
import { adjustedSurvivalData } from '../../../../stages/7-figures/curves/adjusted-survival/data.ts'
import { cumulativeHazardData } from '../../../../stages/7-figures/curves/cumulative-hazard/data.ts'
import { cumulativeIncidenceData } from '../../../../stages/7-figures/curves/cumulative-incidence/data.ts'
import { followUpData } from '../../../../stages/7-figures/curves/follow-up/data.ts'
import { type KmFigure, kmData } from '../../../../stages/7-figures/curves/kaplan-meier/data.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import type { FigureSources } from '../../../../stages/7-figures/kinds.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import {
  curvePaths,
  expectThrough,
  figures,
  forEachCohort,
  NEAR,
  symbolsOf,
} from '../../../support/figures/random-figures.ts'
import { numberOf, type Scale, scaleOf, translation } from '../../../support/figures/read-back.ts'
import { viewed } from '../../../support/figures/viewed.ts'

describe.each(['all', 'arms', 'bare', 'up'])('the Kaplan-Meier figure %s', (name) => {
  const perHeight = name === 'up' ? 1 : 100

  test('has steps, strokes, symbols, medians and dots at the places of its data', () => {
    forEachCohort((sources, svg) => {
      const document = svg(name)
      const data = kmData(figures[name] as KmFigure, sources)
      const x = scaleOf(document, 'x')
      const scale = scaleOf(document, 'y')
      const y: Scale = (proportion) => scale(proportion * perHeight)
      const curves = curvePaths(document)
      expect(curves.length).toBe(data.groups.length)
      data.groups.forEach(({ points }, i) => {
        expectThrough(curves[i]!, points, x, y)
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
const LINE_DATA = {
  incidence: (sources: FigureSources) => cumulativeIncidenceData(figure('incidence'), sources),
  'incidence-by-arm': (sources: FigureSources) =>
    cumulativeIncidenceData(figure('incidence-by-arm'), sources),
  hazard: (sources: FigureSources) => cumulativeHazardData(figure('hazard'), sources),
  followed: (sources: FigureSources) => followUpData(figure('followed'), sources),
  adjusted: (sources: FigureSources) => adjustedSurvivalData(figure('adjusted'), sources),
}

test.each(Object.entries(LINE_DATA))(
  'the curves of %s go through the points of their data, and their strokes lie on them',
  (name, dataOf) => {
    forEachCohort((sources, svg) => {
      const document = svg(name)
      const data = dataOf(sources)
      const [x, scale] = [scaleOf(document, 'x'), scaleOf(document, 'y')]
      const y: Scale = (proportion) => scale(proportion * (data.axis.scale === 'percent' ? 100 : 1))
      const paths = curvePaths(document)
      // drawn from the last line to the first, so that the first lies on top
      const shown = data.lines.toReversed().filter(({ points }) => points.length > 1)
      expect(paths.length).toBe(shown.length)
      shown.forEach(({ points }, i) => {
        expectThrough(paths[i]!, points, x, y)
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

test('the specifications of curves have every point where their own axes put it', async () => {
  const { specs } = drawFigures(figures, sourcesOf(six))
  for (const name of ['all', 'arms', 'up', 'incidence', 'hazard', 'followed', 'adjusted']) {
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
