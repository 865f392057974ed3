import { describe, expect, it } from 'vitest'
import { whyUninformative } from '../../../audit/claims/admitted-values.ts'
import { readPublishedText } from '../../../audit/claims/published-number.ts'
import { consistency } from '../../../audit/consistency/consistency.ts'
import { verdicts } from '../../../stages/6-audit/artifacts.ts'
import { baseFiles } from '../../../tools/fuzz/case-files.ts'
import { artifactOf, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

const why = (published: string, statistic: string, unit = '1') =>
  whyUninformative({ reported: readPublishedText(published), unit }, statistic)

describe('a claim that nearly every value satisfies', () => {
  it('of a p is one that more than 99% of the values from 0 to 1 satisfy', () => {
    expect(why('>0', 'p')).toBe('100% of the values from 0 to 1 satisfy it')
    expect(why('<1', 'p')).toBe('100% of the values from 0 to 1 satisfy it')
    expect(why('>0.001', 'p')).toBe('99.9% of the values from 0 to 1 satisfy it')
    for (const said of ['>0.01', '>0.05', '<0.05', '<0.99', '0.03', '>0.99']) expect(why(said, 'p')).toBe('')
  })

  it('of a proportion goes by its unit', () => {
    expect(why('<100', 'survival', '%')).toBe('100% of the values from 0 to 1 satisfy it')
    expect(why('>50', 'survival', '%')).toBe('')
    expect(why('>0.5', 'share', '%')).toBe('99.5% of the values from 0 to 1 satisfy it')
  })

  it('of what is never negative is the end of its range', () => {
    expect(why('>=0', 'count')).not.toBe('')
    expect(why('>0', 'hazard-ratio')).not.toBe('')
    // somebody died; a ratio above 1; a difference above 0
    for (const [said, statistic] of [
      ['>0', 'events'],
      ['>1', 'hazard-ratio'],
      ['>0', 'risk-difference'],
      ['<1', 'hazard-ratio'],
    ])
      expect(why(said!, statistic!)).toBe('')
  })

  it('is no reproduced one, and its verdict says what it admits', async () => {
    const rows = ['>0', '<1', '>0.01', '<0'].map((said, i) => `c${i},,,${said},1,relapse-free-by-arm/p,`)
    const text = `id,place,label,published,unit,result,reason\n${rows.join('\n')}\n`
    const files = { ...baseFiles(), 'claims.csv': new TextEncoder().encode(text) }
    const outcome = await runStages(
      stagesUpTo(6).filter(({ name }) => name !== '6-search'),
      rawFiles(files),
    )
    if (outcome.kind === 'faults') throw new Error('faults')
    const found = artifactOf(outcome.files, verdicts).map(({ verdict, explanation }) => [
      verdict,
      explanation,
    ])
    expect(found).toEqual([
      ['uninformative', '100% of the values from 0 to 1 satisfy it'],
      ['uninformative', '100% of the values from 0 to 1 satisfy it'],
      ['reproduced', ''],
      ['not reproduced', ''],
    ])
  })

  it('has no power among the printed numbers', () => {
    const outcomes = (said: string) => consistency(claims(`a: ${said} 1 x/p`)).map(({ outcome }) => outcome)
    expect([outcomes('>0'), outcomes('<0.05')]).toEqual([['no power'], ['consistent']])
  })
})
