import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../../cohort/values/calendar.ts'
import {
  clockText,
  dateOfDay,
  daysAndSeconds,
  dayText,
  minutesText,
  momentText,
} from '../../../sources/support/calendar-text.ts'

describe('a day', () => {
  it('is the date of which it is the number, for all days of the years 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber(1, 1, 1), max: dayNumber(9999, 12, 31) }), (day) => {
        const { year, month, day: dayOfMonth } = dateOfDay(day)!
        expect(dayNumber(year, month, dayOfMonth)).toBe(day)
        expect(month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31).toBe(true)
      }),
    )
  })

  // by hand: 1970-01-01 is day 0; 2000 had a 29 February, 1900 had none
  it.each([
    [0, '1970-01-01'],
    [-1, '1969-12-31'],
    [11_016, '2000-02-29'],
    [-25_509, '1900-02-28'],
    [-25_508, '1900-03-01'],
    [dayNumber(1, 1, 1), '0001-01-01'],
    [dayNumber(9999, 12, 31), '9999-12-31'],
    [dayNumber(9999, 12, 31) + 1, null],
    [dayNumber(1, 1, 1) - 1, null],
    [Number.NaN, null],
  ])('%d is %s', (day, text) => {
    expect(dayText(day)).toBe(text)
  })
})

describe('a moment', () => {
  it('is that of the calendar of the machine, to the second', () => {
    const seconds = fc.integer({ min: -719_162 * 86_400, max: 2_932_896 * 86_400 })
    fc.assert(
      fc.property(seconds, (second) => {
        const days = Math.floor(second / 86_400)
        expect(momentText(days, second - days * 86_400)).toBe(
          new Date(second * 1000).toISOString().slice(0, 19),
        )
      }),
    )
  })
})

describe('a time', () => {
  it('that rounds up to midnight is of the next day', () => {
    expect(daysAndSeconds(86_399.99996)).toEqual({ days: 1, secondsOfDay: 0 })
    expect(daysAndSeconds(-0.5)).toEqual({ days: -1, secondsOfDay: 86_399.5 })
  })

  it('has a fraction only where there is one, and minutes that carry', () => {
    expect(clockText(50_700)).toBe('14:05:00')
    expect(clockText(59.99999)).toBe('00:01:00')
    expect(clockText(360_000.5)).toBe('100:00:00.5')
    expect(minutesText(3599.25)).toBe('59:59.25')
    expect(minutesText(6000)).toBe('100:00')
  })
})
