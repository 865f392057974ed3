import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { CallError } from '../../../pipeline/fault.ts'
import { command } from '../../../stages/commands/from-figure.ts'
import { commands } from '../../../stages/index.ts'
import { REAL } from '../../../tools/support/project.ts'
import { newCohorts } from '../../support/stages/new-cohorts.ts'

const FIGURES = join(import.meta.dirname, '../../documents/papers/figures')
const AML = join(FIGURES, 'drawn/aml-marks.pdf')
const POINTS = join(FIGURES, 'points/digitised/lung-50-points.csv')
const AT_RISK = join(FIGURES, 'points/digitised/lung-at-risk.csv')

/** One project for all laws. */
const project = newCohorts()
const at = (path: string): string => join(project.root, path)
afterAll(project.dispose)
afterEach(() => {
  vi.restoreAllMocks()
})

/** As the launcher calls it: 2 is a wrong call. */
const call = async (...args: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: command.flags,
    allowPositionals: true,
  })
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
  try {
    const places = { code: join(REAL, 'build'), packages: REAL, project: project.root }
    const code = await command.run({
      ...{ places, root: project.root, words: positionals, flags: values },
      manifest: { commands } as never,
    })
    return { code, out: out.join(''), err: err.join('') }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return { code: 2, out: out.join(''), err: error.message }
  } finally {
    vi.restoreAllMocks()
  }
}

/** Everything in the project, with its bytes. */
const tree = (): string =>
  readdirSync(project.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name} ${readFileSync(join(parentPath, name), 'base64')}`)
    .sort()
    .join('\n')

const resultOf = (cohort: string, id: string): number => {
  const row = project
    .read(`data/derived/${cohort}/4-estimate/results.csv`)
    .split('\n')
    .find((line) => line.startsWith(`${id},`))
  return Number(row?.split(',')[6])
}

describe('from-figure of lines', () => {
  it('writes a cohort and an overlay, which run through all stages and count the patients that R drew', async () => {
    const { code, out } = await call(
      AML,
      '--unit',
      'weeks',
      '--as',
      'aml-figure',
      '--overlay',
      at('read.svg'),
    )
    expect(code).toBe(0)
    expect(out).toContain('wrote data/raw/aml-figure/')
    expect(readdirSync(at('data/raw/aml-figure')).sort()).toEqual([
      ...[
        'README.md',
        'analysis.yaml',
        'datapackage.json',
        'figure-as-read.svg',
        'figure-set.csv',
        'patients.csv',
      ],
    ])
    expect(readFileSync(at('read.svg'), 'utf8')).toBe(project.read('data/raw/aml-figure/figure-as-read.svg'))
    const claims = 'id,place,label,published,unit,result,reason\na,Results,Patients,24,1,event-free/n,\n'
    project.write('data/raw/aml-figure/claims.csv', claims)
    // a manuscript beside claims.csv is judged over all tables, too: every multiple of the table has this curve
    project.write(
      'data/raw/aml-figure/manuscript.md',
      '# Results\n\nOf :r[event-free/n]{shown="23"} patients, not :r[event-free/n]{shown="3"}.\n',
    )
    expect(await project.run(['aml-figure'])).toEqual({ code: 0, err: '' })
    const judged = project.read('data/derived/aml-figure/9-manuscript/verdicts.csv').split('\n')
    expect(judged.filter((row) => row.includes(',within the figure,'))).toHaveLength(1)
    expect(judged.filter((row) => row.includes(',not reproduced,'))).toHaveLength(1)
    // no patient of the table is a record that could be wrong
    expect(JSON.parse(project.read('data/derived/aml-figure/6-search/search.json'))).toMatchObject({
      effort: 'figure',
    })
    const truth = readFileSync(join(FIGURES, 'drawn/aml.csv'), 'utf8').trim().split('\n').slice(1)
    expect(resultOf('aml-figure', 'event-free/n')).toBe(truth.length)
    expect(resultOf('aml-figure', 'event-free/events')).toBe(
      truth.filter((row) => row.split(',')[1] === '1').length,
    )
    expect(existsSync(at('reports/aml-figure/index.html'))).toBe(true)
  })

  it('overwrites nothing: a cohort or an overlay that exists is a wrong call', async () => {
    const before = tree()
    const again = await call(AML, '--unit', 'weeks', '--as', 'aml-figure')
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('"aml-figure", which exists') })
    const overlay = await call(AML, '--unit', 'weeks', '--as', 'other', '--overlay', at('read.svg'))
    expect(overlay).toMatchObject({
      code: 2,
      err: expect.stringContaining('expected a new file for --overlay'),
    })
    expect(tree()).toBe(before)
  })

  it('of a file without a figure, an image, a bomb or counts that do not fit ends in 1, and writes nothing', async () => {
    const before = tree()
    const options = ['--unit', 'weeks', '--as', 'nothing', '--overlay', at('nothing.svg')]
    const file = (name: string, text: string | Uint8Array): string => project.file(name, text)
    const png = await call(
      file('a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
      ...options,
    )
    expect(png).toMatchObject({
      code: 1,
      err: expect.stringMatching(/a PNG image \(digitize it: .*curve,time,survival.*--at-risk\)/),
    })
    const jpeg = await call(file('b.pdf', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), ...options)
    expect(jpeg).toMatchObject({ code: 1, err: expect.stringContaining('a JPEG image') })
    const none = await call(file('a.svg', '<svg width="9" height="9"/>'), ...options)
    expect(none).toMatchObject({
      code: 1,
      err: expect.stringMatching(/a\.svg.*drawn as lines.*found none \(/),
    })
    const deep = await call(file('b.svg', `<svg width="9" height="9">${'<g>'.repeat(3000)}`), ...options)
    expect(deep).toMatchObject({ code: 1, err: expect.stringContaining('nested at most 100 deep') })
    const cut = await call(file('c.pdf', readFileSync(AML).subarray(0, 300)), ...options)
    expect(cut).toMatchObject({ code: 1, err: expect.stringMatching(/c\.pdf.*PDF/) })
    expect(tree()).toBe(before)
    const unfit = await call(AML, '--n', '2,2', '--unit', 'weeks', '--as', 'nothing')
    expect(unfit).toMatchObject({
      code: 1,
      out: expect.stringContaining('no whole numbers of patients give this curve'),
    })
    expect(tree()).toBe(before)
  })

  it('without a file, with two, with an unknown page, unit or flag of points is a wrong call', async () => {
    const before = tree()
    for (const args of [
      [],
      [AML, AML],
      [at('none.pdf')],
      [AML, '--page', '0'],
      [AML, '--unit', 'moons'],
      [AML, '--n', 'x'],
      [AML, '--events', '3,4'],
      [AML, '--as', 'Aml'],
    ])
      expect(await call(...args)).toMatchObject({ code: 2, out: '' })
    const noUnit = await call(AML, '--as', 'aml-2', '--overlay', at('aml-2.svg'))
    expect(noUnit).toMatchObject({ code: 2, err: expect.stringContaining('give --unit') })
    expect(tree()).toBe(before)
  })
})

describe('from-figure of points', () => {
  it('writes a cohort that says everywhere that it is approximate, and runs through all stages', async () => {
    const { code, out } = await call(
      POINTS,
      '--at-risk',
      AT_RISK,
      '--events',
      '112,53',
      '--unit',
      'days',
      '--as',
      'lung-points',
    )
    expect(code).toBe(0)
    expect(out).toContain('APPROXIMATE: the patients are made up')
    expect(await project.run(['lung-points'])).toEqual({ code: 0, err: '' })
    for (const path of ['README.md', 'analysis.yaml', 'datapackage.json'])
      expect(project.read(`data/raw/lung-points/${path}`)).toMatch(/approximate/i)
    expect(project.read('reports/lung-points/index.html')).toContain('All results are approximate')
    expect(resultOf('lung-points', 'event-free/n')).toBe(228)
    // 165 patients died
    expect(Math.abs(resultOf('lung-points', 'event-free/events') - 165)).toBeLessThan(9)
  })

  it('without the number of patients ends in 1; an overlay, a page or no unit is a wrong call', async () => {
    const before = tree()
    expect(await call(POINTS, '--unit', 'days', '--as', 'p')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/arm 1: expected the number of patients at time 0, found none \(give --n/),
    })
    expect(await call(POINTS, '--n', '138', '--unit', 'days', '--as', 'p')).toMatchObject({
      code: 1,
      err: expect.stringContaining('2 numbers, one for each curve (arm 1, arm 2)'),
    })
    expect((await call(POINTS, '--n', '138,90', '--overlay', at('o.svg'))).code).toBe(2)
    expect((await call(POINTS, '--n', '138,90', '--page', '1')).code).toBe(2)
    expect((await call(POINTS, '--n', '138,90', '--as', 'p')).code).toBe(2)
    expect((await call(POINTS, '--at-risk', at('none.csv'))).code).toBe(2)
    expect((await call(POINTS, '--n', '138,90')).code).toBe(0)
    expect(tree()).toBe(before)
  })
})
