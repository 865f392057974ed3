import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIME_UNITS, unitAfter, unitWords } from '../../../cohort/values/unit.ts'

test.each([
  ['1', ''],
  ['%', '%'],
  ['a', 'years'],
  ['mo', 'months'],
  ['wk', 'weeks'],
  ['d', 'days'],
  ['h', 'hours'],
  ['min', 'minutes'],
  ['s', 'seconds'],
  ['mm', 'mm'],
  ['mg/dL', 'mg/dL'],
  ['kg/m2', 'kg/m²'],
  ['m2', 'm²'],
  ['mm3', 'mm³'],
  ['10*9/L', '×10⁹/L'],
  ['10*3/uL', '×10³/µL'],
  ['ug/L', 'µg/L'],
  ['umol/L', 'µmol/L'],
  ['[iU]/L', 'IU/L'],
  ['m[iU]/mL', 'mIU/mL'],
  ['meq/L', 'mEq/L'],
  ['Cel', '°C'],
  ['mm[Hg]', 'mmHg'],
  ['mg/d', 'mg/day'],
  ['mg/kg/d', 'mg/kg/day'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['{beats}/min', 'beats/min'],
  ['/min', 'per minute'],
  ['1/a', 'per year'],
  ['1/mo', 'per month'],
  ['g.m', 'g·m'],
  ['s-1', 's⁻¹'],
  ['Gy', 'Gy'],
  ['unknown', 'unknown'],
])('the UCUM code %s is printed as "%s"', (code, words) => {
  expect(unitWords(code)).toBe(words)
})

test('a number is followed by its unit in words, in the singular after 1', () => {
  expect([69, 62, 1, 0, 1.5, '1', '1.0', '<1'].map((number) => `${number}${unitAfter(number, 'a')}`)).toEqual(
    ['69 years', '62 years', '1 year', '0 years', '1.5 years', '1 year', '1.0 years', '<1 years'],
  )
  expect(`2008.5${unitAfter(2008.5, '1')}`).toBe('2008.5')
  expect(`50${unitAfter(50, '%')}`).toBe('50%')
  expect(`1${unitAfter(1, 'mm')}`).toBe('1 mm')
  expect(`1${unitAfter(1, '1/a')}`).toBe('1 per year')
})

test('no code of time is printed as it is, and only 1 has a singular', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TIME_UNITS), fc.double({ noNaN: true }), (unit, number) => {
      const after = unitAfter(number, unit)
      expect(after).toMatch(number === 1 ? /^ [a-z]+[a-rt-z]$/ : /^ [a-z]+s$/)
      expect(after).not.toBe(` ${unit}`)
    }),
  )
})
