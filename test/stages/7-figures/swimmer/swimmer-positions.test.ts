import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Subject } from '../../../../cohort/values/value.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { markColour } from '../../../../stages/7-figures/drawing/colours.ts'
import {
  type SwimmerData,
  type SwimmerFigure,
  swimmerData,
} from '../../../../stages/7-figures/swimmer/data.ts'
import { parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { numberOf, scaleOf, translation } from '../../../support/figures/read-back.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const figure = plan().figures.lanes as SwimmerFigure

const drawn = (subjects: readonly Subject[]) => {
  const sources = sourcesOf(subjects)
  const { svgs, specs } = drawFigures({ lanes: figure }, sources)
  return { data: swimmerData(figure, sources), document: parsed(svgs.lanes!), spec: specs.lanes! }
}

/** The symbols of a picture by the lane in which they are drawn. */
const symbolsIn = (document: Document, selector: string) => {
  const bars = [...document.querySelectorAll('g[fill-opacity="0.16"] > rect')]
  const middles = bars.map((bar) => numberOf(bar, 'y') + numberOf(bar, 'height') / 2)
  const half = middles.length > 1 ? (middles[1]! - middles[0]!) / 2 : Infinity
  return [...document.querySelectorAll(selector)].map((symbol) => {
    const [x, y] = translation(symbol)
    const lane = middles.findIndex((middle) => Math.abs(middle - y) < half)
    return { lane, x }
  })
}

const ends = 'g[fill="none"][stroke-width="2"] > path'
const marksOf = (mark: number): string => `g[fill="${markColour(mark)}"] > path[transform]`

const places = ({ lanes }: SwimmerData, mark: number) =>
  lanes.flatMap((lane, i) =>
    lane.marks.filter((one) => one.mark === mark).map(({ time }) => ({ lane: i, time })),
  )

const subject = fc.record({
  time: fc.integer({ min: 0, max: 400 }),
  status: fc.constantFrom('R', 'D', 'N', null),
  seen: fc.option(fc.integer({ min: -20, max: 450 }), { nil: null }),
  also: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
})
const cohort = fc
  .array(subject, { minLength: 1, maxLength: 8 })
  .map((subjects): readonly Subject[] =>
    subjects.map((one, i) => ({ ...one, id: `P${i}`, arm: i % 2 === 0 ? 'a' : 'b', note: 'x' })),
  )

describe('in the swimmer figure', () => {
  test('the end of a patient who died after 9 of 265 months is drawn at 9', () => {
    const { document } = drawn([
      { ...six[0]!, time: 265, status: 'N', seen: null, also: null },
      { ...six[1]!, time: 9, status: 'D', seen: 1, also: null },
    ])
    const x = scaleOf(document, 'x')
    const [shortest] = symbolsIn(document, ends).filter(({ lane }) => lane === 1)
    expect(shortest!.x).toBeCloseTo(x(9), 1)
  })

  test('every symbol of every cohort is drawn at its own time in its own lane', () => {
    fc.assert(
      fc.property(cohort, (subjects) => {
        const { data, document } = drawn(subjects)
        const x = scaleOf(document, 'x')
        const width = numberOf(document.documentElement, 'width')
        const expected = [
          ...data.lanes.flatMap(({ end, until }, lane) => (end === null ? [] : [{ lane, time: until }])),
          ...data.marks.flatMap((_, mark) => places(data, mark)),
        ]
        const found = [ends, ...data.marks.map((_, mark) => marksOf(mark))].flatMap((selector) =>
          symbolsIn(document, selector),
        )
        const sorted = <T extends { lane: number }>(all: readonly T[], by: (one: T) => number) =>
          all.toSorted((a, b) => a.lane - b.lane || by(a) - by(b))
        const [wanted, got] = [sorted(expected, ({ time }) => time), sorted(found, ({ x }) => x)]
        expect(got.map(({ lane }) => lane)).toEqual(wanted.map(({ lane }) => lane))
        got.forEach((one, i) => {
          expect(Math.abs(one.x - x(wanted[i]!.time))).toBeLessThan(0.5)
          expect(one.x).toBeGreaterThan(0)
          expect(one.x).toBeLessThan(width)
        })
        const bars = [...document.querySelectorAll('g[fill-opacity="0.16"] > rect')]
        bars.forEach((bar, i) => {
          const end = numberOf(bar, 'x') + numberOf(bar, 'width')
          expect(Math.abs(end - x(data.lanes[i]!.until))).toBeLessThan(0.5)
        })
      }),
      { numRuns: 20 },
    )
  })

  test('no symbol of a lane covers another', () => {
    fc.assert(
      fc.property(cohort, (subjects) => {
        const { data, document } = drawn(subjects)
        const symbols = [ends, ...data.marks.map((_, mark) => marksOf(mark))]
          .flatMap((selector) => [...document.querySelectorAll(selector)])
          .map(translation)
        const near = symbols.flatMap((a, i) =>
          symbols.slice(i + 1).filter((b) => Math.abs(a[0] - b[0]) < 9.9 && Math.abs(a[1] - b[1]) < 9.9),
        )
        expect(near).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('the Vega-Lite specification draws each symbol at its own time too', async () => {
    await fc.assert(
      fc.asyncProperty(cohort, async (subjects) => {
        const { data, spec } = drawn(subjects)
        const view = await viewed(spec)
        const x = view.scale('x')
        const symbols = [...view.drawn('until'), ...view.drawn('time')].filter(
          ({ kind }) => kind === 'symbol',
        )
        for (const { datum, x: at } of symbols)
          expect(at).toBeCloseTo(x(Number(datum['time'] ?? datum['until'])), 6)
        const ended = data.lanes.filter(({ end }) => end !== null).length
        expect(symbols).toHaveLength(ended + data.lanes.flatMap(({ marks }) => marks).length)
      }),
      { numRuns: 6 },
    )
  })
})
