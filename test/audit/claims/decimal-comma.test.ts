import { describe, expect, test } from 'vitest'
import { claimOf } from '../../../audit/claims/claim.ts'
import { comparableClaims } from '../../../audit/claims/comparable-claims.ts'
import { readPublished } from '../../../audit/claims/published-number.ts'
import { publishedProblem } from '../../../audit/claims/published-problem.ts'

describe('in a language with a decimal comma', () => {
  const read = (text: string): readonly [digits: number, decimals: number] | null => {
    const found = readPublished(text, 'de')
    return found && [Number(found.digits), found.decimals]
  }

  test('the comma is the decimal mark, whatever follows it', () => {
    expect(['0,71', '1,234', ',04', 'P = 0,03', '<0,001', '−0,5', '5,0%', '4,02E-6'].map(read)).toEqual([
      [71, 2],
      [1234, 3],
      [4, 2],
      [3, 2],
      [1, 3],
      [-5, 1],
      [50, 1],
      [402, 8],
    ])
  })

  test('a point is read as one too, unless it could separate thousands', () => {
    expect(['0.71', '12.5', '1.2345', '0.123'].map(read)).toEqual([
      [71, 2],
      [125, 1],
      [12345, 4],
      [123, 3],
    ])
    for (const text of ['1.234', '12.345.678', '-1.234', '1.234,5', '1,234.5', '1,2,3'])
      expect(read(text), text).toBeNull()
    expect(publishedProblem('1.234', 'de').remedy).toBe(
      "write 1234, or with the decimal comma of the cohort's language, 1,234",
    )
  })

  test('spaces separate thousands', () => {
    expect(['12 345', '12\u202f345,5'].map(read)).toEqual([
      [12345, 0],
      [123455, 1],
    ])
  })

  test('an analysis in plain numbers gets the same number', () => {
    const stated = claimOf(
      {
        ...{
          id: 'a',
          place: 'p',
          label: 'l',
          unit: '1',
          result: 'r',
          reason: '',
          statement: '',
          row: '',
          column: '',
        },
        published: '1,234',
      },
      'de',
    )
    expect(comparableClaims([stated], { alpha: 0.05 })[0]).toMatchObject({
      published: '1.234',
      reported: { number: { digits: 1234n, decimals: 3 } },
    })
  })

  test('which Japanese is not', () => {
    expect(readPublished('2,375', 'ja')).toMatchObject({ digits: 2375n, decimals: 0 })
    expect(readPublished('0,71', 'ja')).toBeNull()
  })
})
