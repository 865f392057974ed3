import { describe, expect, it } from 'vitest'
import type { Precision } from '../../../cohort/counts/recorded-precision.ts'
import { type ResultKey, result } from '../../../cohort/results/result.ts'
import { type Digits, withDecimals } from '../../../cohort/results/shown-decimals.ts'
import { displayResult, pText } from '../../../cohort/results/shown-text.ts'
import type { StatisticName } from '../../../cohort/results/statistic.ts'
import { plain } from '../../../cohort/results/styles/plain.ts'

interface Known {
  readonly precision?: Precision
  readonly quantilesAreRecorded?: boolean
  readonly alpha?: number
}

/** Values of one analysis as a reader sees them. */
const shown = (
  values: Readonly<Partial<Record<StatisticName, number>>>,
  { precision = 0, quantilesAreRecorded = false, alpha = 0.05 }: Known = {},
): readonly string[] => {
  const digits: Digits = {
    style: plain,
    precision: () => precision,
    quantilesAreRecorded: () => quantilesAreRecorded,
    alpha,
    confidence: 0.95,
  }
  const rows = Object.entries(values).map(([statistic, value]) =>
    result({ analysis: 'a', statistic } as ResultKey, value!, '1', 'm'),
  )
  return withDecimals(rows, digits).map((row) => displayResult(row))
}
const ratio = (value: number, lower: number, upper: number) =>
  shown({ 'hazard-ratio': value, 'hazard-ratio-lower': lower, 'hazard-ratio-upper': upper })

describe('proportions', () => {
  it('are in per cent with one decimal', () => {
    expect(shown({ share: 8 / 18, survival: 0.5, 'risk-difference': -0.175 })).toEqual([
      '44.4%',
      '50.0%',
      '-17.5%',
    ])
  })

  it('of simulations are too: 0.0535 is not 0.05', () => {
    const size = { size: 0.0535, 'size-lower': 0.0440487, 'size-upper': 0.0642854 }
    expect(shown(size)).toEqual(['5.4%', '4.4%', '6.4%'])
  })

  it('have the digits that distinguish an estimate from its limits', () => {
    const size = { size: 0.04013, 'size-lower': 0.04011, 'size-upper': 0.04017 }
    expect(shown(size)).toEqual(['4.013%', '4.011%', '4.017%'])
  })

  it('never look like none, like all, or like the nominal level, unless they are', () => {
    expect(shown({ share: 0.0003 })).toEqual(['0.03%'])
    expect(shown({ share: 0 })).toEqual(['0.0%'])
    expect(shown({ survival: 0.9996 })).toEqual(['99.96%'])
    expect(shown({ survival: 1 })).toEqual(['100.0%'])
    expect(shown({ 'size-upper': 0.0500885 })).toEqual(['5.01%'])
    expect(shown({ 'median-coverage-lower': 0.94996 })).toEqual(['94.996%'])
    expect(shown({ 'risk-difference-lower': -0.0002 })).toEqual(['-0.02%'])
  })

  it('are the same digits on a scale of proportions', () => {
    expect(displayResult({ statistic: 'survival', value: 2 / 3 }, 'proportion')).toBe('0.667')
    expect(displayResult({ statistic: 'survival', value: 0.9996 }, 'proportion')).toBe('0.9996')
  })
})

describe('ratios', () => {
  it('have two decimals', () => {
    expect(ratio(1.32484, 0.419728, 4.18176)).toEqual(['1.32', '0.42', '4.18'])
  })

  it('have a limit that is seen to exclude 1: 0.9987 is not 1.00', () => {
    expect(ratio(0.648, 0.42, 0.9987)).toEqual(['0.65', '0.42', '0.999'])
    expect(ratio(1.8, 1.00004, 3)).toEqual(['1.80', '1.00004', '3.00'])
    expect(ratio(1.8, 1, 3)[1]).toBe('1.00')
  })

  it('of small units have the digits that distinguish them', () => {
    expect(ratio(1.0003, 1.0001, 1.0005)).toEqual(['1.0003', '1.0001', '1.0005'])
  })

  it('never look like 0', () => {
    expect(shown({ 'odds-ratio': 0.00203 })).toEqual(['0.002'])
    expect(shown({ 'odds-ratio': 0 })).toEqual(['0.00'])
  })
})

describe('p', () => {
  const p = (value: number, alpha = 0.05) => shown({ p: value }, { alpha })[0]

  it('has two decimals, three below 0.1, and is a bound at the ends', () => {
    expect([0.622, 0.0763, 0.00654, 0.00099, 0.995].map((value) => p(value))).toEqual([
      '0.62',
      '0.076',
      '0.007',
      '<0.001',
      '>0.99',
    ])
    expect([0.62, 0.0004, null].map((value) => pText({ statistic: 'p', value }))).toEqual([
      'P = 0.62',
      'P <0.001',
      'P none',
    ])
  })

  it('is seen to be on its side of alpha', () => {
    expect([0.0496, 0.0502, 0.05, 0.04997].map((value) => p(value))).toEqual([
      '0.0496',
      '0.0502',
      '0.050',
      '0.04997',
    ])
    expect([0.0996, 0.1004, 0.0496].map((value) => p(value, 0.1))).toEqual(['0.0996', '0.1004', '0.050'])
  })
})

describe('values of a variable', () => {
  const sample = { min: 447, median: 767.5, q1: 688, mean: 797.5, sd: 183.034, max: 1110, sum: 14355 }

  it('are as recorded, and what is computed from them has one decimal more', () => {
    expect(shown(sample)).toEqual(['447', '767.5', '688.0', '797.5', '183.0', '1110', '14355'])
    expect(shown({ min: 0.65, median: 1.94, mean: 2.9199 }, { precision: 2 })).toEqual([
      '0.65',
      '1.940',
      '2.920',
    ])
  })

  it('have as many decimals whether or not one happens to be whole', () => {
    expect(shown({ median: 62 })).toEqual(['62.0'])
    expect(shown({ min: 3 }, { precision: 1 })).toEqual(['3.0'])
  })

  it('that are not recorded have one decimal, and more only to differ', () => {
    expect(shown({ median: 0.8296, mean: 12.345678 }, { precision: null })).toEqual(['0.8', '12.3'])
    const median = { median: 0.83, 'median-lower': 0.79, 'median-upper': 0.84 }
    expect(shown(median, { precision: null })).toEqual(['0.83', '0.79', '0.84'])
    expect(shown({ min: 0.0164 }, { precision: null })).toEqual(['0.02'])
  })

  it('that are survival times by a rule that returns recorded ones are as recorded, their limits finer', () => {
    const median = { median: 21, 'median-lower': 0.21106, 'median-upper': 41.78894 }
    expect(shown(median, { quantilesAreRecorded: true })).toEqual(['21', '0.2', '41.8'])
    expect(shown(median)).toEqual(['21.0', '0.2', '41.8'])
  })
})

describe('other numbers', () => {
  it('of subjects are whole, of ranks have halves, of tests two decimals', () => {
    expect(shown({ n: 18, df: 1, u: 36, 'chi-square': 3.8415, z: -0.395 })).toEqual([
      '18',
      '1',
      '36.0',
      '3.84',
      '-0.40',
    ])
  })

  it('are rates of any magnitude with three digits', () => {
    expect(shown({ rate: 0.0172414, 'rate-lower': 0.00610333, 'rate-upper': 12.3456 })).toEqual([
      '0.0172',
      '0.00610',
      '12.35',
    ])
  })
})
