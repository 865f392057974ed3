import { expect, it } from 'vitest'
import { headerUnit } from '../../../cohort/cells/header-units.ts'

it.each([
  ['follow_up_months', 'mo'],
  ['Size (mm)', 'mm'],
  ['Tumorgröße [cm]', 'cm'],
  ['Zeit in Tagen', 'd'],
  ['OS.time.days', 'd'],
  ['survivalMonths', 'mo'],
  ['age', 'a'],
  ['size / mm', 'mm'],
  ['dose (mg/kg)', null],
  ['mg/day', null],
  ['doses per day', null],
  ['cells_per_ml', null],
  ['d', null],
  ['stage', null],
])('%s names the unit %s', (name, unit) => {
  expect(headerUnit(name)).toBe(unit)
})
