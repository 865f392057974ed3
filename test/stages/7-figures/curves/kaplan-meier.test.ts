import { beforeAll, describe, expect, test } from 'vitest'
import { resultId } from '../../../../cohort/results/result.ts'
import { displayResult, pText } from '../../../../cohort/results/shown-text.ts'
import { plain } from '../../../../cohort/results/styles/plain.ts'
import { tickTimes } from '../../../../cohort/results/tick-times.ts'
import { kmCaption } from '../../../../stages/7-figures/curves/kaplan-meier/alt.ts'
import { kmData } from '../../../../stages/7-figures/curves/kaplan-meier/data.ts'
import { bandOf, pointsOf } from '../../../../stages/7-figures/curves/points.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { corners, orphans, parsed, withResult } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'

const sources = sourcesOf(six)
const figures = plan().figures

describe('the curves by arm of six subjects', () => {
  let document: Document
  let shown: ReadonlyMap<string, Element>
  beforeAll(() => {
    document = parsed(drawFigures(figures, sources).svgs.arms!)
    shown = withResult(document)
  })

  const line = (i: number): Element =>
    [...document.querySelectorAll('g[fill="none"][stroke-width="2"] > path')].at(i)!
  const axis = (which: 'x' | 'y'): ReadonlyMap<string, number> =>
    new Map(
      [...document.querySelectorAll(`[data-axis=${which}]`)].map((label) => {
        const [, x, y] = /translate\(([\d.]+),([\d.]+)\)/.exec(label.getAttribute('transform')!)!
        return [label.textContent!, Number(which === 'x' ? x : y)]
      }),
    )

  test('go by hand: 1, then 2/3 from year 1, then 1/3 from year 3 until year 4', () => {
    const [x, y] = [axis('x'), axis('y')]
    const height = (share: number): number => y.get('0')! + (y.get('100')! - y.get('0')!) * share
    const expected = [
      [x.get('0'), height(1)],
      [x.get('1'), height(1)],
      [x.get('1'), height(2 / 3)],
      [x.get('3'), height(2 / 3)],
      [x.get('3'), height(1 / 3)],
      [x.get('4'), height(1 / 3)],
    ]
    const drawn = corners(line(0))
    expect(drawn).toHaveLength(expected.length)
    drawn.forEach(([atX, atY], i) => {
      expect(atX).toBeCloseTo(expected[i]![0]!, 1)
      expect(atY).toBeCloseTo(expected[i]![1]!, 1)
    })
  })

  test('have bands that begin with the first event and stop with the curve', () => {
    const [band] = [...document.querySelectorAll('g[fill-opacity="0.1"] > path')]
    const xs = corners(band!).map(([x]) => x)
    expect(Math.min(...xs)).toBeCloseTo(axis('x').get('1')!, 1)
    expect(Math.max(...xs)).toBeCloseTo(Math.max(...corners(line(0)).map(([x]) => x)), 1)
    expect(document.querySelectorAll('g[fill-opacity="0.1"] > path')).toHaveLength(1)
  })

  test('have a stroke at each censoring and a symbol at each competing event', () => {
    const strokes = [...document.querySelectorAll('g[stroke-width="1.5"] > line')]
    const xs = strokes.map((stroke) => Number(stroke.getAttribute('x1')))
    ;['4', '2', '6'].forEach((tick, i) => {
      expect(xs[i]).toBeCloseTo(axis('x').get(tick)!, 1)
    })
    expect(strokes).toHaveLength(3)
    const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent)
    expect(texts).toContain('Censored')
    expect(texts).toContain('Death without relapse')
  })

  test('have a median line for the arm that reached its median, none for the other', () => {
    const dashed = [...document.querySelectorAll('g[stroke-dasharray="3 3"] > line')]
    const upright = dashed.filter((of) => of.getAttribute('x1') === of.getAttribute('x2'))
    expect(upright.map((of) => Number(of.getAttribute('x1')))).toEqual([axis('x').get('3')])
    expect(document.documentElement.textContent).toContain('median not reached')
    expect(shown.has('relapse/arm=b/median')).toBe(false)
  })

  test('have a table with columns under the ticks that sum to the number of subjects who entered', () => {
    for (const group of ['arm=a', 'arm=b'])
      for (const at of tickTimes({ lastTime: 6, unit: 'a' })) {
        const cell = (statistic: string, level = ''): Element =>
          shown.get(resultId({ analysis: 'relapse', group, level, statistic, at }))!
        const column = [
          cell('at-risk'),
          cell('censored-before'),
          cell('events-before'),
          cell('events-before', 'death'),
        ]
        expect(column.reduce((sum, { textContent }) => sum + Number(textContent), 0)).toBe(3)
        for (const of of column)
          expect(Number(of.getAttribute('x'))).toBeCloseTo(axis('x').get(String(at))!, 1)
      }
  })

  test('have in the table what can be counted by hand', () => {
    const row = (group: string, statistic: string, level = ''): readonly number[] =>
      tickTimes({ lastTime: 6, unit: 'a' }).map((at) =>
        Number(shown.get(resultId({ analysis: 'relapse', group, level, statistic, at }))!.textContent),
      )
    expect(row('arm=a', 'at-risk')).toEqual([3, 3, 2, 2, 1, 0, 0])
    expect(row('arm=a', 'events-before')).toEqual([0, 0, 1, 1, 2, 2, 2])
    expect(row('arm=b', 'censored-before')).toEqual([0, 0, 0, 1, 1, 1, 1])
    expect(row('arm=b', 'events-before', 'death')).toEqual([0, 0, 0, 0, 1, 1, 1])
  })

  test('show every computed number as its result says', () => {
    for (const [id, element] of shown) {
      const expected = displayResult(sources.results.get(id)!)
      expect(element.textContent!).toBe(expected)
    }
    expect(shown.get('relapse-by-arm/p')!.parentElement!.textContent).toMatch(/^Log-rank P = 0\.\d\d$/)
    expect(shown.get('relapse/arm=a/n')!.parentElement!.textContent).toBe(
      'Arm: firstn = 3, 2 events, median 3 years',
    )
  })

  test('hold no digit without its origin', () => {
    expect(orphans(document)).toEqual([])
  })

  test('are described in words with their numbers', () => {
    const { index } = drawFigures(figures, sources)
    expect(index.map(({ figure }) => figure)).toEqual(Object.keys(plan().figures))
    expect(index[1]!.alt).toMatch(
      /^Six\. Kaplan-Meier curves by Arm\. first: n = 3, 2 with relapse; median 3 years.*; free of relapse: 66\.7% at 2 years, 33\.3% at 4 years\. second: n = 3, 0 with relapse; median not reached; .* log-rank: P = 0\.\d\d\.$/,
    )
    expect(document.querySelector('desc')!.textContent).toBe(index[1]!.alt)
    expect(document.querySelector('title')!.textContent).toBe('Six')
  })
})

test('a figure without a band has none, and no key to one', () => {
  const { bare } = drawFigures(figures, sources).svgs
  expect(bare).not.toContain('95% interval')
  expect(parsed(bare!).querySelectorAll('g[fill-opacity] > path')).toHaveLength(0)
})

test('a curve without events is drawn at one, without band and median', () => {
  const svg = drawFigures(figures, sourcesOf(six.map((subject) => ({ ...subject, status: 'N' })))).svgs.all!
  expect(svg).not.toContain('stroke-dasharray="3 3"')
  expect(svg).toContain('median not reached')
})

test('the order of no table matters', () => {
  const mixed = <T>(rows: readonly T[]): readonly T[] =>
    [1, 0, 2].flatMap((start) => rows.filter((_, i) => i % 3 === start)).reverse()
  const other = {
    ...sources,
    curves: mixed(sources.curves),
    eventRows: mixed(sources.eventRows),
    results: new Map(mixed([...sources.results])),
  }
  expect(drawFigures(figures, other)).toEqual(drawFigures(figures, sources))
})

test('a result that is not there is a fault, not a gap', () => {
  const results = new Map(sources.results)
  results.delete('relapse/arm=a/at-risk@2')
  expect(() => kmData(figures.arms as never, { ...sources, results })).toThrow(
    'expected a result "relapse/arm=a/at-risk@2", found none',
  )
})

test('a band is open where there are no limits, and every stretch is closed where the next point begins', () => {
  const row = (time: number, estimate: number, limits: readonly [number, number] | null) => ({
    analysis: '',
    group: '',
    curve: 'survival',
    time,
    at_risk: 1,
    events: 1,
    estimate,
    lower: limits?.[0] ?? null,
    upper: limits?.[1] ?? null,
  })
  const rows = [row(9, 0, null), row(0, 1, null), row(4, 0.5, [0.1, 0.8]), row(2, 0.8, [0.3, 0.9])]
  const points = pointsOf(rows, 'falling', () => 1)
  expect(bandOf(points)).toEqual([
    [
      { time: 2, lower: 0.3, upper: 0.9 },
      { time: 4, lower: 0.1, upper: 0.8 },
      { time: 9, lower: 0.1, upper: 0.8 },
    ],
  ])
})

test('a censoring mark is on the curve after the events at its time', () => {
  const [all] = kmData(figures.all as never, sources).groups
  const heights = (marks: readonly { readonly time: number; readonly estimate: number }[]) =>
    marks.map(({ time, estimate }) => [time, Number(estimate.toFixed(9))])
  expect(heights(all!.competing[0]!)).toEqual([[3, 0.625]])
  expect(heights(all!.censored)).toEqual([
    [2, 0.833333333],
    [4, 0.625],
    [6, 0.625],
  ])
})

test('p has its relation', () => {
  const p = sources.results.get('relapse-by-arm/p')!
  const words = [0.62, 0.004, 0.0004, 0.995].map((value) => pText({ ...p, value, decimals: null }))
  expect(words).toEqual(['P = 0.62', 'P = 0.004', 'P <0.001', 'P >0.99'])
})

test('a table with more ticks than it can have says that it ends before the axis', () => {
  const asked = {
    ...sources,
    estimates: { ...sources.estimates, relapse: { ...sources.estimates['relapse']!, ticks: 0.05 } },
  }
  expect(kmCaption(kmData(figures.all as never, sources), plain)).not.toContain('ends before the axis')
  const results = new Map(
    tickTimes({ lastTime: 6, unit: 'a' }, 0.05).flatMap((at) =>
      ['at-risk', 'censored-before', 'events-before', 'death/events-before'].map((statistic) => {
        const id = `relapse/${statistic}@${at}`
        return [id, { ...sources.results.get('relapse/at-risk@2')!, id, at }] as const
      }),
    ),
  )
  const data = kmData(figures.all as never, { ...asked, results: new Map([...sources.results, ...results]) })
  expect(data.ticks).toHaveLength(60)
  expect(kmCaption(data, plain)).toContain('The table ends before the axis')
})

test('those at risk at the end of a curve are those who are still seen then', () => {
  const { groups } = kmData(figures.arms as never, sources)
  // by hand: arm a is seen up to 4 by one; arm b up to 6 by one, at 3 by two and at 2.5 by two
  expect(groups.map(({ points }) => points.at(-1)!)).toMatchObject([
    { time: 4, at_risk: 1 },
    { time: 6, at_risk: 1 },
  ])
  expect([2, 2.5, 3, 3.5, 6, 6.5].map(groups[1]!.atRiskAt)).toEqual([3, 2, 2, 1, 1, 0])
  const endAtFive = kmData({ ...figures.arms, end: 5 } as never, sources).groups[1]!.points.at(-1)!
  expect(endAtFive).toMatchObject({ time: 5, at_risk: 1 })
})
