import { expect, it } from 'vitest'
import { rowsWithin, widestGroupingSets } from '../../../../engines/sql/counts/grouping-sets.ts'
import { identifier } from '../../../../engines/sql/sql.ts'

const tally = (...columns: readonly string[]) => ({ columns: columns.map(identifier) })

it('omits a grouping set that follows from a finer one, and one of two equal ones', () => {
  const [time, byArm, within, age, again] = [
    tally('time'),
    tally('time', 'arm'),
    tally('arm', 'time', 'region'),
    tally('age', 'arm'),
    tally('region', 'time', 'arm'),
  ]
  expect(widestGroupingSets([time, byArm, within, age, again])).toEqual([within, age])
  expect(widestGroupingSets([again, within])).toEqual([again])
  expect(widestGroupingSets([])).toEqual([])
})

it('reads a tally out of the rows of a wider one, its columns in their own order', () => {
  const asked = [tally('age'), tally('arm', 'time', 'region')]
  const rows = [
    { values: ['new', 3, 'east'], count: 2 },
    { values: ['new', 3, 'west'], count: 5 },
  ]
  expect(rowsWithin(tally('time', 'arm'), asked, [[], rows])).toEqual([
    { values: [3, 'new'], count: 2 },
    { values: [3, 'new'], count: 5 },
  ])
})
