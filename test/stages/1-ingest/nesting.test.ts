import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../stages/1-ingest/read-document.ts'

const DEEP = 5_000
const each = (line: (i: number) => string, end = '\n'): string =>
  Array.from({ length: DEEP }, (_, i) => line(i)).join(end)

describe('a text that is nested 5,000 deep', () => {
  it.each([
    ['keys, by indentation', each((i) => `${' '.repeat(i)}a:`), 102],
    ['keys, lines ending in CR LF', each((i) => `${' '.repeat(i)}a:`, '\r\n'), 102],
    ['items, by indentation', each((i) => `${' '.repeat(i)}-`), 102],
    // a list that stands in the column of its key counts with it
    ['items with keys, by indentation', each((i) => `${' '.repeat(2 * i)}- a:`), 101],
    ['items in one line', `title: x\nlist:\n${'- '.repeat(DEEP)}a`, 3],
    ['keys in one line', `${'? '.repeat(DEEP)}a`, 1],
    ['lists in brackets', `title: x\nlist: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 2],
    ['objects of JSON', each(() => '{"a":') + '}'.repeat(DEEP), 101],
    ['conditions', `when: ${'{ not: '.repeat(DEEP)}${'}'.repeat(DEEP)}`, 1],
    ['conditions, by indentation', each((i) => `${' '.repeat(2 * i)}${i % 2 ? 'any' : 'all'}:`), 102],
  ])('is at fault at the line where it becomes too deep: %s', (_, text, line) => {
    const { faults } = readDocument('analysis.yaml', text)
    expect(faults).toMatchObject([
      { file: 'analysis.yaml', line, expected: expect.stringContaining('levels'), found: 'more' },
    ])
  })
})

it('a text of a thousand lines that are indented in turns is not deep', () => {
  const text = `a:\n${Array.from({ length: 1000 }, (_, i) => `  k${i}:\n    - { b: [1, 2] }\n    - c: |\n        ${'# ] text'.repeat(3)}\n`).join('')}`
  expect(readDocument('analysis.yaml', text).faults).toEqual([])
})

it('is as deep as it may be, and no more', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
  expect(readDocument('x.json', deep(100)).faults).toEqual([])
  expect(readDocument('x.json', deep(101)).faults).toHaveLength(1)
})
