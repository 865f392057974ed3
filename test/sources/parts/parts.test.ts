import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayText } from '../../../sources/parts/counted-time.ts'
import { shortestDecimal } from '../../../sources/parts/shortest-decimal.ts'
import { listed, repeated, shownText } from '../../../sources/parts/shown-text.ts'

describe('a day', () => {
  it('is that of the calendar of the machine (fast-check)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        expect(dayText(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
      }),
    )
  })
})

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
        expect(Number(shortestDecimal(String(value)))).toBe(value + 0)
      }),
    )
  })
})

it('a text of a file is shown on one line, without control characters, and not whole', () => {
  expect(shownText('a\n\u001b[31mb\u202ec')).toBe('"a??[31mb?c"')
  expect(shownText('x'.repeat(10_000))).toBe(`"${'x'.repeat(60)}..."`)
})

it('names are listed, and repeated names found', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c']), listed(['a', 'b', 'c'], 1)]).toEqual([
    ...['', 'a', 'a, b and c', 'a and 2 others'],
  ])
  expect(repeated(['a', 'b', 'a', 'a', '__proto__', '__proto__'])).toEqual(['a', '__proto__'])
})
