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
})
