import { expect, test } from 'vitest'
import { auditData, symlog } from '../../../stages/7-figures/audit/data.ts'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { flowData } from '../../../stages/7-figures/flow/data.ts'
import { forestData } from '../../../stages/7-figures/forest/data.ts'
import { parsed } from '../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { figures, forEachCohort, NEAR, symbolsOf } from '../../support/figures/random-figures.ts'
import { numberOf, scaleOf, translation } from '../../support/figures/read-back.ts'
import { viewed } from '../../support/figures/viewed.ts'

test('a forest plot has its ratios and limits at their places, and an arrow where an interval leaves the axis', () => {
  forEachCohort((sources, svg) => {
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
      const wanted = b.toSorted((first, second) => first - second)
      a.toSorted((first, second) => first - second).forEach((place, i) => {
        expect(Math.abs(place - wanted[i]!)).toBeLessThan(NEAR)
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
  expect(heads.map((head) => head.x).filter((place) => place === x(0.01) || place === x(100))).toHaveLength(3)
  for (const symbol of view.drawn('ratio')) {
    expect(symbol.x).toBeGreaterThanOrEqual(0)
    expect(symbol.x).toBeLessThanOrEqual(420)
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
  const input = { ...sources, verdicts, claims }
  const document = parsed(drawFigures(figures, input).svgs['printed']!)
  const data = auditData(figures['printed'] as never, input)
  const x = scaleOf(document, 'x', symlog)
  const dots = [...document.querySelectorAll('circle')].map((dot) => numberOf(dot, 'cx'))
  expect(data.reproduced).toEqual([0, 0.1, 0.2, 0.3, 0.3, 0.4])
  expect(dots.length).toBe(data.reproduced.length)
  dots.forEach((place, i) => {
    expect(Math.abs(place - x(data.reproduced[i]!))).toBeLessThan(NEAR)
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
  forEachCohort((sources, svg) => {
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
