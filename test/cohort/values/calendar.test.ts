import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../cohort/cells/read-date.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import {
  dateText,
  dayNumber,
  dayOf,
  daysInMonth,
  daysOf,
  parseDate,
} from '../../../cohort/values/calendar.ts'

describe('the calendar', () => {
  it('counts days from 1970-01-01, before it too', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0)
    expect(dayNumber(1969, 12, 31)).toBe(-1)
    expect(dayNumber(2000, 3, 1) - dayNumber(2000, 2, 28)).toBe(2)
    expect(dayNumber(1900, 3, 1) - dayNumber(1900, 2, 28)).toBe(1)
    expect(dayNumber(2026, 1, 1)).toBe(20_454)
  })

  it('is the calendar of the language, whose objects and time zones it does without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          fc.pre(day <= daysInMonth(year, month))
          const text = dateText({ year, month, day })
          expect(dayOf(text)).toBe(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
          expect(parseDate(text)).toEqual({ year, month, day })
        },
      ),
    )
  })

  it('has no 30 February, no month 13 and no year 0', () => {
    for (const text of ['2015-02-29', '2015-13-01', '2015-00-10', '2015-04-31', '0000-01-01', '2015-1-1'])
      expect(parseDate(text), text).toBeNull()
    expect(parseDate('2016-02-29')).not.toBeNull()
  })

  it('takes a partial date for all the days that it may be, and for no day', () => {
    expect(daysOf('2016-02')).toEqual({ first: dayNumber(2016, 2, 1), last: dayNumber(2016, 2, 29) })
    expect(daysOf('2015')).toEqual({ first: dayNumber(2015, 1, 1), last: dayNumber(2015, 12, 31) })
    expect(dayOf('2016-02')).toBeNull()
  })
})

describe('a date in a cell', () => {
  const field = (more: Partial<Field> = {}): Field => ({ name: 'on', type: 'date', ...more })
  const read = (text: string, more?: Partial<Field>) => readDate(text, field(more))

  it('is read in its declared order and in no other', () => {
    expect(read('03.04.2015', { format: '%d.%m.%Y' })).toEqual({ value: '2015-04-03' })
    expect(read('03/04/2015', { format: '%m/%d/%Y' })).toEqual({ value: '2015-03-04' })
    expect(read('03/04/2015')).toMatchObject({ remedy: expect.stringContaining('not guessed') })
    expect(read('2015-04-03', { format: '%d.%m.%Y' })).toHaveProperty('expected')
  })

  it('may be partial only where the field says so, and no more than it says', () => {
    expect(read('2015-04')).toMatchObject({ remedy: expect.stringContaining('precision') })
    expect(read('2015-04', { precision: 'month' })).toEqual({ value: '2015-04' })
    expect(read('2015', { precision: 'month' })).toHaveProperty('expected')
    expect(read('2015', { precision: 'year' })).toEqual({ value: '2015' })
    expect(read('04.2015', { precision: 'month', format: '%d.%m.%Y' })).toEqual({ value: '2015-04' })
  })

  it('does not exist where the calendar has no such day', () => {
    expect(read('2015-02-29')).toEqual({
      expected: 'a day of the calendar',
      found: '"2015-02-29", which does not exist',
    })
  })
})
