import { describe, expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import {
  type CheckPanel,
  checkData,
  type LogMinusLogPanel,
  type ResidualPanel,
} from '../../../../stages/7-figures/proportional-hazards/data.ts'
import { parsed } from '../../../support/figures/drawn.ts'
import { sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { freireich } from '../../../support/figures/freireich.ts'
import { numberOf, type Scale, translation } from '../../../support/figures/read-back.ts'
import { viewed } from '../../../support/figures/viewed.ts'

/** Two decimals of a tick and two of a mark, over the distance of two ticks. */
const NEAR = 0.1

const assumptions = plan().figures['assumptions'] as Extract<
  ReturnType<typeof plan>['figures'][string],
  { kind: 'proportional-hazards' }
>
const sources = sourcesOf(freireich)
const { panels } = checkData(assumptions, sources)
const { svgs, narrowSvgs, specs } = drawFigures({ assumptions }, sources)

/** A scale from the first and the last tick of an axis. */
const scaleIn = (body: Element, axis: 'x' | 'y', transform: Scale = (value) => value): Scale => {
  const ticks = [...body.querySelectorAll(`[data-axis=${axis}]`)].map((label) => ({
    value: transform(Number(label.textContent.replace('\u2212', '-'))),
    // the label of a height is a third of its size below it
    place: numberOf(label, axis) - (axis === 'y' ? 0.34 * numberOf(label, 'font-size') : 0),
  }))
  const [first, last] = [ticks[0]!, ticks.at(-1)!]
  const perUnit = (last.place - first.place) / (last.value - first.value)
  return (value) => first.place + perUnit * (transform(value) - first.value)
}

const points = (path: Element): readonly (readonly [number, number])[] => {
  let [x, y] = [0, 0]
  return [...path.getAttribute('d')!.matchAll(/([MLHV])(-?[\d.]+)(?:,(-?[\d.]+))?/g)].map(
    ([, letter, a, b]) => {
      if (letter === 'V') y = Number(a)
      else x = Number(a)
      if (b !== undefined) y = Number(b)
      return [x, y] as const
    },
  )
}

const expectAt = (
  found: readonly (readonly [number, number])[],
  wanted: readonly (readonly [number, number])[],
) => {
  expect(found.length).toBe(wanted.length)
  wanted.forEach(([x, y], i) => {
    expect(Math.abs(found[i]![0] - x), `${i}: ${found[i]} is not ${x},${y}`).toBeLessThan(NEAR)
    expect(Math.abs(found[i]![1] - y), `${i}: ${found[i]} is not ${x},${y}`).toBeLessThan(NEAR)
  })
}

describe.each([
  ['180 mm', svgs['assumptions']!],
  ['85 mm', narrowSvgs['assumptions']!],
])('the checks of a Cox model at %s', (_, svg) => {
  const document = parsed(svg)
  /** The part of each panel with its axes. */
  const bodies = [...document.querySelectorAll('svg > g')].filter((part) => part.querySelector('[data-axis]'))
  const ofKind = <P extends CheckPanel>(kind: P['kind']): readonly (readonly [P, Element])[] =>
    panels.flatMap((panel, i) => (panel.kind === kind ? [[panel as P, bodies[i]!] as const] : []))

  test('have a panel for the curves of each covariate and one for each term, in rows by covariate', () => {
    expect(panels.map(({ kind }) => kind)).toEqual([
      'log-minus-log',
      'residuals',
      'log-minus-log',
      'residuals',
    ])
    expect(bodies).toHaveLength(4)
    const lefts = bodies.map((body) => translation(body)[0])
    expect(lefts[0]).toBe(0)
    expect(lefts[2]).toBe(0)
  })

  test('have each curve through its points, as steps on a logarithmic axis', () => {
    for (const [{ groups }, body] of ofKind<LogMinusLogPanel>('log-minus-log')) {
      const [x, y] = [scaleIn(body, 'x', Math.log), scaleIn(body, 'y')]
      const paths = [...body.querySelectorAll('path[stroke-dasharray]')]
      expect(paths).toHaveLength(2)
      paths.forEach((path, i) => {
        const own = groups[i]!.points
        expectAt(
          points(path),
          own.flatMap(({ time, value }, j) =>
            j === 0
              ? [[x(time), y(value)] as const]
              : [[x(time), y(own[j - 1]!.value)] as const, [x(time), y(value)] as const],
          ),
        )
      })
    }
  })

  test('have each residual at its place, with an area by its events, the smooth and the ratio of the model', () => {
    for (const [panel, body] of ofKind<ResidualPanel>('residuals')) {
      const y = scaleIn(body, 'y')
      // the axis is linear in transformed time: its ends are the first and the last event
      const [line] = body.querySelectorAll('path[stroke-dasharray]')
      const [[left], [right]] = points(line!) as [[number, number], [number, number]]
      const [first, last] = [panel.times[0]!.x, panel.times.at(-1)!.x]
      const x: Scale = (value) => left + 4 + ((right - left - 8) * (value - first)) / (last - first)
      const dots = [...body.querySelectorAll('circle')]
      expectAt(
        dots.map((dot) => [numberOf(dot, 'cx'), numberOf(dot, 'cy')] as const),
        panel.dots.map((dot) => [x(dot.x), y(dot.value)] as const),
      )
      dots.forEach((dot, i) => {
        const perEvent = numberOf(dot, 'r') ** 2 / panel.dots[i]!.events
        expect(perEvent).toBeCloseTo(numberOf(dots[0]!, 'r') ** 2 / panel.dots[0]!.events, 1)
      })
      expect(points(line!)[0]![1]).toBeCloseTo(y(panel.coefficient.value!), 1)
      const smooth = body.querySelectorAll('path[stroke="currentColor"]:not([stroke-opacity])')
      expectAt(
        points([...smooth].at(-1)!),
        panel.smooth.map(({ x: place, value }) => [x(place), y(value)] as const),
      )
      const band = body.querySelector('path[fill="currentColor"]')!
      expectAt(points(band), [
        ...panel.smooth.map((point) => [x(point.x), y(point.upper)] as const),
        ...panel.smooth.toReversed().map((point) => [x(point.x), y(point.lower)] as const),
      ])
    }
  })

  test('have the label of a time at the transformed time of an event at it', () => {
    let compared = 0
    for (const [panel, body] of ofKind<ResidualPanel>('residuals'))
      for (const label of body.querySelectorAll('[data-axis=x]')) {
        const i = panel.dots.findIndex(({ time }) => String(time) === label.textContent)
        if (i < 0) continue
        compared += 1
        expect(numberOf(label, 'x')).toBeCloseTo(numberOf(body.querySelectorAll('circle')[i]!, 'cx'), 1)
      }
    expect(compared).toBeGreaterThan(3)
  })
})

test('the specification has the points of the picture', async () => {
  const { data } = await viewed(specs['assumptions']!)
  const rows = (name: string) => data(name).map(({ panel, ...row }) => row)
  expect(rows('curves').map(({ group, ...point }) => point)).toEqual(
    panels.flatMap((panel) =>
      panel.kind === 'log-minus-log' ? panel.groups.flatMap(({ points }) => points) : [],
    ),
  )
  expect(rows('residuals').map(({ size, ...dot }) => dot)).toEqual(
    panels.flatMap((panel) => (panel.kind === 'residuals' ? panel.dots : [])),
  )
  expect(rows('smooths')).toEqual(panels.flatMap((panel) => (panel.kind === 'residuals' ? panel.smooth : [])))
})

test('the curves of a covariate begin a row, also after a covariate of three levels', () => {
  const three = freireich.map((subject, i) => (i % 4 === 3 ? { ...subject, arm: 'c' } : subject))
  const of = sourcesOf(three, { groups: ['first', 'second', 'third'] })
  const document = parsed(drawFigures({ assumptions }, of).svgs['assumptions']!)
  const bodies = [...document.querySelectorAll('svg > g')].filter((part) => part.querySelector('[data-axis]'))
  const rows = bodies.map((body) => [translation(body)[0] === 0, body.querySelector('circle') === null])
  // curves of three arms, residuals of the second and the third, curves of two notes, residuals of the second
  expect(rows).toEqual([
    [true, true],
    [false, false],
    [true, false],
    [true, true],
    [false, false],
  ])
})
