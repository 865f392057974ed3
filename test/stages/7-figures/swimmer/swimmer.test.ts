import { expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { type SwimmerFigure, swimmerData } from '../../../../stages/7-figures/swimmer/data.ts'
import { stacked } from '../../../../stages/7-figures/swimmer/layout.ts'
import { orphans, parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'

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
  expect(document.querySelectorAll('g[fill="none"][stroke-width="2"] > path')).toHaveLength(6)
  expect(orphans(document)).toEqual([])
})

test('symbols at one place are stacked, the end of the lane the lowest; other symbols are in the middle of the lane', () => {
  const marks = [1, 1, 5].map((time, mark) => ({ time, mark }))
  const xOf = (time: number): number => time * 20
  const ended = stacked({ marks, until: 5, end: 0 }, xOf)
  const [a, b, c] = ended.marks
  expect(a! + b!).toBe(0)
  expect(b! - a!).toBeGreaterThan(8)
  expect(ended.end - c!).toBeGreaterThan(8)
  expect(stacked({ marks, until: 9, end: 0 }, xOf)).toEqual({ marks: [a, b, 0], end: 0 })
  expect(stacked({ marks, until: 5, end: null }, xOf)).toEqual({ marks: [a, b, 0], end: 0 })
})
