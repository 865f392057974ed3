import { afterAll, beforeAll, expect, it } from 'vitest'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

// four patients: events at 9 and 14; at risk 4, then (after leaving at 11) 2
const ROWS =
  'id,start,stop,status,size,sex\n1,0,4,0,3,m\n1,4,9,1,5,m\n2,0,11,0,2,f\n3,0,6,0,1,f\n3,6,14,1,2,f\n4,0,20,0,4,m\n'

it('rows from a start to a stop make their own roster, and the endpoint is of the last stop', async () => {
  const path = cohorts.file('tv.csv', ROWS)
  const made = await cohorts.call([
    'new',
    'tv',
    path,
    '--event',
    'status=1',
    '--until',
    'stop',
    '--unit',
    'mo',
  ])
  expect(made.err).toBe('')
  expect(made.out).toContain(
    'id has several rows, each from a start to a stop: tv-subjects.csv has one row per id',
  )
  expect(cohorts.read('data/raw/tv/tv-subjects.csv')).toBe('id,sex\n1,m\n2,f\n3,f\n4,m\n')
  expect(cohorts.read('data/raw/tv/tv.csv')).toContain('id,start,stop,status,size\n1,0,4,0,3\n1,4,9,1,5\n')
  expect((await cohorts.run(['tv'])).err).toBe('')
  const table = cohorts.read('data/derived/tv/4-estimate/results.csv')
  const value = (statistic: string) =>
    table.match(new RegExp(`^first-endpoint/${statistic},.*?,,${statistic},,([^,]*),`, 'm'))?.[1]
  // by hand: S = 3/4 at 9, 3/8 at 14
  expect([value('n'), value('events'), value('median')]).toEqual(['4', '2', '14'])
})

it('rows that overlap within each column make none', async () => {
  const path = cohorts.file('over.csv', ROWS.replace('1,4,9', '1,3,9'))
  const { code, err } = await cohorts.call(['new', 'over', path])
  expect([code, err]).toEqual([2, expect.stringContaining('"1" occurs twice, in lines 2 and 3')])
  expect(cohorts.exists('data/raw/over')).toBe(false)
})
