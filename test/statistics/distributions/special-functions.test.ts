import { expect, test } from 'vitest'
import { chiSquareUpperTail } from '../../../statistics/distributions/chi-square-tail.ts'
import {
  criticalValue,
  normalQuantile,
  normalTwoSided,
  normalUpperTail,
} from '../../../statistics/distributions/normal.ts'
import {
  erfc,
  inverseErfc,
  lnGamma,
  lowerBeta,
  lowerGamma,
  upperBeta,
  upperGamma,
} from '../../../statistics/distributions/special-functions.ts'
import { groupBy, readCsv } from '../../../tools/conformance/oracle.ts'

const functions: Readonly<Record<string, (a: number, b: number, x: number) => number>> = {
  erfc: (_a, _b, x) => erfc(x),
  normalUpperTail: (_a, _b, x) => normalUpperTail(x),
  normalQuantile: (_a, _b, x) => normalQuantile(x),
  chiSquareUpperTail: (a, _b, x) => chiSquareUpperTail(x, a),
  lowerGamma: (a, _b, x) => lowerGamma(a, x),
  upperGamma: (a, _b, x) => upperGamma(a, x),
  lowerBeta: (a, b, x) => lowerBeta(x, a, b),
  upperBeta: (a, b, x) => upperBeta(x, a, b),
  lnGamma: (_a, _b, x) => lnGamma(x),
}

for (const [name, lines] of groupBy(readCsv('expected/special-functions.csv'), (row) => row.name!)) {
  test(`${name} keeps 12 significant digits down to 1e-300`, () => {
    const faults = lines.flatMap((line) => {
      const found = functions[name]!(Number(line.a), Number(line.b), Number(line.x))
      const far = Math.abs(found / Number(line.value) - 1)
      return far <= 1e-12
        ? []
        : [`${name}(${line.a}, ${line.b}, ${line.x}): expected ${line.value}, found ${found}, off by ${far}`]
    })
    expect(faults).toEqual([])
  })
}

test('the quantile of one half is exactly 0, and both tails mirror each other', () => {
  expect(normalQuantile(0.5)).toBe(0)
  expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(0.025)).toBeCloseTo(-criticalValue(0.95), 14)
  expect(normalTwoSided(-1.5)).toBeCloseTo(2 * normalUpperTail(1.5), 15)
  expect(inverseErfc(erfc(0.7))).toBeCloseTo(0.7, 14)
})

test('what has no finite value throws and does not travel', () => {
  expect(() => normalQuantile(0)).toThrow('expected 0 < p < 1')
  expect(() => chiSquareUpperTail(-1, 1)).toThrow('expected x >= 0')
  expect(() => chiSquareUpperTail(1, 1.5)).toThrow('expected whole df')
  expect(() => lnGamma(0)).toThrow('finite')
})
