import { describe, expect, it } from 'vitest'
import type { Variable } from '../../../../cohort/values/value.ts'
import { faultText } from '../../../../pipeline/fault.ts'
import { readTable } from '../../../../stages/1-ingest/read-table.ts'
import { readFigureSet } from '../../../../stages/2-validate/figure/read-figure-set.ts'

const HEADER = 'group,kind,time,number,survival,precision,unmarked_from,unmarked_until'
const GOOD = ['a,entered,0,2,,,,', 'a,event,2,,0.5,0.01,0,0', 'a,end,4,,,,,']
const SUBJECTS = [
  { patient: 1, time: 2, event: true, shown: true },
  { patient: 2, time: 4, event: false, shown: true },
]
const VARIABLES = new Map(
  ['patient', 'time', 'event', 'shown'].map((name) => [name, { name, derivation: null } as Variable]),
)

const read = (lines: readonly string[], header = HEADER) => {
  const bytes = new TextEncoder().encode([header, ...lines, ''].join('\n'))
  const { table } = readTable('figure-set.csv', bytes, { encoding: 'utf-8', delimiter: ',' })
  return readFigureSet(table, SUBJECTS, VARIABLES, 'patient')
}
const faultsOf = (lines: readonly string[], header = HEADER): readonly string[] =>
  read(lines, header).faults.map(faultText)
/** The good rows with one of them replaced. */
const withRow = (i: number, row: string): readonly string[] => GOOD.map((good, k) => (k === i ? row : good))

describe('figure-set.csv', () => {
  it('is read where the table of patients gives the figure', () => {
    expect(read(GOOD)).toMatchObject({
      faults: [],
      rows: [{ kind: 'entered' }, { kind: 'event' }, { kind: 'end' }],
    })
  })

  it.each([
    ['a formula', withRow(1, 'a,event,=1+1,,0.5,0.01,0,0'), ':3', '"=1+1"'],
    ['a formula as a kind', withRow(1, 'a,=HYPERLINK("x"),2,,0.5,0.01,0,0'), ':3', 'entered, event'],
    ['a negative time', withRow(1, 'a,event,-2,,0.5,0.01,0,0'), ':3', '"-2"'],
    ['a number in words of a program', withRow(1, 'a,event,Infinity,,0.5,0.01,0,0'), ':3', '"Infinity"'],
    ['a hexadecimal number', withRow(1, 'a,event,0x10,,0.5,0.01,0,0'), ':3', '"0x10"'],
    ['a huge time', withRow(1, 'a,event,1e308,,0.5,0.01,0,0'), ':3', 'a number from 0 to 1000000000'],
    ['a number of a thousand digits', withRow(0, `a,entered,0,${'9'.repeat(1000)},,,,`), ':2', '"99999'],
    ['too many patients', withRow(0, 'a,entered,0,5000,,,,'), ':2', 'a whole number up to 1200'],
    ['half a patient', withRow(0, 'a,entered,0,2.5,,,,'), ':2', 'a whole number'],
    ['a survival above 1', withRow(1, 'a,event,2,,1.5,0.01,0,0'), ':3', 'survival from 0 to 1'],
    ['no precision', withRow(1, 'a,event,2,,0.5,0,0,0'), ':3', 'a precision above 0'],
    ['a missing survival', withRow(1, 'a,event,2,,,0.01,0,0'), ':3', 'a number'],
    ['a missing cell', withRow(1, 'a,event,2,,0.5,0.01,0'), ':3', '8 cells'],
    ['half an interval', withRow(1, 'a,event,2,,0.5,0.01,0,'), ':3', 'both times or none'],
    ['an interval that ends before it begins', withRow(1, 'a,event,2,,0.5,0.01,1,0'), ':3', 'not before'],
    ['an interval that ends after its row', withRow(1, 'a,event,2,,0.5,0.01,0,3'), ':3', 'not after'],
    ['a time before the last', [...GOOD.slice(0, 2), 'a,event,1,,0.4,0.01,,', GOOD[2]!], ':4', 'ascending'],
    ['a circle of groups', [...GOOD, 'b,entered,0,1,,,,', 'b,end,3,,,,,', ...GOOD], ':7', '"a" again'],
    [
      'two steps at a time',
      [...GOOD.slice(0, 2), 'a,event,2,,0.4,0.01,,', GOOD[2]!],
      ':4',
      'one step at a time',
    ],
    ['a step after a mark', [GOOD[0]!, 'a,mark,2,,,,,', ...GOOD.slice(1)], ':4', 'before the marks'],
    ['no start', GOOD.slice(1), ':2', '"entered" first'],
    ['no end', GOOD.slice(0, 2), ':3', 'last in each group'],
    [
      'another table of patients',
      withRow(1, 'a,event,3,,0.5,0.01,0,0'),
      'figure-set.csv',
      'steps of its curve',
    ],
    ['an unknown group', [...GOOD, 'b,entered,0,1,,,,', 'b,end,3,,,,,'], 'figure-set.csv', 'group'],
  ])('with %s is a fault with its place', (_, lines, place, words) => {
    const faults = faultsOf(lines)
    expect(faults.join('\n')).toContain(place)
    expect(faults.join('\n')).toContain(words)
    expect(read(lines).rows).toEqual([])
    for (const fault of faults) expect(fault.length).toBeLessThan(400)
  })

  it('with missing or other columns is one fault', () => {
    expect(faultsOf(['a,event,2'], 'group,kind,time')).toEqual([
      expect.stringContaining(`the header ${HEADER}`),
    ])
    expect(faultsOf(GOOD, HEADER.replace('time', 'zeit'))).toHaveLength(1)
    expect(faultsOf([], '')).toHaveLength(1)
  })

  it('with too many rows or groups is bounded in time', () => {
    const marks = Array.from({ length: 20_100 }, () => 'a,mark,3,,,,,')
    expect(faultsOf([...GOOD.slice(0, 2), ...marks, GOOD[2]!])).toEqual([
      expect.stringMatching(/:20002.*at most 20000 rows/),
    ])
    const groups = Array.from({ length: 60 }, (_, g) => [`g${g},entered,0,9,,,,`, `g${g},end,4,,,,,`]).flat()
    expect(faultsOf(groups)[0]).toMatch(/:102.*at most 50 groups, found 60/)
  })
})
