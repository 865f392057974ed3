import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../audit/claims/claim.ts'
import { conventionNames } from '../../../audit/conventions/alternative-conventions.ts'
import { type FigureAgreement, judge } from '../../../audit/verdicts/judge-number.ts'
import type { Result } from '../../../cohort/results/result.ts'

const claim = {
  ...{ id: 'c1', published: '3.0', unit: 'd', result: 'os/median', reason: '' },
  reported: { kind: 'number', value: '3.0', decimals: 1 },
} as unknown as Claim
const result = { statistic: 'median', value: 2, unit: 'd', reason: '' } as unknown as Result

const verdictOf = (agreement: FigureAgreement): string =>
  judge(claim, result, {
    rules: () => ({ whole: [{ family: conventionNames()[0]!, rule: 'sas' }], against: '' }) as never,
    withinRounding: new Set(),
    onlyAlone: new Map(),
    figure: new Map([['c1', { agreement, words: 'none was found' }]]),
  }).verdict

describe('a claim that another rule gives from the recorded table of a figure', () => {
  it('stays open where another table may give it by the rules of the plan', () => {
    expect(verdictOf('open')).toBe('not derivable')
  })

  it('has another convention where no table gives it by the rules of the plan', () => {
    expect(verdictOf('none')).toBe('other convention')
  })
})
