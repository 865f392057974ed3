import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renewCohort } from '../../../stages/commands/renew.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

const here = (name: string): string => `test/sources/field/${name}`

it('12: a REDCap export with a repeating instrument is one row per record and many visits', async () => {
  const made = await cohorts.call([
    'new',
    'redcap',
    here('12/export.csv'),
    '--redcap',
    here('12/dictionary.csv'),
  ])
  expect(made.err).toBe('')
  const { resources } = JSON.parse(cohorts.read('data/raw/redcap/datapackage.json'))
  expect(resources.map(({ rows, source }: { rows?: string; source: object }) => [rows, source])).toEqual([
    [undefined, expect.objectContaining({ options: { redcap: { record: 'record_id' } } })],
    ['many', expect.objectContaining({ options: { redcap: { record: 'record_id' } } })],
  ])
  expect(made.out).toMatch(/^subject: column "record_id" of \S+ \(3 rows/)
  expect((await cohorts.run(['redcap'])).err).toBe('')
  const next = cohorts.file('export-2.csv', readFileSync(here('12/export.csv'), 'utf8'))
  const renewed = renewCohort({
    root: cohorts.root,
    words: ['redcap', next],
    flags: {},
  })
  expect(await renewed).toContain('export-2.csv is unchanged')
  const text = readFileSync(here('12/export.csv'), 'utf8').split('\n')
  const fewer = cohorts.file('export-3.csv', text.filter((line) => !/^"?3"?,/.test(line)).join('\n'))
  const said = await renewCohort({
    root: cohorts.root,
    words: ['redcap', fewer],
    flags: {},
  })
  expect(said.match(/subjects removed: 1 \(3\)/g)).toHaveLength(2)
})
