import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readPublishedText } from '../../../../audit/claims/published-number.ts'
import { Language, type NumberStyle, StyleName } from '../../../../cohort/descriptors/plan/style.ts'
import { type ResultKey, result } from '../../../../cohort/results/result.ts'
import { withDecimals } from '../../../../cohort/results/shown-decimals.ts'
import { displayRange, displayResult, pText, withStyle } from '../../../../cohort/results/shown-text.ts'
import { type StatisticName, statisticNames, statisticOf } from '../../../../cohort/results/statistic.ts'
import { showAlpha, showNumber, withMarks } from '../../../../cohort/results/styles/show-number.ts'
import { styleOf } from '../../../../cohort/results/styles/style-of.ts'
import { roundToDecimals } from '../../../../cohort/values/decimal.ts'
import { decimal, multiply, rational } from '../../../../statistics/numbers/rational.ts'

/** The results of an analysis of n subjects as they are shown. */
const rowsOf = (
  values: Readonly<Partial<Record<StatisticName, number>>>,
  names: NumberStyle,
  n: number | null = null,
  alpha = 0.05,
) => {
  const style = styleOf(names)
  const row = (statistic: string, value: number) =>
    result({ analysis: 'a', statistic } as ResultKey, value, '1', 'm')
  const rows = [
    ...Object.entries(values).map(([statistic, value]) => row(statistic, value!)),
    ...(n === null ? [] : [row('n', n)]),
  ]
  const digits = {
    ...{ style, alpha, confidence: 0.95 },
    precision: () => 1 as const,
    quantilesAreRecorded: () => false,
  }
  return withStyle(withDecimals(rows, digits), style).slice(0, Object.keys(values).length)
}

const shown = (...of: Parameters<typeof rowsOf>): readonly string[] =>
  rowsOf(...of).map((row) => displayResult(row))

const p = (value: number, names: NumberStyle): string => pText(rowsOf({ p: value }, names)[0]!)

// the values of each journal are those of the pages that its record names, or of the brief of the style

describe('JAMA', () => {
  const jama = { style: 'jama' } as const

  it('has P without a zero, with two digits, with three below .01', () => {
    expect([0.16, 0.0352, 0.0085, 0.0021, 0.0004, 0.997].map((value) => p(value, jama))).toEqual([
      'P = .16',
      'P = .04',
      'P = .009',
      'P = .002',
      'P < .001',
      'P > .99',
    ])
  })

  it('has more digits where P would look like alpha', () => {
    expect([0.046, 0.0496].map((value) => p(value, jama))).toEqual(['P = .046', 'P = .0496'])
  })

  it('has no space after the sign in a cell', () => {
    expect(shown({ p: 0.0004 }, jama)).toEqual(['<.001'])
  })

  it('has percentages with no more digits than their denominator: 9 of 28 are 32%', () => {
    expect(shown({ share: 9 / 28 }, jama, 28)).toEqual(['32%'])
    expect(shown({ share: 9 / 28 }, jama, 280)).toEqual(['32.1%'])
    expect(shown({ share: 0.004 }, jama, 99)).toEqual(['0.4%'])
  })

  it('keeps the zero of other numbers, a hyphen in ranges, and "to" beside a negative number', () => {
    const [, lower, upper] = rowsOf(
      { 'hazard-ratio': 0.64, 'hazard-ratio-lower': 0.51, 'hazard-ratio-upper': 0.8 },
      jama,
    )
    expect(displayRange(lower!, upper!)).toBe('0.51-0.80')
    const [, low, high] = rowsOf(
      { 'risk-difference': 0.1, 'risk-difference-lower': -0.05, 'risk-difference-upper': 0.4 },
      jama,
      150,
    )
    expect(displayRange(low!, high!)).toBe('\u22125.0% to 40.0%')
    expect(showAlpha(0.05, styleOf(jama))).toBe('.05')
  })

  it('has a thin space between thousands from five digits on', () => {
    expect([1234, 12345, 1234567].map((n) => shown({ n }, jama)[0])).toEqual([
      '1234',
      '12\u2009345',
      '1\u2009234\u2009567',
    ])
  })
})

describe('The Lancet', () => {
  const lancet = { style: 'lancet' } as const

  it('has midline points, and P with two significant digits in at most four decimals', () => {
    expect([0.43, 0.043, 0.0043, 0.00043, 0.00004].map((value) => p(value, lancet))).toEqual([
      'p=0·43',
      'p=0·043',
      'p=0·0043',
      'p=0·0004',
      'p<0·0001',
    ])
    expect(shown({ share: 0.234 }, lancet)).toEqual(['23·4%'])
  })
})

describe('The New England Journal of Medicine', () => {
  it('has P with two decimals above 0.01 and three below', () => {
    expect([0.43, 0.043, 0.0043, 0.00043].map((value) => p(value, { style: 'nejm' }))).toEqual([
      'P = 0.43',
      'P = 0.04',
      'P = 0.004',
      'P <0.001',
    ])
  })
})

describe('a language', () => {
  it('changes the marks and nothing else', () => {
    expect([12345.5, -0.25].map((value) => showNumber(value, styleOf({ language: 'de' })))).toEqual([
      '12\u202f345,5',
      '-0,25',
    ])
    expect(p(0.0352, { style: 'jama', language: 'de' })).toBe('P = ,04')
    expect(p(0.0352, { style: 'lancet', language: 'fr' })).toBe('p=0,035')
  })

  it('leaves what is no number: versions, dates, ids, ranges of lines', () => {
    const text = 'plan 1.0.0 of 2026-11-22, x2.5 in lines 2-19, doi 10.1136/x'
    expect(withMarks(text, styleOf({ style: 'lancet' }))).toBe(text)
    expect(withMarks('z = 1.96, at 2.5 years.', styleOf({ language: 'de' }))).toBe('z = 1,96, at 2,5 years.')
  })
})

const styles = fc.record({
  style: fc.constantFrom(...StyleName.options),
  language: fc.constantFrom(...Language.options),
})
const valuesOf = (statistic: string): fc.Arbitrary<number> => {
  const { kind } = statisticOf(statistic)
  if (kind === 'count') return fc.nat(10_000_000)
  if (kind === 'p' || kind === 'proportion' || kind === 'size' || kind === 'coverage')
    return fc.double({ min: 0, max: 1, noNaN: true })
  if (kind === 'ratio' || kind === 'rate' || kind === 'observed')
    return fc.double({ min: 0.001, max: 1e6, noNaN: true })
  return fc.double({ min: -1e6, max: 1e6, noNaN: true })
}
const shownValues = fc
  .record({ names: styles, n: fc.option(fc.integer({ min: 1, max: 5000 })) })
  .chain((of) =>
    fc
      .constantFrom(...(statisticNames() as StatisticName[]))
      .chain((statistic) =>
        valuesOf(statistic).map((value) => ({ ...of, statistic, value: Number(value.toPrecision(12)) })),
      ),
  )

test('what is shown reads back as the value at the shown digits, in every style and language', () => {
  fc.assert(
    fc.property(shownValues, ({ names, n, statistic, value }) => {
      const [row] = rowsOf({ [statistic]: value }, names, statistic === 'n' ? null : n)
      const text = displayResult(row!)
      const read = readPublishedText(text, names.language)
      expect(read?.kind, text).toBe('number')
      if (read?.kind !== 'number') return
      const { digits, decimals, relation } = read.number
      const exact = multiply(decimal(value), rational(text.endsWith('%') ? 100 : 1))
      if (relation === '=') expect(digits, text).toBe(roundToDecimals(exact, decimals))
      const bound = Number(digits) / 10 ** decimals
      if (relation === '<') expect(value, text).toBeLessThan(bound)
      if (relation === '>') expect(value, text).toBeGreaterThan(bound)
    }),
    { numRuns: 3000 },
  )
})

test('no style makes a number look like a special value that it is not: alpha, 0%, 100%, 1, its limit', () => {
  const close = fc
    .constantFrom(-1, 1)
    .chain((sign) => fc.double({ min: 0.001, max: 0.4, noNaN: true }).map((size) => sign * size))
  const readIn = (text: string, { language }: NumberStyle): number => {
    const read = readPublishedText(text, language as never)
    return read?.kind === 'number' ? Number(read.number.digits) / 10 ** read.number.decimals : Number.NaN
  }
  fc.assert(
    fc.property(styles, close, fc.integer({ min: 2, max: 2000 }), (names, near, n) => {
      const [alpha] = shown({ p: 0.05 + near / 100 }, names)
      expect(readIn(alpha!, names)).not.toBe(0.05)
      for (const share of [Math.abs(near) / 100, 1 - Math.abs(near) / 100]) {
        const [text] = shown({ share }, names, n)
        expect([0, 100]).not.toContain(readIn(text!, names))
      }
      const [, limit] = shown({ 'hazard-ratio': 2, 'hazard-ratio-lower': 1 + near / 100 }, names)
      expect(readIn(limit!, names)).not.toBe(1)
      const [estimate, lower] = shown(
        { survival: 0.5, 'survival-lower': 0.5 - Math.abs(near) / 100 },
        names,
        n,
      )
      expect(lower).not.toBe(estimate)
    }),
    { numRuns: 500 },
  )
})
