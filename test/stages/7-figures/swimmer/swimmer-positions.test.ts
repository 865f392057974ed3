import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Subject } from '../../../../cohort/values/value.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { endColour, markColour } from '../../../../stages/7-figures/drawing/colours.ts'
import { NARROW, WIDE } from '../../../../stages/7-figures/drawing/layout.ts'
import { type SwimmerData, swimmerData } from '../../../../stages/7-figures/swimmer/data.ts'
import type { SwimmerFigure } from '../../../../stages/7-figures/swimmer/lanes.ts'
import { parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { numberOf, scaleOf, translation } from '../../../support/figures/read-back.ts'
import { textBoxes } from '../../../support/figures/text-boxes.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const figure = plan().figures.lanes as SwimmerFigure
const blocks = plan().figures.blocks as SwimmerFigure

const drawn = (subjects: readonly Subject[], drawnFigure: SwimmerFigure = figure) => {
  const sources = sourcesOf(subjects)
  const { svgs, narrowSvgs, specs } = drawFigures({ lanes: drawnFigure }, sources)
  return {
    data: swimmerData(drawnFigure, sources),
    documents: [
      { layout: WIDE, document: parsed(svgs.lanes!) },
      { layout: NARROW, document: parsed(narrowSvgs.lanes!) },
    ],
    spec: specs.lanes!,
  }
}

const barsOf = (document: Document): readonly Element[] =>
  [...document.querySelectorAll('g[data-part="bars"] > rect')].toSorted(
    (a, b) => numberOf(a, 'y') - numberOf(b, 'y'),
  )

const middleOf = (bar: Element): number => numberOf(bar, 'y') + numberOf(bar, 'height') / 2

/** Symbols with the lane whose bar is the nearest, from left to right within a lane. */
const symbolsIn = (document: Document, selector: string) => {
  const middles = barsOf(document).map(middleOf)
  return [...document.querySelectorAll(selector)]
    .map((symbol) => {
      const [x, y] = translation(symbol)
      const distances = middles.map((middle) => Math.abs(middle - y))
      return { lane: distances.indexOf(Math.min(...distances)), x, y }
    })
    .toSorted((a, b) => a.lane - b.lane || a.x - b.x)
}

const part = (name: string, paint = ''): string => `g[data-part="${name}"]${paint} > path`
const marksOf = (mark: number): string => part('marks', `[fill="${markColour(mark)}"]`)
const endsOf = (end: number): string => part('ends', `[stroke="${endColour(end)}"]`)

/** The places of one kind of symbol are these times of lanes. */
const expectAt = (
  document: Document,
  selector: string,
  wanted: readonly { readonly lane: number; readonly time: number }[],
): void => {
  const x = scaleOf(document, 'x')
  const expected = wanted.toSorted((a, b) => a.lane - b.lane || a.time - b.time)
  const symbols = symbolsIn(document, selector)
  expect(
    symbols.map(({ lane }) => lane),
    selector,
  ).toEqual(expected.map(({ lane }) => lane))
  symbols.forEach((symbol, i) => {
    expect(Math.abs(symbol.x - x(expected[i]!.time))).toBeLessThan(0.3)
  })
}

const lanesWith = ({ lanes }: SwimmerData, isWanted: (lane: SwimmerData['lanes'][number]) => boolean) =>
  lanes.flatMap((lane, i) => (isWanted(lane) ? [{ lane: i, time: lane.until }] : []))

const subject = fc.record({
  time: fc.integer({ min: 0, max: 400 }),
  status: fc.constantFrom('R', 'D', 'N', null),
  seen: fc.option(fc.integer({ min: -20, max: 450 }), { nil: null }),
  also: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
})
const cohort = fc
  .array(subject, { minLength: 1, maxLength: 8 })
  .map((subjects): readonly Subject[] =>
    subjects.map((values, i) => ({ ...values, id: `P${i}`, arm: i % 2 === 0 ? 'a' : 'b', note: 'x' })),
  )

describe('in the swimmer figure, for 180 mm and for 85 mm,', () => {
  test('the end of a patient who died after 9 of 265 months is drawn at 9', () => {
    const { documents } = drawn([
      { ...six[0]!, time: 265, status: 'N', seen: null, also: null },
      { ...six[1]!, time: 9, status: 'D', seen: 1, also: null },
    ])
    for (const { document } of documents) expectAt(document, endsOf(1), [{ lane: 1, time: 9 }])
  })

  test('every bar, mark, end and arrow of every cohort is drawn at its own time in its own lane', () => {
    fc.assert(
      fc.property(cohort, (subjects) => {
        const { data, documents } = drawn(subjects)
        for (const { document, layout } of documents) {
          data.ends.forEach((_, end) => {
            expectAt(
              document,
              endsOf(end),
              lanesWith(data, (lane) => lane.end === end),
            )
          })
          data.marks.forEach((_, mark) => {
            const points = data.lanes.flatMap((lane, i) =>
              lane.marks.flatMap((point) => (point.mark === mark ? [{ lane: i, time: point.time }] : [])),
            )
            expectAt(document, marksOf(mark), points)
          })
          // the category of those alive, which the plan declares as still followed
          const alive = subjects.filter(({ status }) => status === 'N').map(({ id }) => id)
          expectAt(
            document,
            part('arrows'),
            lanesWith(data, ({ name }) => alive.includes(name)),
          )
          for (const { x } of symbolsIn(document, 'g[data-part] > path[transform]')) {
            expect(x).toBeGreaterThan(0)
            expect(x).toBeLessThan(layout.width)
          }
          const x = scaleOf(document, 'x')
          barsOf(document).forEach((bar, i) => {
            const end = numberOf(bar, 'x') + numberOf(bar, 'width')
            expect(Math.abs(end - x(data.lanes[i]!.until))).toBeLessThan(0.3)
          })
        }
      }),
      { numRuns: 8 },
    )
  })

  test('no symbol of a lane covers another, an arrow or a text', () => {
    fc.assert(
      fc.property(cohort, (subjects) => {
        const { documents } = drawn(subjects)
        for (const { document } of documents) {
          const symbols = symbolsIn(document, `${part('marks')}, ${part('ends')}`)
          const close = symbols.filter((a, i) =>
            symbols.some((b, j) => i < j && Math.abs(a.x - b.x) < 8.9 && Math.abs(a.y - b.y) < 8.9),
          )
          expect(close).toEqual([])
          const arrows = symbolsIn(document, part('arrows'))
          const pierced = symbols.filter(({ x, y }) =>
            arrows.some((arrow) => x > arrow.x + 1 && x < arrow.x + 18 && Math.abs(y - arrow.y) < 7),
          )
          expect(pierced).toEqual([])
          const covered = textBoxes(document).filter(({ left, right, y, size }) =>
            symbols.some(
              (symbol) =>
                symbol.x > left && symbol.x < right && symbol.y > y - 0.72 * size - 3.5 && symbol.y < y + 3,
            ),
          )
          expect(covered).toEqual([])
        }
      }),
      { numRuns: 8 },
    )
  })

  test('lanes are in blocks, in the order of the categories, each below its heading', () => {
    const { documents, data } = drawn(six, blocks)
    // by hand: of each arm the shortest first
    expect(data.lanes.map(({ name }) => name)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])
    for (const { document } of documents) {
      const texts = textBoxes(document).toSorted((a, b) => a.y - b.y)
      const first = texts.findIndex(({ text }) => text === 'First(n = 3)')
      expect(texts.slice(first, first + 8).map(({ text }) => text)).toEqual([
        ...['First(n = 3)', 'S1', 'S2', 'S3'],
        ...['Second(n = 3)', 'S4', 'S5', 'S6'],
      ])
      const bars = barsOf(document).map(middleOf)
      texts
        .filter(({ text }) => /^S\d$/.test(text))
        .forEach(({ y, size }, i) => {
          expect(Math.abs(y - 0.36 * size - bars[i]!)).toBeLessThan(0.1)
        })
    }
  })

  test('bars of a category have one colour, another one than those of other categories', () => {
    const { documents } = drawn(six, blocks)
    for (const { document } of documents) {
      // by hand: note x of S1, S3, S5 and S6, note y of S2 and S4
      const colours = barsOf(document).map((bar) => bar.closest('[stroke]')!.getAttribute('stroke'))
      const [x, y] = [colours[0], colours[1]]
      expect(x).not.toBe(y)
      expect(colours).toEqual([x, y, x, y, x, x])
      const fills = barsOf(document).map((bar) => bar.closest('[fill]')!.getAttribute('fill'))
      expect(fills[1], 'a grey print tells them apart').toBe('none')
      expect(fills[0]).toBe(x)
    }
  })

  test('a period is drawn between its times', () => {
    const { documents } = drawn(six, blocks)
    for (const { document } of documents) {
      const x = scaleOf(document, 'x')
      const bars = barsOf(document).map(middleOf)
      const periods = [...document.querySelectorAll('g[data-part="periods"] > rect')].map((rect) => [
        bars.findIndex((middle) => Math.abs(middle - middleOf(rect)) < 0.1),
        numberOf(rect, 'x'),
        numberOf(rect, 'x') + numberOf(rect, 'width'),
      ])
      // by hand: S1 until 1, S4 until 0.5, S6 until 5
      const wanted = [
        [0, x(0), x(1)],
        [3, x(0), x(0.5)],
        [5, x(0), x(5)],
      ]
      expect(periods.map(([lane]) => lane)).toEqual([0, 3, 5])
      periods.forEach((place, i) => {
        place.forEach((value, j) => {
          expect(Math.abs(value! - wanted[i]![j]!)).toBeLessThan(0.3)
        })
      })
    }
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
        const alive = subjects.filter(({ status }) => status === 'N').length
        const ended = data.lanes.filter(({ end }) => end !== null).length
        expect(symbols).toHaveLength(alive + ended + data.lanes.flatMap(({ marks }) => marks).length)
      }),
      { numRuns: 6 },
    )
  })
})
