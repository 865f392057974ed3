import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tickTimes } from '../../../cohort/results/tick-times.ts'
import { addDecimals, decimalText, fixed, subtractDecimals } from '../../../cohort/values/decimal.ts'
import { decimal } from '../../../statistics/numbers/rational.ts'

/** A number with so many hundredths. */
const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 })

describe('decimals', () => {
  it('have no binary dust', () => {
    expect(subtractDecimals(0.3, 0.1)).toBe(0.2)
    expect(addDecimals([0.1, 0.2])).toBe(0.3)
    expect(addDecimals([])).toBe(0)
    expect(subtractDecimals(1e21, 1)).toBe(1e21)
    expect(Object.is(subtractDecimals(5, 5), 0)).toBe(true)
  })

  it('add and subtract as whole numbers of hundredths do', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(addDecimals([a / 100, b / 100])).toBe((a + b) / 100)
        expect(subtractDecimals(a / 100, b / 100)).toBe((a - b) / 100 + 0)
      }),
    )
  })

  it('are written with the decimals that are asked for', () => {
    expect([decimalText(488n, 3), decimalText(-5n, 2), decimalText(12n, 0), decimalText(0n, 1)]).toEqual([
      '0.488',
      '-0.05',
      '12',
      '0.0',
    ])
    expect([fixed(decimal(1e-7), 2), fixed(decimal(1e21), 0), fixed(decimal(-0.001), 2)]).toEqual([
      '0.00',
      '1000000000000000000000',
      '0.00',
    ])
  })
})

describe('the times under a figure', () => {
  it('go by the declared step as far as anybody was seen', () => {
    expect(tickTimes({ lastTime: 60, unit: 'd' }, 24)).toEqual([0, 24, 48])
    expect(tickTimes({ lastTime: 48, unit: 'd' }, 24)).toEqual([0, 24, 48])
    expect(tickTimes({ lastTime: 0.7, unit: 'd' }, 0.1)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  })

  it('are the declared ones up to the last time', () => {
    expect(tickTimes({ lastTime: 30, unit: 'mo' }, [0, 6, 12, 24, 60])).toEqual([0, 6, 12, 24])
  })

  it('go by quarters and years if they are months', () => {
    const inMonths = (lastTime: number) => tickTimes({ lastTime, unit: 'mo' })
    expect(inMonths(20)).toEqual([0, 3, 6, 9, 12, 15, 18])
    expect(inMonths(70)).toEqual([0, 12, 24, 36, 48, 60])
    expect(inMonths(130)).toEqual([0, 24, 48, 72, 96, 120])
    expect(inMonths(2)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2])
  })

  it('take their step from the time with enough at risk, and go on to the last one', () => {
    expect(tickTimes({ lastTime: 130, wellUntil: 62, unit: 'mo' })).toEqual([
      0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120,
    ])
  })

  it('go by a round step otherwise, 5 to 11 of them', () => {
    expect(tickTimes({ lastTime: 20, unit: 'd' })).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
    expect(tickTimes({ lastTime: 0, unit: 'd' })).toEqual([0])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (last) => {
        const times = tickTimes({ lastTime: last / 100, unit: 'd' })
        expect(times.length).toBeGreaterThanOrEqual(6)
        expect(times.length).toBeLessThanOrEqual(13)
        expect(times.at(-1)).toBeLessThanOrEqual(last / 100)
      }),
    )
  })
})
