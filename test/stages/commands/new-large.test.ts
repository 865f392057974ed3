import { afterAll, beforeAll, expect, it } from 'vitest'
import { sizeWords } from '../../../stages/commands/new/size-words.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

it('a table that is too large for a run is written, and what to do next is said', async () => {
  const cell = 'x'.repeat(32_000)
  const rows = Array.from({ length: 1_600 }, (_, i) => `${i},${cell}\n`)
  const { code, out } = await cohorts.call([
    'new',
    'large',
    cohorts.file('large.csv', `pat,note\n${rows.join('')}`),
  ])
  expect(code).toBe(0)
  expect(out).toContain(
    'large.csv has 52 MB, and a run reads at most 50 MB into memory. Add "engine": "duckdb" to it in datapackage.json',
  )
}, 120_000)

it('only tables above the limit of a run are named', () => {
  const sizes = [49e6, 50e6, 50e6 + 1].map((bytes) => ({ path: `${bytes}.csv`, bytes }))
  expect(sizeWords(sizes)).toEqual([expect.stringContaining('50000001.csv has 51 MB')])
})
