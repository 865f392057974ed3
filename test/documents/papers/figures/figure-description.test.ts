import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../../pipeline/fault.ts'
import { figureDescription } from '../../../../stages/commands/from-figure/figure-description.ts'
import { type FigureCall, figureOfFile } from '../../../../stages/commands/from-figure/figure-of-file.ts'

const DRAWN = join(import.meta.dirname, 'drawn')
const NOTHING: FigureCall = { page: null, n: null, unit: null }
const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const described = (yaml: string) => figureDescription('figure.yaml', textBytes(yaml))

/** A figure of R whose letters are like none. */
const SQUARES = readFileSync(join(DRAWN, 'aml-marks-rows.svg'), 'utf8').replace(
  /(<symbol[^>]*>\s*<path[^>]*d=")[^"]+"/g,
  '$1M0 0H9V-9H0Z"',
)

const faultsOf = (yaml: string): readonly string[] => {
  try {
    described(yaml)
  } catch (error) {
    if (error instanceof DataError)
      return error.faults.map(({ line, field, expected, found }) => `${line} ${field}: ${expected}, ${found}`)
    throw error
  }
  throw new Error('a description was read')
}

describe('a description of what a figure does not tell', () => {
  it('that was printed and completed gives the 23 patients of aml, with the names of the description', async () => {
    const unread = await figureOfFile(textBytes(SQUARES), NOTHING)
    if (!('fault' in unread)) throw new Error('a figure was read')
    // as a person completes it: R drew ticks from 0 to 180 weeks and from 0.0 to 1.0; the arm with 9 steps comes first
    const answers = ['weeks', 'proportion', '0', '180', '0', '1', 'Nonmaintained', 'Maintained']
    const yaml = unread
      .description!.replace(/, n: \?/g, '')
      .replace(/^\s*#.*$/gm, '')
      .replace(/(?<=: )\?/g, () => answers.shift()!)
    expect(answers).toEqual([])
    const numbers = `at-risk-times: [0, 40, 80]\n${yaml
      .replace('dash: solid }', 'dash: solid, at-risk: [12, 2, 0] }')
      .replace('dash: solid }', 'dash: solid, at-risk: [11, 3, 1] }')}`
    const read = await figureOfFile(textBytes(SQUARES), { ...NOTHING, described: described(numbers) })
    if ('fault' in read) throw new Error(JSON.stringify(read.fault))
    const found = read.patients.groups.flatMap(({ name, patients }) =>
      patients.map(({ time, isEvent }) => `${name} ${isEvent ? 1 : 0} ${Math.round(time * 1e6) / 1e6}`),
    )
    const truth = readFileSync(join(DRAWN, 'aml.csv'), 'utf8').trim().split('\n').slice(1)
    expect(found.sort()).toEqual(
      truth.map((line) => line.replaceAll('"', '').split(',').reverse().join(' ')).sort(),
    )
    expect(read.unit).toBe('weeks')
  })

  it('names groups and gives their numbers by colour, for a figure whose axes are read', async () => {
    const read = await figureOfFile(readFileSync(join(DRAWN, 'aml-marks.pdf')), {
      ...NOTHING,
      described: described(
        'groups:\n  - { name: Control, colour: "#d62728", n: 12 }\n  - { name: Treated, colour: "#1f77b4", n: 11 }\n',
      ),
    })
    if ('fault' in read) throw new Error(JSON.stringify(read.fault))
    expect(read.patients.groups.map(({ name, counts, isNKnown }) => [name, counts!.n, isNKnown])).toEqual([
      ['Control', 12, true],
      ['Treated', 11, true],
    ])
  })

  it('of a curve that is not there is a fault that lists the curves', async () => {
    const read = await figureOfFile(readFileSync(join(DRAWN, 'aml-survminer.pdf')), {
      ...NOTHING,
      described: described('groups: [{ name: A, colour: "#000000" }]'),
    })
    expect(read).toMatchObject({
      fault: {
        place: 'group "A" of the description',
        expected: 'a curve of colour #000000, of no other group',
        found: '#f8766d solid, 7 steps; #00bfc4 solid, 9 steps',
      },
    })
  })
})

describe('faults of a description, all at once, with their lines', () => {
  it.each([
    [
      'an unknown property',
      'pages: 4\nunit: hours',
      ['2 unit: one of days, weeks', '1 pages: a known property'],
    ],
    ['one tick', 'time: [{ at: 1, value: 0 }]', ['1 time: ']],
    [
      'two ticks at one place',
      'time: [{ at: 1, value: 0 }, { at: 1, value: 2 }]',
      ['1 time: places and values that differ'],
    ],
    ['a place that was not completed', 'time:\n  - { at: 1, value: ? }\n  - { at: 2, value: 3 }', ['2 ']],
    [
      'numbers without their times',
      'groups: [{ name: A, at-risk: [3, 2] }]',
      ['1 groups.0.at-risk: at-risk-times as well'],
    ],
    [
      'another number of times',
      'at-risk-times: [0]\ngroups: [{ name: A, at-risk: [3, 2] }]',
      ['2 groups.0.at-risk: 1 numbers'],
    ],
    ['two groups of one name', 'groups: [{ name: A }, { name: A }]', ['1 groups: different names']],
    ['an alias', 'unit: &a days\ncurves: *a', ['2 undefined: no YAML alias']],
    ['a list', '- 1', ['1 ']],
  ])('%s', (_, yaml, starts) => {
    const faults = faultsOf(yaml)
    expect(faults).toHaveLength(starts.length)
    expect(faults.map((fault, i) => fault.slice(0, starts[i]!.length))).toEqual(starts)
  })
})
