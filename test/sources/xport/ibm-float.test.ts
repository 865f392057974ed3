import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIbmFloat } from '../../../sources/xport/ibm-float.ts'

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g)!, (two) => Number.parseInt(two, 16))
const read = (hex: string) => readIbmFloat(bytesOf(hex), 0, hex.length / 2)

/** A decimal text as numerator and denominator. */
const rational = (text: string): readonly [bigint, bigint] => {
  const [, sign, units, decimals = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text)!
  const power = Number(exponent) - decimals.length
  const digits = BigInt(`${sign}${units}${decimals}`)
  return power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)]
}
const significant = (text: string): number => text.replace(/^-|e.*$|\./g, '').replace(/^0+|0+$/g, '').length

describe('a number of a mainframe', () => {
  it.each([
    // by hand: sign and exponent of 16 in the first byte, then the fraction in hexadecimal digits
    ['0000000000000000', '0'],
    ['4110000000000000', '1'],
    ['c118000000000000', '-1.5'],
    ['4280000000000000', '128'],
    ['3f10000000000000', '0.00390625'],
    ['4210', '16'],
    ['8000000000000000', '0'],
    // fractions of 56 bits, which no double has: a tenth is 0.1999...9A, seven tenths are 0.B333...3
    ['401999999999999a', '0.1'],
    ['40b3333333333333', '0.7'],
    ['4e1fffffffffffff', '9007199254740991'],
    ['4e20000000000001', '9007199254740993'],
  ])('%s is %s', (hex, text) => {
    expect(read(hex)).toEqual({ text })
  })

  it('is missing where a letter, a point or an underscore is followed by zeros', () => {
    expect(read('2e00000000000000')).toEqual({ missing: '.' })
    expect(read('4100000000000000')).toEqual({ missing: '.A' })
    expect(read('5a000000')).toEqual({ missing: '.Z' })
    expect(read('5f00')).toEqual({ missing: '._' })
    expect(read('4100000000000001')).toHaveProperty('text')
  })

  it('has a text that is nearer to it than to any other number of its kind, and none shorter is (fast-check)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 127 }),
        fc.bigInt({ min: 1n << 52n, max: (1n << 56n) - 1n }),
        (exponent, fraction) => {
          const reading = read(
            exponent.toString(16).padStart(2, '0') + fraction.toString(16).padStart(14, '0'),
          )
          if (!('text' in reading)) throw new Error('expected a number')
          const power = 4 * (exponent - 64) - 56
          const [up, down] = power >= 0 ? [1n << BigInt(power), 1n] : [1n, 1n << BigInt(-power)]
          const isDouble = fraction % (1n << BigInt(Math.max(0, fraction.toString(2).length - 53))) === 0n
          if (isDouble) {
            // a double: its shortest text is JavaScript's
            expect(Number(reading.text)).toBe(Number(fraction) * 2 ** power)
            return
          }
          const isNear = (text: string): boolean => {
            const [numerator, denominator] = rational(text)
            const error = numerator * down - fraction * up * denominator
            return 2n * (error < 0n ? -error : error) < up * denominator
          }
          expect(isNear(reading.text)).toBe(true)
          // the same number rounded to one digit less: its digits and the next ones below and above
          const digits = significant(reading.text)
          const [numerator, denominator] = rational(reading.text)
          const size = (numerator / denominator).toString().length
          const cut = size - digits + 1
          if (numerator < denominator) return
          const unit = cut >= 0 ? 10n ** BigInt(cut) * denominator : denominator / 10n ** BigInt(-cut)
          for (const shorter of [(numerator / unit) * unit, (numerator / unit + 1n) * unit]) {
            const error = shorter * down - fraction * up * denominator
            expect(2n * (error < 0n ? -error : error) < up * denominator).toBe(false)
          }
        },
      ),
    )
  })
})
