import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())
const file: NewCohorts['file'] = (name, text) => cohorts.file(name, text)

describe('new', () => {
  it('takes an ADTTE file to curves, in which CNSR 0 is the event', async () => {
    const path = file(
      'adtte.csv',
      'USUBJID,ARM,PARAMCD,PARAM,AVAL,AVALU,CNSR\nS1,A,OS,Overall survival,10,MONTHS,0\nS2,B,OS,Overall survival,12,MONTHS,1\nS3,A,OS,Overall survival,8,MONTHS,0\n',
    )
    expect((await cohorts.call(['new', 'adtte', path, '--adtte'])).code).toBe(0)
    expect((await cohorts.run(['adtte'])).code).toBe(0)
    const results = cohorts.read('data/derived/adtte/4-estimate/results.csv')
    expect(results).toMatch(/^os-curve\/events,.*,2,1,/m)
    expect(results).toMatch(/^os-curve\/median,.*,10,mo,/m)
  })

  it('refuses CNSR without AVAL, and says which columns are excluded', async () => {
    const rows = (aval: string): string =>
      `USUBJID,TRT01P,SEX,PARAMCD,AVAL,AVALU,CNSR,EVNTDESC\nS1,A,F,OS,10,DAYS,0,x\nS1,B,F,PFS,9,DAYS,0,y\nS2,B,M,OS,${aval},DAYS,1,z\nS2,B,M,PFS,3,DAYS,1,z\n`
    const refused = await cohorts.call(['new', 'adtte-2', file('adtte-2.csv', rows('')), '--adtte'])
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining(
        'expected AVAL in each row, found none in row 3 under the header; write the time',
      ),
    ])
    const path = file('adtte-2.csv', rows('5'))
    const made = await cohorts.call(['new', 'adtte-2', path, '--adtte'])
    expect(made.out).toContain(
      'TRT01P: differs between rows of a subject, so it is excluded\n  to decide  EVNTDESC: describes one parameter, so it is excluded',
    )
  })

  it('names the units of AVAL where there are several', async () => {
    const path = file('adtte-3.csv', 'USUBJID,PARAMCD,AVAL,AVALU,CNSR\nS1,OS,10,DAYS,0\nS2,OS,3,MONTHS,1\n')
    const call = (...more: string[]) => cohorts.call(['new', 'adtte-3', path, '--adtte', ...more])
    expect((await call()).err).toContain('found DAYS and MONTHS')
    expect((await call('--unit', 'd')).err).toContain(
      'expected AVALU to say what --unit says (d), found MONTHS',
    )
  })

  it('asks whether a table with the columns of ADTTE is read by its rules, and for the unit of AVAL', async () => {
    const rows = 'USUBJID,PARAMCD,AVAL,CNSR\nS1,OS,10,0\nS2,OS,12,1\nS3,OS,8,0\n'
    const path = file('asked-adtte.csv', rows)
    // adtte: Enter takes yes; unit: months; write
    const { code, out } = await cohorts.session(['new', 'asked-adtte', path], ['', 'mo', ''])
    expect(code).toBe(0)
    expect(out).toContain('The table has the columns of CDISC ADTTE.')
    expect(out).toContain('What is the unit of AVAL?')
    expect(out).toMatch(/os-curve, times in months:\n.*\n +all +2\/3/)
    expect(cohorts.read('data/raw/asked-adtte/answers.yaml')).toMatch(/^adtte: "yes"\nunit: "mo"$/m)
    // the answers alone give the same files
    const answers = file('asked-adtte.yaml', cohorts.read('data/raw/asked-adtte/answers.yaml'))
    expect((await cohorts.call(['new', 'again-adtte', path, '--answers', answers])).code).toBe(0)
    for (const name of ['analysis.yaml', 'datapackage.json', 'answers.yaml'])
      expect(cohorts.read(`data/raw/again-adtte/${name}`).replaceAll('again-adtte', 'asked-adtte')).toBe(
        cohorts.read(`data/raw/asked-adtte/${name}`),
      )
    // a table like others, if that is the answer
    const plain = await cohorts.session(['new', 'plain-adtte', path], ['no', '', '-', ''])
    expect(plain.code).toBe(0)
    expect(cohorts.read('data/raw/plain-adtte/analysis.yaml')).not.toContain('os-curve')
  })
})
