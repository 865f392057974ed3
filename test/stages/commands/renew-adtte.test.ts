import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renewCohort } from '../../../stages/commands/renew.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

const fixture = (name: string) => readFileSync(new URL(`../../sources/adtte/${name}`, import.meta.url))
const make = (cohort: string, path: string, ...more: string[]) =>
  cohorts.call(['new', cohort, path, '--adtte', ...more])
const renew = (cohort: string, path: string) =>
  renewCohort({ root: cohorts.root, words: [cohort, path], flags: {} }).catch((error: Error) => error.message)
const resource = (cohort: string) =>
  JSON.parse(cohorts.read(`data/raw/${cohort}/datapackage.json`)).resources[0]
const csv = (cohort: string): string => cohorts.read(`data/raw/${cohort}/adtte.csv`)

const HEAD = 'USUBJID,ARM,SEX,PARAMCD,PARAM,AVAL,AVALU,CNSR,EVNTDESC\n'
const FIRST = `${HEAD}S1,A,f,OS,Overall survival,10,MONTHS,0,Death
S2,B,m,OS,Overall survival,12,MONTHS,1,Completed study
S3,A,f,OS,Overall survival,8,MONTHS,0,Death
`

it('a later Dataset-JSON file is converted by the same rules, and what differs is listed', async () => {
  const text = fixture('adtte.json').toString()
  await make('json', cohorts.file('adtte.json', text))
  const before = csv('json')
  expect(await renew('json', cohorts.file('adtte.json', text))).toContain('nothing to renew')
  // S-03 was not followed to 400 days but died on day 300: its first row is that of overall survival
  const later = text.replace('400, 1, "Completed study", "2021-02-04"', '300, 0, "Death", "2020-10-27"')
  const said = await renew('json', cohorts.file('adtte.json', later))
  expect(said).toContain('rows: 6 before, 6 now\n  subjects changed: 1\n    S-03: OS_AVAL, OS_CNSR')
  expect(csv('json')).toBe(before.replace('S-03,A,400,1,', 'S-03,A,300,0,'))
  expect(csv('json')).not.toBe(before)
  expect(resource('json').source).toMatchObject({
    file: 'adtte.json',
    options: {
      adtte: {
        unit: 'd',
        codes: { OS: 'Overall Survival (days)', PFS: 'Progression-Free Survival (days)' },
      },
    },
  })
  expect((await cohorts.run(['json'])).err).toBe('')
})

it('a later SAS transport file is converted by the same rules', async () => {
  const bytes = fixture('adtte.xpt')
  await make('xpt', cohorts.file('adtte.xpt', bytes))
  const before = csv('xpt')
  const later = Buffer.from(bytes.toString('latin1').replaceAll('S-01A', 'S-01B'), 'latin1')
  expect(later.equals(bytes)).toBe(false)
  expect(await renew('xpt', cohorts.file('adtte.xpt', later))).toContain(
    'subjects changed: 1\n    S-01: trt01p',
  )
  expect(csv('xpt')).toBe(before.replace('S-01,A', 'S-01,B'))
})

it('subjects, parameters, codes and their words that are new are listed, and no decision is replaced', async () => {
  await make('listed', cohorts.file('adtte.csv', FIRST))
  const plan = cohorts.read('data/raw/listed/analysis.yaml')
  const later = `${FIRST.replaceAll('Completed study', 'Alive at cut-off')}S4,B,m,OS,Overall survival,3,MONTHS,2,Withdrawn
S1,A,f,PFS,Progression-free survival,4,MONTHS,0,Progression
`
  const said = await renew('listed', cohorts.file('adtte.csv', later))
  for (const line of [
    'subjects added: 1 (S4)',
    'columns added: 2 (PFS_AVAL, PFS_CNSR)',
    'new values of OS_CNSR: 2 (declare them in categories',
    'OS_CNSR 1 is "censored: Alive at cut-off" in the file, and "censored: Completed study" in datapackage.json, which stays as it is',
    'new code of OS_CNSR: 2 is "censored: Withdrawn"',
    'new parameter PFS: analysis.yaml has no endpoint of it yet',
  ])
    expect(said).toContain(line)
  expect(csv('listed')).toBe(
    'USUBJID,ARM,SEX,OS_AVAL,OS_CNSR,PFS_AVAL,PFS_CNSR\nS1,A,f,10,0,4,0\nS2,B,m,12,1,,\nS3,A,f,8,0,,\nS4,B,m,3,2,,\n',
  )
  expect(resource('listed').schema.fields.slice(5)).toMatchObject([
    { name: 'PFS_AVAL', type: 'number', unit: 'mo' },
    { name: 'PFS_CNSR', type: 'integer', categories: [{ value: 0, label: 'event: Progression' }] },
  ])
  expect(cohorts.read('data/raw/listed/analysis.yaml')).toBe(plan)
})

it('what would change the meaning of a column is refused, and nothing is written', async () => {
  await make('kept', cohorts.file('adtte.csv', FIRST))
  const before = csv('kept')
  const later = (from: string | RegExp, to: string) =>
    renew('kept', cohorts.file('adtte.csv', FIRST.replaceAll(from, to)))
  expect(await later('MONTHS', 'DAYS')).toContain(
    'expected AVAL in mo, as before, found d (convert the times',
  )
  expect(await later(/OS,O/g, 'DFS,O')).toContain(
    'expected rows with the parameter OS, as before, found none (restore them',
  )
  expect(await later('S3,A,f', 'S3,A,f,OS2,x,1,MONTHS,0,y\nS3,A,m')).toContain(
    'expected one value of "SEX" in all rows of a subject, as before, found several',
  )
  expect(await later('S3,A', 'S2,A')).toContain('expected each subject once for each parameter')
  expect(await later('CNSR', 'CENSORED')).toContain('found no CNSR')
  expect(csv('kept')).toBe(before)
})

it('a code that was made for a title never comes to mean another title', async () => {
  const rows = (first: string, second: string) =>
    `USUBJID,PARAM,AVAL,AVALU,CNSR\nS1,${first},10,DAYS,0\nS1,${second},11,DAYS,0\nS2,${first},12,DAYS,1\nS2,${second},13,DAYS,1\n`
  await make('made', cohorts.file('made.csv', rows('Overall survival', 'Ostomy survival')))
  expect(csv('made')).toContain('USUBJID,OS_AVAL,OS_CNSR,OS2_AVAL,OS2_CNSR')
  expect(
    await renew('made', cohorts.file('made.csv', rows('Ostomy survival', 'Overall survival'))),
  ).toContain(
    'expected OS to be the code of "Overall survival", as before, found it for "Ostomy survival" (add a column PARAMCD to the file, with OS for "Overall survival")',
  )
})

it('a unit that was given is used again', async () => {
  const rows = 'USUBJID,PARAMCD,AVAL,CNSR\nS1,OS,10,0\nS2,OS,12,1\n'
  await make('given', cohorts.file('given.csv', rows), '--unit', 'wk')
  expect(await renew('given', cohorts.file('given.csv', rows.replace('12', '13')))).toContain('S2: OS_AVAL')
  expect(resource('given').schema.fields[1]).toMatchObject({ name: 'OS_AVAL', unit: 'wk' })
})
