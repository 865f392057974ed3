import { expect, test } from 'vitest'
import { differenceTables } from '../../../../stages/8-report/results/differences.ts'
import { filesOf } from '../../../support/cohort/six.ts'
import { contextFrom, documentOf } from '../../../support/report/report-of.ts'

const PLAN = `estimates:
  progression: { at: [2, 4.5], by: [arm], restricted: [3.5] }
tests:
  at-times: { method: landmark-difference, endpoint: progression, by: arm, at: [2, 4.5] }
  areas: { method: restricted-mean, endpoint: progression, by: arm, at: [3.5] }
tables:
  over-time: { kind: differences, title: Over time, estimate: progression, by: arm, tests: [areas, at-times], notes: [Six patients.] }
`

test('a table of differences has a row for each time of its tests, by hand on six rows', async () => {
  const [table, ...others] = differenceTables(contextFrom(await filesOf(PLAN)))
  expect(others).toEqual([])
  const document = documentOf(table!)
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.replace(/\s+/g, ' ')),
  )
  const values = (column: number) => rows.map((row) => row[column]!.replace(/ \(.*/, ''))
  expect(values(0)).toEqual([
    'Restricted mean time up to 3.5 months, months',
    'Free of progression at 2 months',
    'Free of progression at 4.5 months',
  ])
  // treated: 13/6 months, events at 1 and 2, the last time 4 is censored; control: an event at 2 and at 5, a death at 3
  expect(values(1)).toEqual(['2.2', '33.3%', 'none'])
  expect(values(2)).toEqual(['3.0', '66.7%', '66.7%'])
  expect(values(3)).toEqual(['0.8', '33.3%', 'none'])
  const caption = document.querySelector('caption')!.textContent
  expect(caption).toContain('Differences: control versus treated, the first minus the second.')
  expect(caption).toContain('Six patients.')
  // every number is a link to its result
  const ids = [...document.querySelectorAll('data')].map((number) => number.getAttribute('data-result'))
  expect(ids).toContain('areas/difference-lower@3.5')
  expect(ids).toContain('progression/arm=control/survival-upper@2')
  expect(ids).toContain('at-times/p@2')
})
