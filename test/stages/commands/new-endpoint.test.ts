import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())
const file: NewCohorts['file'] = (name, text) => cohorts.file(name, text)

describe('new', () => {
  it('says why a column of dates is none, where a flag names it', async () => {
    const lines = Array.from(
      { length: 8 },
      (_, i) => `${i},${i % 2},${i},2015-03-${i === 2 ? 'xx' : 10 + i}\n`,
    )
    const path = file('why.csv', `nr,dead,days,op\n${lines.join('')}`)
    const { err } = await cohorts.call([
      ...['new', 'slip', path, '--subject', 'nr', '--event', 'dead=1', '--until', 'days', '--from', 'op'],
    ])
    expect(err).toContain(
      'found "op", a string: "2015-03-xx" (why.csv:4) keeps it from being a column of dates',
    )
    expect(err).toContain('omit the options of the endpoint')
  })

  it('takes the words of a column of yes and no for the event, and no name of a command for a cohort', async () => {
    const lines = Array.from({ length: 6 }, (_, i) => `${i},${i % 2 ? 'ja' : 'nein'},${3 * i + 1}\n`)
    const path = file('ja.csv', `nr,tot,tage\n${lines.join('')}`)
    const call = (name: string, ...more: string[]) =>
      cohorts.call(['new', name, path, '--subject', 'nr', ...more])
    expect((await call('plan')).err).toContain('expected a cohort name that is not a command')
    expect((await call('share')).err).toContain('expected a cohort name that is not a command')
    expect((await call('yes', '--unit', 'parsec')).err).toContain('expected --unit a, mo, wk')
    expect((await call('yes', '--unit', 'd')).err).toContain('expected --event together with --unit')
    expect((await call('yes', '--event', 'tot=oui', '--until', 'tage')).err).toContain(
      'with codes of that column (ja, nein, true, false), found "oui"',
    )
    expect((await call('yes', '--event', 'tot=ja', '--until', 'tage')).code).toBe(0)
    expect(parse(cohorts.read('data/raw/yes/analysis.yaml')).endpoints['first-endpoint'].event.when).toEqual({
      tot: true,
    })
  })

  it('takes times of three decimals, some below 1, to the curve that R gives', async () => {
    const rows =
      '1\t0.000\t0.067\t0\n2\t0.975\t4.688\t1\n3\t0.000\t2.611\t0\n4\t1.231\t3.842\t1\n5\t0.500\t2.175\t1\n6\t2.050\t5.551\t0\n7\t0.000\t1.250\t1\n8\t0.750\t3.062\t1\n'
    const path = file('three.tsv', `i\tentry_years\tyears\tdied\n${rows}`)
    const call = ['new', 'three-decimals', path, '--event', 'died=1', '--until', 'years', '--unit', 'a']
    const { out, code } = await cohorts.call(call)
    expect(code).toBe(0)
    expect(out).toMatch(/^subject: column "i" of three.csv/)
    const plan = cohorts.read('data/raw/three-decimals/analysis.yaml')
    cohorts.write(
      'data/raw/three-decimals/analysis.yaml',
      plan
        .replace('    until: "years"\n', '    until: "years"\n    enters: entry_years\n')
        .replace('first-endpoint: {}', 'first-endpoint: { at: [1.25, 2.175, 3.062, 3.842, 4.688] }'),
    )
    expect((await cohorts.run(['three-decimals'])).err).toBe('')
    const results = cohorts.read('data/derived/three-decimals/4-estimate/results.csv')
    // R 4, survival: summary(survfit(Surv(entry, years, died) ~ 1))
    const expected = {
      1.25: 0.8333333,
      2.175: 0.6944444,
      3.062: 0.5208333,
      3.842: 0.3472222,
      4.688: 0.1736111,
    }
    for (const [time, survival] of Object.entries(expected)) {
      const found = results.match(new RegExp(`^first-endpoint/survival@${time},.*,${time},([0-9.]+),`, 'm'))
      expect(Number(found?.[1])).toBeCloseTo(survival, 7)
    }
  })

  it('joins further files: several rows per subject, or not for all subjects', async () => {
    const roster = file('roster.csv', 'pid,arm\n1,a\n2,b\n3,a\n')
    const visits = file('visits.csv', 'pid,on\n1,2015-01-01\n1,2015-02-01\n2,2015-03-01\n')
    const tumour = file('tumour.csv', 'pid,grade\n1,2\n3,1\n')
    expect((await cohorts.call(['new', 'joined', roster, visits, tumour])).code).toBe(0)
    const { resources } = JSON.parse(cohorts.read('data/raw/joined/datapackage.json'))
    expect(resources.map(({ rows }: { rows?: string }) => rows)).toEqual([undefined, 'many', 'optional'])
    expect((await cohorts.run(['joined'])).code).toBe(0)
  })

  it('makes the first endpoint of flags, and says which columns and codes there are', async () => {
    const path = file('times.csv', `nr;tod;zeit\n1;1;10\n2;0;30\n3;1;20\n4;1;20\n5;0;5\n`)
    const call = (...more: string[]) => cohorts.call(['new', 'flags', path, '--subject', 'nr', ...more])
    expect((await call('--event', 'tot=1')).err).toContain(
      'expected --event <column>=<code> with a column that has codes (tod), found "tot=1"',
    )
    expect((await call('--event', 'tod=2')).err).toContain('with codes of that column (0, 1), found "2"')
    expect((await call('--event', 'tod=1', '--until', 'zeit', '--unit', 'months')).err).toContain(
      'expected --unit a, mo, wk, d, h, min, s, found "months"',
    )
    expect(cohorts.exists('data/raw/flags')).toBe(false)
    expect(await call('--event', 'tod=1', '--until', 'zeit', '--unit', 'mo')).toMatchObject({
      code: 0,
      err: '',
    })
    expect((await cohorts.run(['flags'])).code).toBe(0)
    const results = cohorts.read('data/derived/flags/4-estimate/results.csv')
    // three deaths; S falls to 4/5 * 2/4... : at risk after the one censored at 5 are four: 3/4 at 10, 1/4 at 20
    expect(results).toMatch(/^first-endpoint\/events,.*,3,1,/m)
    expect(results).toMatch(/^first-endpoint\/median,.*,20,mo,/m)
  })
})
