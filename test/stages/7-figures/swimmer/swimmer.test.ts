import { expect, test } from 'vitest'
import type { Subject } from '../../../../cohort/values/value.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { swimmerData } from '../../../../stages/7-figures/swimmer/data.ts'
import type { SwimmerFigure } from '../../../../stages/7-figures/swimmer/lanes.ts'
import { stacked } from '../../../../stages/7-figures/swimmer/stacks.ts'
import { orphans, parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const figures = plan().figures
const lanes = figures.lanes as SwimmerFigure

test('lanes are in order of length, the longest first, then of name, numbers by size', () => {
  const names = (subjects: typeof six): readonly string[] =>
    swimmerData(lanes, sourcesOf(subjects)).lanes.map(({ name }) => name)
  expect(names(six)).toEqual(['S6', 'S3', 'S2', 'S5', 'S4', 'S1'])
  expect(names(six.map((subject, i) => ({ ...subject, id: String(12 - i), time: 1 })))).toEqual([
    '7',
    '8',
    '9',
    '10',
    '11',
    '12',
  ])
})

test('a subject without a length is not drawn, and the caption says so', () => {
  const [first, ...others] = six
  const { index } = drawFigures(
    { lanes },
    { ...sourcesOf(six), subjects: [{ ...first!, time: null }, ...others] },
  )
  expect(index[0]!.caption).toContain('Not drawn, since no length is recorded: 1.')
})

test('each lane has its name, its label in words and a mark for its end', () => {
  const document = parsed(drawFigures({ lanes }, sourcesOf(six)).svgs.lanes!)
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent)
  for (const { id } of six) expect(texts).toContain(id)
  expect(texts.filter((text) => text === 'a short note')).toHaveLength(4)
  expect(document.querySelectorAll('g[data-part="ends"] > path')).toHaveLength(6)
  expect(orphans(document)).toEqual([])
})

test('symbols at one place are stacked, the end of the lane the lowest; other symbols are in the middle of the lane', () => {
  const marks = [1, 1, 5].map((time, mark) => ({ time, mark }))
  const xOf = (time: number): number => time * 20
  const size = { pitch: 10, arrow: 16 }
  const lane = { marks, isOngoing: false }
  const ended = stacked({ ...lane, until: 5, end: 0 }, xOf, size)
  const [a, b, c] = ended.marks
  expect(a! + b!).toBe(0)
  expect(b! - a!).toBeGreaterThan(8)
  expect(ended.end - c!).toBeGreaterThan(8)
  expect(stacked({ ...lane, until: 9, end: 0 }, xOf, size)).toEqual({ marks: [a, b, 0], end: 0 })
  expect(stacked({ ...lane, until: 5, end: null }, xOf, size)).toEqual({ marks: [a, b, 0], end: 0 })
})

test('a mark where the arrow of a lane is does not cover it', () => {
  const lane = { marks: [{ time: 15, mark: 0 }], until: 0, end: 0 }
  const offsets = (isOngoing: boolean) =>
    stacked({ ...lane, isOngoing }, (time) => time, { pitch: 10, arrow: 16 })
  expect(offsets(false)).toEqual({ marks: [0], end: 0 })
  expect(offsets(true)).toEqual({ marks: [5], end: -5 })
})

const withFigure = (figure: Partial<SwimmerFigure>, subjects: readonly Subject[] = six) => {
  const sources = sourcesOf(subjects)
  const drawnFigure = { ...lanes, ...figure } as SwimmerFigure
  const { svgs, narrowSvgs, specs, index } = drawFigures({ lanes: drawnFigure }, sources)
  const documents = [svgs['lanes']!, narrowSvgs['lanes']!].map(parsed)
  return { data: swimmerData(drawnFigure, sources), documents, spec: specs['lanes']!, entry: index[0]! }
}

test('lanes are sorted as the plan says: the longest or the shortest first, or as in the table', () => {
  const names = (sort: SwimmerFigure['sort']): string =>
    withFigure({ sort })
      .data.lanes.map(({ name }) => name)
      .join(' ')
  expect(names('longest')).toBe('S6 S3 S2 S5 S4 S1')
  expect(names('shortest')).toBe('S1 S4 S2 S5 S3 S6')
  expect(names('table')).toBe('S1 S2 S3 S4 S5 S6')
})

test('arrows are for declared categories alone, and the caption names them', () => {
  const none = withFigure({ ongoing: undefined })
  for (const document of none.documents) {
    expect(document.querySelectorAll('g[data-part="arrows"]')).toHaveLength(0)
    expect(document.documentElement.textContent).not.toContain('Still followed')
  }
  expect(none.entry.caption).not.toContain('Arrow')
  const { documents, entry } = withFigure({ ongoing: ['N', 'R'] })
  for (const document of documents) {
    expect(document.querySelectorAll('g[data-part="arrows"] > path')).toHaveLength(5)
    expect(document.documentElement.textContent).toContain('Still followed')
  }
  expect(entry.caption).toContain('Arrow: still followed (relapsed or alive).')
  expect(entry.alt).toContain('5 still followed')
})

test('a patient without a recorded category is in a last block and has a grey bar', () => {
  const [first, ...others] = six
  const { data, documents, entry } = withFigure({ group: 'note', colour: 'arm' }, [
    { ...first!, note: null, arm: null },
    ...others,
  ])
  expect(data.lanes.at(-1)!.name).toBe('S1')
  expect(data.group!.labels.at(-1)).toBe('not recorded')
  for (const document of documents) {
    const grey = document.querySelectorAll('g[data-part="bars"][fill="currentColor"] > rect')
    expect(grey).toHaveLength(1)
    expect(orphans(document)).toEqual([])
  }
  expect(entry.alt).toContain('Bars by Arm: 2 first, 3 second, 1 not recorded.')
})

test('a period with one recorded time, or that ends before it begins, is not drawn, and the caption says so', () => {
  const { data, documents, entry } = withFigure({ periods: [{ from: 'seen', to: 'also', label: 'therapy' }] })
  // by hand: S1 from 1 to 1 and S6 from 3 to 5; S2 has no end, S4 no beginning
  expect(data.lanes.flatMap(({ name, periods }) => periods.map(({ from, to }) => [name, from, to]))).toEqual([
    ['S6', 3, 5],
    ['S1', 1, 1],
  ])
  for (const document of documents)
    expect(document.querySelectorAll('g[data-part="periods"] > rect')).toHaveLength(2)
  expect(entry.caption).toContain(
    'Periods not drawn, since a time is missing or the end precedes the beginning: 2.',
  )
  expect(entry.alt).toContain('therapy from 3 to 5 years')
})

const many = (count: number): readonly Subject[] =>
  Array.from({ length: count }, (_, i) => ({
    ...six[i % 6]!,
    id: `P${i}`,
    time: 1 + ((i * 37) % 101),
    seen: i % 3 === 0 ? (i * 7) % 50 : null,
    also: i % 4 === 0 ? (i * 7) % 50 : null,
  }))

test.each([18, 100, 140])('%i patients are on one page, at most 100 of them, in both layouts', (count) => {
  for (const figure of [{}, { group: 'arm', colour: 'note', label: undefined }]) {
    const { documents, entry } = withFigure(figure, many(count))
    for (const document of documents) {
      const height = Number(document.documentElement.getAttribute('height'))
      expect(height / (96 / 25.4)).toBeLessThanOrEqual(240)
      expect(document.querySelectorAll('g[data-part="bars"] > rect')).toHaveLength(Math.min(100, count))
    }
    const omitted = /no room for them: 40, the shortest/
    if (count === 140) expect(entry.caption).toMatch(omitted)
    else expect(entry.caption).not.toMatch(omitted)
  }
})

test('names and labels that do not fit are omitted, and the caption says which in which version', () => {
  expect(withFigure({}, many(18)).entry.caption).toContain('Text at each bar: Note.')
  const { entry, documents } = withFigure({}, many(100))
  expect(entry.caption).toContain('Not written in the narrow version, since the bars are too close: Note.')
  const [wide, narrow] = documents.map(({ documentElement }) => documentElement.textContent!)
  expect(wide).toContain('a short note')
  expect(narrow).not.toContain('a short note')
})

test('the specification has the blocks, colours, arrows and periods of the picture', async () => {
  const { data, drawn, warnings } = await viewed(
    drawFigures({ lanes: figures.blocks! }, sourcesOf(six)).specs['lanes']!,
  )
  expect(warnings).toEqual([])
  expect(
    data('lanes').map(({ subject, group, colour, ongoing }) => [subject, group, colour, ongoing]),
  ).toEqual([
    ['S1', 'first', 'a short note', false],
    ['S2', 'first', 'a note that is so long that it does not fit on one line', false],
    ['S3', 'first', 'a short note', true],
    ['S4', 'second', 'a note that is so long that it does not fit on one line', true],
    ['S5', 'second', 'a short note', false],
    ['S6', 'second', 'a short note', true],
  ])
  expect(data('periods').map(({ subject, from, to }) => [subject, from, to])).toEqual([
    ['S1', 0, 1],
    ['S4', 0, 0.5],
    ['S6', 0, 5],
  ])
  // three arrows and six ends
  expect(drawn('until').filter(({ kind }) => kind === 'symbol')).toHaveLength(9)
})
