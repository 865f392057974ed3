import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computed } from '../../../pipeline/formats/csv.ts'
import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'

describe('twelve significant digits', () => {
  it('are those that a table of computed numbers has on disk', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(twelveDigits(value)).toBe(computed.decode(computed.encode(value)))
      }),
    )
  })

  it('make one of two numbers that differ in the last bits, and no negative zero', () => {
    expect(twelveDigits(0.1 + 0.2)).toBe(0.3)
    expect(Object.is(twelveDigits(-0), 0)).toBe(true)
  })
})
