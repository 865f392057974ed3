import { expect, test } from 'vitest'
import { pooledCounts } from '../../../statistics/survival/event-table.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'

test('the counts of groups on their own times are those of all subjects', () => {
  const subjects = [
    { time: 1, status: 1, group: 'a' },
    { time: 3, status: 0, group: 'a' },
    { time: 5, status: 2, group: 'a' },
    { entry: 2, time: 3, status: 1, group: 'b' },
    { entry: 0.5, time: 7, status: 1, group: 'b' },
  ]
  const groups = ['a', 'b'].map((name) => {
    const { times, groups } = eventTableOf(subjects.filter(({ group }) => group === name))
    return { ...groups[0]!, times }
  })
  const pooled = pooledCounts(groups)
  const { times, groups: all } = eventTableOf(subjects.map((subject) => ({ ...subject, group: 'all' })))
  expect(pooled.times).toEqual(times)
  for (const part of ['entered', 'atRisk', 'events', 'censored'] as const)
    expect(Array.from(pooled[part]), part).toEqual(Array.from(all[0]![part]))
  expect(pooled.competing.map((cause) => Array.from(cause))).toEqual([Array.from(all[0]!.competing[0]!)])
})
