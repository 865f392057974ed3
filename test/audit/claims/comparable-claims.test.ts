import { expect, it } from 'vitest'
import { claimOf } from '../../../audit/claims/claim.ts'
import { comparableClaims } from '../../../audit/claims/comparable-claims.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

const compared = (published: string, more: { row?: string } = {}) => {
  const [claim] = claims('c: 0 1 x/p')
  return comparableClaims([claimOf({ ...claim!, published, ...more })], { alpha: 0.05 }).map(
    (one) => one.published,
  )
}

it('are digits with a decimal point, whatever the form of the paper', () => {
  for (const [text, plain] of [
    ['4.02 × 10⁻⁶', '0.00000402'],
    ['1.6e-07', '0.00000016'],
    ['P = 0.03', '0.03'],
    ['p<0·05', '<0.05'],
    ['1 234', '1234'],
    ['-0·5', '-0.5'],
    ['66.7%', '66.7'],
    ['NS', '≥0.05'],
  ] as const)
    expect([text, compared(text)]).toEqual([text, [plain]])
})

it('are left as they are where they are plain, or end left of the decimal point', () => {
  for (const text of ['0.12', '>0.99', '2,375', '≤3', '−1.5', '1.5E3']) expect(compared(text)).toEqual([text])
})

it('are neither "not reached" nor about one patient', () => {
  expect(compared('not reached')).toEqual([])
  expect(compared('54', { row: '5' })).toEqual([])
})
