import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Project } from '../../../tools/support/project.ts'
import { PLAN, twelvePatients, twelveProject } from '../../support/stages/twelve-patients.ts'

let project: Project
beforeAll(() => {
  project = twelveProject()
})

const fresh = () => project.write(PLAN, twelvePatients['analysis.yaml']!)
const add = (...words: readonly string[]) => project.call(['add', ...words])

describe('add', () => {
  it('refuses a plan with a fault as the run does: the faults with their place, exit 1, and the file as it was', async () => {
    fresh()
    const bad = ['test', 'six', 'bad', '--method', 'log-rank', '--endpoint', 'survivl', '--by', 'age']
    const { code, out, err } = await add(...bad)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('data/raw/six/analysis.yaml:26:28 tests.bad.endpoint: expected')
    expect(err).toContain('tests.bad.by: expected')
    expect(err).toContain('nothing was written; the lines would have been\ndata/raw/six/analysis.yaml:26  ')
    expect(project.read(PLAN)).toBe(twelvePatients['analysis.yaml'])
    // the same plan written by hand has the same faults
    project.write(
      PLAN,
      project
        .read(PLAN)
        .replace('\nmodels:', '\n  bad: { method: log-rank, endpoint: survivl, by: age }\nmodels:'),
    )
    const run = await project.call(['six', '-q'])
    expect(run.code).toBe(1)
    const faults = (text: string) => text.match(/tests\.bad.*$/gm)
    expect(faults(run.err)).toEqual(faults(err))
  })

  it('refuses a name that the section has, and names that are none', async () => {
    fresh()
    const twice = await add(
      'test',
      'six',
      'by-sex',
      '--method',
      'log-rank',
      '--endpoint',
      'survival',
      '--by',
      'sex',
    )
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('expected a new name, found by-sex')])
    for (const name of ['__proto__', 'a b', 'a: b', '"a"', 'a\u0007b', '# a', '1', 'é'.repeat(65)]) {
      const { code, err } = await add('summary', 'six', name, '--variable', 'age')
      expect([code, err]).toEqual([2, expect.stringContaining('expected a name of letters')])
      expect(err).not.toContain('\u0007')
    }
    expect((await add('summary', 'six')).err).toContain('expected a name after the cohort, found none')
    // names of properties of every object are names like others
    for (const name of ['constructor', 'toString'])
      expect(await add('summary', 'six', name, '--variable', 'age')).toMatchObject({ code: 0 })
    expect(await add('summary', 'six', 'constructor', '--variable', 'age')).toMatchObject({ code: 2 })
    expect((await project.call(['six', '-q'])).code).toBe(0)
  })

  it('quotes what YAML would read otherwise, and ends in a fault where no variable has the name', async () => {
    fresh()
    const before = project.read(PLAN)
    for (const name of [
      'a: b',
      '{ x }',
      '# c',
      '__proto__',
      'x\u0000\u001b[31m',
      '\u202e',
      '&a',
      '!t',
      '*',
      '\n',
    ]) {
      const { code, out, err } = await add('summary', 'six', 'hostile', `--variable=${name}`)
      expect([code, out], name).toEqual([1, ''])
      expect(err).toContain('summaries.hostile.variable: expected')
      expect(err).not.toMatch(/[\u0000\u001b\u202e]/)
      expect(project.read(PLAN)).toBe(before)
    }
    for (const when of ['__proto__=1', '{ __proto__: 1 }', '&a b', '{ a: *b }', '{ a: !!js 1 }', '{ a: '])
      expect(
        (await add('population', 'six', 'hostile', '--title', 't', `--condition=${when}`)).code,
        when,
      ).toBeGreaterThan(0)
    expect(project.read(PLAN)).toBe(before)
    const title = 'Tab\t, "quotes", \\, : # [ \u0007 \u202e é \u{1f600}'
    expect((await add('population', 'six', 'women', '--title', title, '--condition', 'sex=f')).code).toBe(0)
    expect(project.read(PLAN)).not.toMatch(/[\u0007\u202e\t]/)
    expect((await project.call(['six', '-q'])).code).toBe(0)
    const populations = JSON.parse(project.read('data/derived/six/2-validate/plan/populations.json'))
    expect(populations.women.title).toBe(title)
  })

  it('refuses options of another kind, twice given ones and incomplete calls', async () => {
    fresh()
    const refusals: readonly (readonly [call: readonly string[], message: string])[] = [
      [['tst', 'six', 'x'], 'found "tst" (did you mean test?)'],
      [['test', 'seven', 'x'], 'found no file data/raw/seven/analysis.yaml'],
      [['test', '../six', 'x'], 'expected the name of a cohort'],
      [['test', 'six', 'x', 'y'], 'expected one name'],
      [['test', 'six', 'x'], 'expected --method, one of log-rank'],
      [['test', 'six', 'x', '--method', 'log-rnk'], 'did you mean log-rank?'],
      [['test', 'six', 'x', '--method', 'mcnemar', '--strata', 'sex'], 'found --strata'],
      [['test', 'six', 'x', '--method', 'gray'], 'expected --endpoint and --by, found none'],
      [['variable', 'six', 'x', '--sum', 'age', '--items', 'sites'], 'expected options of one form'],
      [
        ['estimate', 'six', 'x', '--endpoint', 'survival', '--endpoint', 'survival'],
        'expected --endpoint once',
      ],
      [['endpoint', 'six', 'x', '--event', '{}', '--event.label', 'x'], 'found both'],
    ]
    for (const [call, message] of refusals)
      expect(await add(...call), call.join(' ')).toMatchObject({
        code: 2,
        err: expect.stringContaining(message),
      })
    expect(project.read(PLAN)).toBe(twelvePatients['analysis.yaml'])
  })

  it('says what would be written and writes nothing with --dry-run; the permissions of the file stay', async () => {
    fresh()
    const dry = await add('summary', 'six', 'age', '--dry-run')
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining(':20  summaries:\n')])
    expect(project.read(PLAN)).toBe(twelvePatients['analysis.yaml'])
    chmodSync(join(project.root, PLAN), 0o600)
    expect((await add('summary', 'six', 'age')).code).toBe(0)
    expect(statSync(join(project.root, PLAN)).mode & 0o777).toBe(0o600)
  })
})
