import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubleText, shortestDecimal } from '../../../sources/support/number-text.ts'

describe('the shortest decimal text', () => {
  it.each([
    ...[['1.50', '1.5'] as const, ['-0.00', '0'] as const, ['007', '7'] as const, ['.5', '0.5'] as const],
    ...[
      ['5.', '5'] as const,
      ['12e3', '12000'] as const,
      ['1.2E-3', '0.0012'] as const,
      ['1e-7', '0.0000001'] as const,
    ],
    ...[
      ['1e21', '1e21'] as const,
      ['1e20', '100000000000000000000'] as const,
      ['-1.5e-9', '-1.5e-9'] as const,
    ],
    ...[
      ['', null] as const,
      ['-', null] as const,
      ['1,5', null] as const,
      ['0x10', null] as const,
      ['1e9999999', null] as const,
    ],
  ])('of %s is %s', (literal, text) => {
    expect(shortestDecimal(literal)).toBe(text)
  })

  it('of a double is read back as the same double (fast-check)', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(doubleText(value))).toBe(value + 0)
      }),
    )
  })
})
