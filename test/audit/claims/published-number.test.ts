import { describe, expect, it } from 'vitest'
import { inUnitOf, reproduces } from '../../../audit/claims/agreement.ts'
import { type Claim, claimOf } from '../../../audit/claims/claim.ts'
import { readPublished, readPublishedText } from '../../../audit/claims/published-number.ts'
import { publishedProblem } from '../../../audit/claims/published-problem.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { decimal, rational, toNumber } from '../../../statistics/numbers/rational.ts'

const claim = (published: string, unit = '1'): Claim =>
  claimOf({
    id: 'c',
    place: '',
    label: '',
    published,
    unit,
    result: 'r',
    reason: '',
    statement: '',
    row: '',
    column: '',
  })
const prints = (value: number, published: string, unit = '1', of = '1') =>
  reproduces(claim(published, unit), { value, unit: of })

describe('a published number', () => {
  it('keeps the decimals that were printed', () => {
    const read = (text: string) => {
      const found = readPublished(text)
      return found && [found.relation, Number(found.digits), found.decimals]
    }
    expect(['48.8', '0.12', '.5', '12.0', '2,375', '1,234,567.8', '-1.5', '−1.5', '0'].map(read)).toEqual([
      ['=', 488, 1],
      ['=', 12, 2],
      ['=', 5, 1],
      ['=', 120, 1],
      ['=', 2375, 0],
      ['=', 12345678, 1],
      ['=', -15, 1],
      ['=', -15, 1],
      ['=', 0, 0],
    ])
    expect(['>0.99', '> 0.99', '<0.001', '≥2', '≤ 2', '>=2', '<=2'].map((text) => read(text)?.[0])).toEqual([
      '>',
      '>',
      '<',
      '>=',
      '<=',
      '>=',
      '<=',
    ])
  })

  it('is one number: no range, no word, no decimal comma, no badly grouped digits', () => {
    const wrong = [
      '',
      'six',
      '4-8',
      '4/8',
      '4 (2)',
      '0,125',
      '12,34',
      '1,2345',
      '1234,567',
      '1 23',
      '12 34',
      '5.',
      '4.02 × 106', // a superscript lost, or 106 itself
      '1e9999',
      'p 0.03',
      'NR',
      '１２',
    ]
    expect(wrong.filter((text) => readPublishedText(text) !== null)).toEqual([])
  })

  // digits and decimals by hand: 4.02E-6 is 402 of the eighth decimal
  it.each([
    ['0·71', '=', 71, 2],
    ['4.02E-6', '=', 402, 8],
    ['1.6e-07', '=', 16, 8],
    ['4.02 x 10^-6', '=', 402, 8],
    ['4.02 × 10⁻⁶', '=', 402, 8],
    ['4·02×10−6', '=', 402, 8],
    ['<10⁻⁶', '<', 1, 6],
    ['1.5E3', '=', 15, -2],
    ['P = 0.03', '=', 3, 2],
    ['P > 0.01', '>', 1, 2],
    ['p-value < .001', '<', 1, 3],
    ['p⩽0.05', '<=', 5, 2],
    ['5%', '=', 5, 0],
    ['66.7 %', '=', 667, 1],
    ['1 234', '=', 1234, 0],
    ['1\u2009234', '=', 1234, 0],
    ['1\u202f234\u00a0567', '=', 1234567, 0],
    ['–0.5', '=', -5, 1],
  ])('reads %s as papers and programs write it', (text, relation, digits, decimals) => {
    const found = readPublished(text)
    expect(found && [found.relation, Number(found.digits), found.decimals]).toEqual([
      relation,
      digits,
      decimals,
    ])
  })

  it('may be a word: "not reached", or NS for a p that is not significant', () => {
    for (const text of ['not reached', 'Not yet reached', 'not been reached'])
      expect(readPublishedText(text)).toEqual({ kind: 'not reached' })
    for (const text of ['NS', 'n.s.', 'P = NS', 'not significant', 'non-significant'])
      expect(readPublishedText(text)).toEqual({ kind: 'not significant' })
  })

  it('in powers of ten is reproduced by what rounds to its digits: 4.02E-6 by 4.015e-6 up to 4.025e-6', () => {
    expect([4.014e-6, 4.015e-6, 4.0249e-6, 4.025e-6].map((x) => prints(x, '4.02E-6'))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect([1449, 1450, 1549, 1550].map((x) => prints(x, '1.5 x 10^3'))).toEqual([false, true, true, false])
    expect(fixed(decimal(1549), -2)).toBe('1500')
  })

  it('is reproduced by what rounds to it, half away from zero, whatever the double next to it', () => {
    expect(prints(0.4875, '48.8', '%')).toBe(true)
    expect(prints(0.4875, '48.7', '%')).toBe(false)
    expect([2.675, 1.005, 0.285].map((x) => fixed(decimal(x), 2))).toEqual(['2.68', '1.01', '0.29'])
    expect(fixed(decimal(-0.125), 2)).toBe('-0.13')
    expect([prints(0.5, '1'), prints(0.5, '0'), prints(-0.5, '-1'), prints(0.4999, '0')]).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect([prints(12, '12.0'), prints(12.04, '12.0'), prints(12.05, '12.0')]).toEqual([true, true, false])
  })

  it('with a sign is reproduced by what lies beyond it, itself not', () => {
    expect([prints(1, '>0.99'), prints(0.99, '>0.99'), prints(0.994, '>0.99')]).toEqual([true, false, true])
    expect([prints(0.0009, '<0.001'), prints(0.001, '<0.001'), prints(0.001, '≤0.001')]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('is compared in its own unit, exactly', () => {
    expect(prints(767.5, '12.8', 'h', 'min')).toBe(true)
    expect(inUnitOf(claim('1', 'h'), { value: 767.5, unit: 'min' })).toEqual(rational(307, 24))
    expect(toNumber(inUnitOf(claim('1', 'd'), { value: 2, unit: 'wk' })!)).toBe(14)
    expect(toNumber(inUnitOf(claim('1', 'a'), { value: 18, unit: 'mo' })!)).toBe(1.5)
    expect(toNumber(inUnitOf(claim('1', '%'), { value: 0.1, unit: '1' })!)).toBe(10)
  })

  it('is not converted where a month would have to be a number of days, or where things differ', () => {
    for (const [from, to] of [
      ['mo', 'd'],
      ['a', 'wk'],
      ['g', 'mL'],
      ['1', 'mo'],
      ['furlong', 'd'],
      ['constructor', 'd'],
    ] as const)
      expect(inUnitOf(claim('1', to), { value: 1, unit: from }), `${from} to ${to}`).toBe(null)
  })

  it('is not reproduced where there is no result', () => {
    expect(reproduces(claim('0'), { value: null, unit: '1' })).toBe(false)
  })
})

describe('a text that is no reported value', () => {
  it.each([
    ['4/8', 'two rows: 4 with the id of a count (.../count), 8 with the id of a number of patients (.../n)'],
    [
      '40-77',
      'two rows: 40 and 77, each with its own result id, such as .../min and .../max, or those that end in -lower and -upper',
    ],
    [
      '40–77',
      'two rows: 40 and 77, each with its own result id, such as .../min and .../max, or those that end in -lower and -upper',
    ],
    [
      '0.72 (0.55-0.94)',
      'three rows: 0.72, 0.55 and 0.94, each with its own result id, such as .../median, .../median-lower and .../median-upper',
    ],
    ['12 (66.7%)', 'two rows: 12 and 66.7%, each with its own result id, such as .../count and .../share'],
    ['62 ± 8', 'two rows: 62 and 8, each with its own result id, such as .../mean and .../sd'],
    ['0,125', 'write the decimal point: 0.125'],
    ['12,5', 'write the decimal point: 12.5'],
    ['4.02 × 106', 'give the power a sign: write 4.02E6 or 4.02E-6'],
    ['NR', 'write "not reached" if the paper says that the time was not reached; omit what is not reported'],
    ['21 months', 'write the number alone, and its unit in the column unit'],
    ['six', 'write the number in digits; give a range or an interval as two rows'],
  ])('%s is named with the way to write it', (text, remedy) => {
    expect(publishedProblem(text).remedy).toBe(remedy)
  })
})
