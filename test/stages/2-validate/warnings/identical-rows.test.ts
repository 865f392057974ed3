import { describe, expect, it } from 'vitest'
import { warned } from '../../../support/stages/warned.ts'

const TWICE = ['A,2015-02-01,1', 'A,2015-03-01,2', 'B,2015-02-01,1', 'A,2015-02-01,01']

describe('two rows of a subject that are the same in every column', () => {
  it('are warned of at the second, with the line of the first', async () => {
    expect(await warned({ visits: TWICE })).toEqual(['visits.csv:5 id (line 2): identical rows'])
  })

  it('are a fault where they have one key', async () => {
    await expect(warned({ visits: TWICE, visitsSchema: { primaryKey: ['id', 'on'] } })).rejects.toThrow(
      '"A", "2015-02-01" again',
    )
  })

  it('are not reported where a column differs', async () => {
    expect(await warned({ visits: TWICE.map((row, i) => (i === 3 ? 'A,2015-02-01,3' : row)) })).toEqual([])
  })
})
