import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areTied, tiedTimes } from '../../../statistics/survival/tied-times.ts'

describe('times that are one', () => {
  it('are what a subtraction or a division in binary makes of a decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (a, b) => {
        const computed = a / 1000 + b / 1000
        const recorded = (a + b) / 1000
        const [first, second] = [Math.min(computed, recorded), Math.max(computed, recorded)]
        expect(areTied(first, second)).toBe(true)
      }),
    )
  })

  it('are never two decimals with as many places as anybody records', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (a) => {
        expect(areTied(a / 1000, (a + 1) / 1000)).toBe(false)
      }),
    )
  })

  it('count as the first of their run', () => {
    const dust = 0.1 + 0.2
    expect([...tiedTimes([0, 0.3, 0.3, dust, 0.5, 100, 100 + 1e-9])]).toEqual([
      [dust, 0.3],
      [100 + 1e-9, 100],
    ])
  })
})
