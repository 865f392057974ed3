import { describe, expect, test } from 'vitest'
import { exactTimes } from '../../../audit/rounding/exact-times.ts'
import { roundingRange } from '../../../audit/rounding/rounding-range.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import { claimsOf, grammarAudit } from '../../support/audit/grammar-cohort.ts'

import { type Audit, asRounded, prepared, rounded } from '../../support/audit/rounded.ts'

describe('one set of exact times', () => {
  const setOf = (audit: Audit, analysis: string) => {
    const { targets, recompute } = prepared(audit)
    const { ranges, sets } = roundingRange(targets, recompute, audit.audited)
    const own = new Map(ranges.map((range) => [range.target.result, range]))
    return { set: sets.find((one) => one.analysis === analysis), own }
  }

  test('that was drawn is never said not to exist, and gives every number that it printed', async () => {
    const [audit] = await rounded(1)
    const below = randomBelow(5)
    const texts: Readonly<Record<string, (value: number) => string>> = {
      'overall/survival@12': (value) => `${(100 * value).toFixed(1)} %`,
      'overall/survival@24': (value) => `${(100 * value).toFixed(1)} %`,
      'overall/median': (value) => `${value.toFixed(2)} mo`,
      'overall/mean': (value) => `${value.toFixed(1)} mo`,
      'overall/mean-se': (value) => `${value.toFixed(1)} mo`,
      'overall-by-arm/p': (value) => `${value.toFixed(4)} 1`,
    }
    const { recompute } = prepared({
      ...audit!,
      claims: claimsOf(Object.keys(texts).map((id) => `0 1 ${id}`)),
    })
    const findings: string[] = []
    for (let draw = 0; draw < 2; draw++) {
      const claims = recompute.analyses.flatMap((analysis) => {
        const times = exactTimes(analysis, recompute.cases, audit!.audited)
        const drawn = times.evaluate(times.cells.map(() => below(1000)))
        return Object.entries(texts).flatMap(([id, text]) => {
          const value = drawn?.get(id)?.value ?? null
          return value === null ? [] : [`${text(value)} ${id}`]
        })
      })
      const printed = { ...audit!, claims: claimsOf(claims) }
      const { set, own } = setOf(printed, 'overall')
      for (const range of own.values()) expect(range.isExcluded, range.target.result).toBe(false)
      findings.push(set!.finding, setOf(printed, 'overall-by-arm').set!.finding)
      expect(own.get('overall-by-arm/p')!.witness).not.toBeNull()
    }
    expect(findings).not.toContain('none exists')
    expect(findings.filter((finding) => finding === 'all').length).toBeGreaterThanOrEqual(3)
  })

  test('does not exist where a printed number lies beyond the bounds', async () => {
    const { audited, results } = asRounded(await grammarAudit(), ['follow_up'])
    // four alive at 12 months by hand, five if the patient of 12 died later: 99% is of nobody
    const claims = claimsOf(['99 % overall/survival@12', '26 mo overall/median'])
    const { set, own } = setOf({ audited, claims, results }, 'overall')
    expect(own.get('overall/survival@12')).toMatchObject({ isExcluded: true, witness: null })
    expect(set).toMatchObject({ printed: 2, excluded: 1, met: 1, finding: 'none exists' })
  })

  test('is only not found where the bounds are only what was attained', async () => {
    const [audit] = await rounded(1)
    const claims = claimsOf(['999 mo overall/mean'])
    const { set, own } = setOf({ ...audit!, claims }, 'overall')
    expect(own.get('overall/mean')).toMatchObject({
      bound: 'attained',
      isExcluded: false,
      witness: null,
    })
    expect(set).toMatchObject({ excluded: 0, met: 0, finding: 'none found' })
  })

  test('does not exist where each number is given by some order, but no order gives both', async () => {
    const [audit] = await rounded(1)
    const both = (p: string, chiSquare: string): Audit => ({
      ...audit!,
      claims: claimsOf([`${p} 1 overall-by-arm/p`, `${chiSquare} 1 overall-by-arm/chi-square`]),
    })
    const { recompute } = prepared(both('0.5', '0.5'))
    const analysis = recompute.analysisOf('overall-by-arm/p')!
    const times = exactTimes(analysis, recompute.cases, audit!.audited)
    const isA = (i: number): boolean => audit!.audited.recorded[times.cells[i]!.subject]!['arm'] === 'A'
    const at = (place: number) => times.evaluate(times.cells.map((_, i) => (isA(i) ? place : 999 - place)))!
    const text = (found: ReturnType<typeof at>, id: string): string =>
      found.get(`overall-by-arm/${id}`)!.value!.toFixed(6)
    const [one, other] = [at(0), at(999)]
    expect(text(one, 'p')).not.toBe(text(other, 'p'))
    const agreed = setOf(both(text(one, 'p'), text(one, 'chi-square')), 'overall-by-arm')
    expect(agreed.set).toMatchObject({ met: 2, finding: 'all' })
    const { set } = setOf(both(text(one, 'p'), text(other, 'chi-square')), 'overall-by-arm')
    expect(set).toMatchObject({ printed: 2, excluded: 0, met: 1, finding: 'none exists' })
  })
})
