import { describe, expect, it } from 'vitest'
import type { Claim } from '../../cohort/claim.ts'
import { fixed } from '../../cohort/decimal.ts'
import { readPublished } from '../../cohort/published-number.ts'
import { inUnitOf, reproduces } from '../../cohort/verdict.ts'
import { decimal, rational, toNumber } from '../../statistics/rational.ts'

const claim = (published: string, unit = '1'): Claim => ({
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
      '4 (2)',
      '0,125',
      '12,34',
      '1,2345',
      '1234,567',
      '5.',
      '1e3',
      '50%',
      '1 234',
      'p<0.05',
      '１２',
    ]
    expect(wrong.filter((text) => readPublished(text) !== null)).toEqual([])
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
