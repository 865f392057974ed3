import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type FigureCall,
  figureOfFile,
  type ReadFigure,
} from '../../../../stages/commands/from-figure/figure-of-file.ts'
import { figureText } from '../../../../stages/commands/from-figure/figure-text.ts'
import { overlayOf } from '../../../../stages/commands/from-figure/overlay.ts'

const DRAWN = join(import.meta.dirname, 'drawn')
const NOTHING: FigureCall = { page: null, n: null, unit: null }
const ARMS = ['Maintained', 'Nonmaintained']

const bytesOf = (name: string): Uint8Array => readFileSync(join(DRAWN, name))

const readFrom = async (bytes: Uint8Array, call: Partial<FigureCall> = {}): Promise<ReadFigure> => {
  const read = await figureOfFile(bytes, { ...NOTHING, ...call })
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read
}

const patientsIn = ({ patients: { groups } }: ReadFigure): readonly string[] =>
  groups
    .flatMap(({ patients }, i) =>
      patients.map(({ time, isEvent }) => `${ARMS[i]} ${isEvent ? 1 : 0} ${Math.round(time * 1e6) / 1e6}`),
    )
    .sort()

/** The data of R that were drawn: time, status, group. */
const TRUTH = readFileSync(join(DRAWN, 'aml.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.replaceAll('"', '').split(',').reverse().join(' '))
  .sort()

describe('all 23 patients of aml from figures of several programs', () => {
  it.each([
    ['survminer: marks that are letters, bands, colours of a risk table', 'aml-survminer.pdf', 'group='],
    ['svg() of R: letters that are outlines', 'aml-marks-rows.svg', 'arm '],
    ['plot() of R with limits as dashed lines, and a legend inside', 'aml-band-marks-rows.pdf', 'arm '],
    ['plot() of R with curves that rise', 'aml-incidence-marks-rows.pdf', 'arm '],
    [
      'matplotlib as lifelines draws, Type 3 fonts, bands, events among the numbers at risk',
      'aml-matplotlib-band-marks-rows.pdf',
      'arm ',
    ],
  ])('%s', async (_, file, prefix) => {
    const read = await readFrom(bytesOf(file))
    expect(patientsIn(read)).toEqual(TRUTH)
    expect(read.patients.groups.map(({ name }) => name)).toEqual(ARMS.map((arm) => `${prefix}${arm}`))
    expect(read.patients.groups.map(({ isNKnown }) => isNKnown)).toEqual([true, true])
  })

  it('says that curves that rise are read as one minus survival', async () => {
    const text = figureText('f.pdf', await readFrom(bytesOf('aml-incidence-marks-rows.pdf')))
    expect(text).toContain('incidence axis in proportions')
    expect(text).toContain('competing events')
  })
})

describe('several panels on a page', () => {
  it('lists them, and reads the one that is chosen: dashes that are lines of their own, an axis that begins above 0', async () => {
    const first = await readFrom(bytesOf('aml-panels-dashes.pdf'))
    expect(figureText('f.pdf', first)).toMatch(
      /\* 1\. time 0 to 180, 2 curves, 16 steps\n\s+2\. time 0 to 180/,
    )
    const { figure, unit } = await readFrom(bytesOf('aml-panels-dashes.pdf'), { panel: 2 })
    expect(unit).toBe('weeks')
    // by hand: events of the maintained arm; the axis ends above the last steps of the other
    const [arm] = figure.curves
    expect(arm!.steps.map(({ time }) => Math.round(time * 10) / 10)).toEqual([9, 13, 18, 23, 31, 34, 48])
    expect(arm!.steps.map(({ survival }) => Math.round(survival * 1000) / 1000)).toEqual([
      0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184,
    ])
    expect(arm!.marks.map(Math.round)).toEqual([13, 28, 45, 161])
    expect(figure.atRisk.map(({ cells }) => cells[0]!.number)).toEqual([11, 12])
  })

  it('has no third panel', async () => {
    const read = await figureOfFile(bytesOf('aml-panels-dashes.pdf'), { ...NOTHING, panel: 3 })
    expect(read).toMatchObject({
      fault: { place: 'the panel', expected: 'a number from 1 to 2', found: '3' },
    })
  })
})

describe('the overlay', () => {
  it('shows the curves of the patients, boxes around the numbers at risk, and a key', async () => {
    const overlay = overlayOf(await readFrom(bytesOf('aml-survminer.pdf')))
    // ten numbers at risk of two groups, and the keys of the page, the lines and two groups, and the white page
    expect(overlay.match(/<rect /g)).toHaveLength(10 + 4 + 1)
    expect(overlay).toContain('group=Maintained: n 11, events 7, censored 4; drawn 7 steps, 4 marks')
    // the path of the patients of the first arm: an event at week 9 with 11 at risk, on axes that R scaled
    expect(overlay.match(/<circle [^>]*r="4"/g)).toHaveLength(5)
  })
})

describe('broken figures', () => {
  const outlined = readFileSync(join(DRAWN, 'aml-marks-rows.svg'), 'utf8')
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  /** Letters without a shape that is known. */
  const squares = outlined.replace(/(<symbol[^>]*>\s*<path[^>]*d=")[^"]+"/g, '$1M0 0H9V-9H0Z"')

  it('letters that are like none are no numbers: a description is printed instead', async () => {
    const read = await figureOfFile(bytes(squares), NOTHING)
    if (!('fault' in read)) throw new Error('a figure was read')
    expect(read.fault.found).toBe('step curves, and no axes with numbers that can be read')
    expect(read.description).toContain('colour: "#1f77b4", dash: solid')
    expect(read.description).toContain('colour: "#d62728", dash: solid')
  })

  it('one wrong digit of an axis leaves that label out, and patients are the same', async () => {
    // the 8 is drawn as a square
    const [eight] = [...outlined.matchAll(/<symbol[^>]*id="(glyph0-\d+)"/g)].slice(6, 7)
    const without = outlined.replace(
      new RegExp(`(id="${eight![1]}">\\s*<path[^>]*d=")[^"]+"`),
      '$1M0 0H9V-9H0Z"',
    )
    expect(without).not.toBe(outlined)
    expect(patientsIn(await readFrom(bytes(without)))).toEqual(TRUTH)
  })

  it('damaged letters end in a message', async () => {
    const damaged = outlined.replace(/(<symbol[^>]*>\s*<path[^>]*d=")M[^"]+"/g, '$1M0 0L1"')
    const read = await figureOfFile(bytes(damaged), NOTHING)
    expect(read).toMatchObject({ fault: { expected: 'letters that can be drawn' } })
  })

  it('a cumulative hazard is not read as an incidence', async () => {
    const svg = (title: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
${[0, 1, 2, 3, 4].map((x) => `<text x="${50 + 25 * x}" y="165" font-size="8" text-anchor="middle">${x}</text>`).join('')}
${[0, 0.5, 1].map((y) => `<text x="44" y="${153 - 100 * y}" font-size="8" text-anchor="end">${y}</text>`).join('')}
<text transform="translate(20 100) rotate(-90)" font-size="8" text-anchor="middle">${title}</text>
<text x="50" y="180" font-size="8" text-anchor="middle">4</text><text x="75" y="180" font-size="8" text-anchor="middle">4</text>
<text x="100" y="180" font-size="8" text-anchor="middle">3</text><text x="125" y="180" font-size="8" text-anchor="middle">2</text>
<path d="M50 150H75V125H100V100H125V75H150" fill="none" stroke="#c00000"/></svg>`
    const { figure } = await readFrom(bytes(svg('Cumulative incidence')))
    expect(figure.direction).toBe('rising')
    expect(await figureOfFile(bytes(svg('Cumulative hazard')), NOTHING)).toHaveProperty('fault')
  })
})
