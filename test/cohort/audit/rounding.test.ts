import { describe, expect, test } from 'vitest'
import { recomputer } from '../../../cohort/audit/recomputer.ts'
import { exactTimes } from '../../../cohort/audit/rounding/exact-times.ts'
import { isOfOrder } from '../../../cohort/audit/rounding/exactness.ts'
import { extremePlaces } from '../../../cohort/audit/rounding/extreme-places.ts'
import { roundingOf } from '../../../cohort/audit/rounding/rounding.ts'
import { conclusionsBeside, targetsOf } from '../../../cohort/audit/target.ts'
import { randomBelow } from '../../../statistics/random.ts'
import { claimsOf, grammarAudit } from './grammar-cohort.ts'
import { auditOf, plantedCases } from './planted.ts'

type Audit = Awaited<ReturnType<typeof auditOf>>

/** Columns declared as rounded to whole months, and the median that averages no two times. */
const asRounded = <A extends Audit>(audit: A, columns: readonly string[] = ['months']): A => ({
  ...audit,
  audited: {
    ...audit.audited,
    rules: { ...audit.audited.rules, median: 'first-at-or-below' },
    fields: audit.audited.fields.map((field) =>
      columns.includes(field.name) ? { ...field, rounding: 'nearest' as const, minimum: 0 } : field,
    ),
  },
})

/** The cohorts of R with their months declared as rounded. */
const rounded = async (most: number) =>
  Promise.all(plantedCases(most).map(async (planted) => asRounded(await auditOf(planted, 'unedited'))))

/** Targets for what is printed and for the conclusions beside, with what computes them. */
const prepared = ({ audited, claims, results }: Audit) => {
  const printed = targetsOf(claims)
  const targets = [...printed, ...conclusionsBeside(printed, results)]
  return {
    targets,
    recompute: recomputer(
      audited,
      targets.map(({ result }) => ({ result })),
      results,
    ),
  }
}

describe('the range of exact times', () => {
  test('is left by no exact times: what has exact bounds stays within them whatever is drawn', async () => {
    const compared = new Map<string, number>()
    for (const [i, audit] of (await rounded(2)).entries()) {
      const { targets, recompute } = prepared(audit)
      const { ranges } = roundingOf(targets, recompute, audit.audited)
      const below = randomBelow(i)
      for (const analysis of recompute.analyses) {
        const own = ranges.filter(
          ({ target, bound }) => bound === 'exact' && recompute.analysisOf(target.result) === analysis,
        )
        const times = exactTimes(analysis, recompute.cases, audit.audited)
        for (let draw = 0; own.length > 0 && draw < 60; draw++) {
          const drawn = times.evaluate(times.cells.map(() => below(1000)))
          for (const { target, low, high } of own) {
            const value = drawn?.get(target.result)?.value ?? null
            if (value === null || low === null || high === null) continue
            expect(value, target.result).toBeGreaterThanOrEqual(low)
            expect(value, target.result).toBeLessThanOrEqual(high)
            compared.set(target.result, (compared.get(target.result) ?? 0) + 1)
          }
        }
      }
    }
    for (const result of [
      'overall/survival@12',
      'overall/median',
      'months/median',
      'overall-by-arm/p',
      'overall-cox/arm B/p',
    ])
      expect(compared.get(result), result).toBeGreaterThan(50)
    expect(compared.has('overall-at-24/p')).toBe(false)
  })

  test('of a time between two rounded ones is that of all their ends together', async () => {
    const { audited, results } = asRounded(await grammarAudit(), ['relapse_months', 'follow_up'])
    const claims = claimsOf(['33.3 % after-relapse/survival@20', '17 mo after-relapse/median'])
    const { targets, recompute } = prepared({ audited, claims, results })
    const { ranges } = roundingOf(targets, recompute, audited)
    const analysis = recompute.analysisOf('after-relapse/median')!
    const times = exactTimes(analysis, recompute.cases, audited)
    expect(times.cells).toHaveLength(6)
    const all = Array.from({ length: 3 ** 6 }, (_, code) =>
      times.evaluate(times.cells.map((_, i) => [0, 500, 999][Math.floor(code / 3 ** i) % 3]!)),
    )
    for (const id of ['after-relapse/survival@20', 'after-relapse/median']) {
      const values = all.flatMap((found) => found?.get(id)?.value ?? [])
      const range = ranges.find(({ target }) => target.result === id)
      if (Math.min(...values) === Math.max(...values)) expect(range).toBeUndefined()
      else
        expect(range).toMatchObject({
          low: Math.min(...values),
          high: Math.max(...values),
          bound: 'exact',
        })
    }
  })

  test.each([
    ['log-rank', true],
    ['gray', true],
    ['mann-whitney', true],
    ['landmark-difference', false],
    ['restricted-mean', false],
    ['signed-rank', false],
  ])('orders settle a test by %s: %s', (method, settles) => {
    const plan = { tests: { a: { method } } }
    expect(isOfOrder({ section: 'tests', name: 'a', plan } as never)).toBe(settles)
  })

  test('holds the recorded value, and what is printed is given by the recorded times themselves', async () => {
    for (const { audited, claims, results } of await rounded(2)) {
      const recompute = recomputer(audited, claims, results)
      for (const { target, low, high, witness } of roundingOf(targetsOf(claims), recompute, audited).ranges) {
        const value = recompute.results(recompute.analysisOf(target.result)!, []).get(target.result)!.value
        if (value === null || low === null || high === null) continue
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(witness).toBe('')
      }
    }
  })

  /*
   * By hand: events at 10 and 12, censored at 10 and 14, S(12) = 3/4 x 1/2 as recorded. At most: the event of 12 was
   * after 12, that of 10 before the censoring of 10: 3/4. At least: the censoring of 10 first, both events by 12: 2/3 x 1/2.
   */
  test('of S(12) is 1/3 to 3/4 in four subjects', async () => {
    const rows = [
      ['10', '1'],
      ['10', '0'],
      ['12', '1'],
      ['14', '0'],
    ].map(([months = '', died = ''], i) => ({
      id: String(i + 1),
      arm: i < 2 ? 'A' : 'B',
      age: '50',
      months,
      died,
    }))
    const printed = [{ result: 'overall/survival@12', unedited: '37.5' }]
    const audit = await auditOf({ case: 'by hand', rows, printed, edit: {} }, 'unedited')
    const { audited, claims, results } = asRounded(audit)
    const recompute = recomputer(audited, claims, results)
    const analysis = recompute.analysisOf('overall/survival@12')!
    const times = exactTimes(analysis, recompute.cases, audited)
    for (const [side, value] of [
      ['large', 3 / 4],
      ['small', 1 / 3],
    ] as const) {
      const { overall } = audited.endpoints
      const places = extremePlaces(
        side,
        12,
        'overall',
        overall!,
        times.cells,
        recompute.cases,
        times.recorded,
      )
      expect(times.evaluate(places)!.get('overall/survival@12')!.value).toBeCloseTo(value, 11)
    }
    const [range] = roundingOf(targetsOf(claims), recomputer(audited, claims, results), audited).ranges
    expect(range!.low).toBeCloseTo(1 / 3, 11)
    expect(range!.high).toBeCloseTo(3 / 4, 11)
    expect(range!.bound).toBe('exact')
  })

  test('changes a conclusion where p can stand on both sides of alpha, and only there', async () => {
    const [audit] = await rounded(1)
    const { targets, recompute } = prepared(audit!)
    const of = (alpha: number) => {
      const rules = { ...audit!.audited.rules, alpha }
      const { ranges } = roundingOf(targets, recompute, { ...audit!.audited, rules })
      return ranges.find(({ target }) => target.result === 'overall-by-arm/p')!
    }
    const { low, high } = of(0.05)
    expect(low).toBeLessThan(high!)
    const alphas = [low! / 2, low!, (low! + high!) / 2, high!, (high! + 1) / 2]
    expect(alphas.map((alpha) => of(alpha).changesConclusion)).toEqual([false, false, true, true, false])
  })

  // by hand: event and censoring at 10, censored at 20. Event first: S = 2/3, never 1/2; censoring first: 1/2 at 10
  test('changes a conclusion where a median is reached or not', async () => {
    const rows = [
      ['10', '1'],
      ['10', '0'],
      ['20', '0'],
    ].map(([months = '', died = ''], i) => ({ id: String(i + 1), arm: 'AAB'[i]!, age: '50', months, died }))
    const audit = asRounded(await auditOf({ case: 'by hand', rows, printed: [], edit: {} }, 'unedited'))
    const { targets, recompute } = prepared(audit)
    const { ranges } = roundingOf(targets, recompute, audit.audited)
    expect(ranges.find(({ target }) => target.result === 'overall/median')).toMatchObject({
      canBeNone: true,
      changesConclusion: true,
    })
  })

  test('has no range where no rounding is declared', async () => {
    const { audited, claims, results } = await auditOf(plantedCases(1)[0]!, 'unedited')
    expect(roundingOf(targetsOf(claims), recomputer(audited, claims, results), audited).ranges).toEqual([])
  })
})

describe('one set of exact times', () => {
  const setOf = (audit: Audit, analysis: string) => {
    const { targets, recompute } = prepared(audit)
    const { ranges, sets } = roundingOf(targets, recompute, audit.audited)
    const own = new Map(ranges.map((range) => [range.target.result, range]))
    return { set: sets.find((one) => one.analysis === analysis), own }
  }

  test('that was drawn is never said not to exist, and gives every number that it printed', async () => {
    const [audit] = await rounded(1)
    const { recompute } = prepared(audit!)
    const below = randomBelow(5)
    const texts: Readonly<Record<string, (value: number) => string>> = {
      'overall/survival@12': (value) => `${(100 * value).toFixed(1)} %`,
      'overall/survival@24': (value) => `${(100 * value).toFixed(1)} %`,
      'overall/median': (value) => `${value.toFixed(2)} mo`,
      'overall-by-arm/p': (value) => `${value.toFixed(4)} 1`,
    }
    const findings: string[] = []
    for (let draw = 0; draw < 4; draw++) {
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
    expect(findings.filter((finding) => finding === 'all').length).toBeGreaterThanOrEqual(6)
  })

  test('does not exist where a printed number lies beyond the bounds', async () => {
    const { audited, results } = asRounded(await grammarAudit(), ['follow_up'])
    // four alive at 12 months by hand, five if the patient of 12 died later: 99% is of nobody
    const claims = claimsOf(['99 % overall/survival@12', '26 mo overall/median'])
    const { set, own } = setOf({ audited, claims, results }, 'overall')
    expect(own.get('overall/survival@12')).toMatchObject({ isExcluded: true, witness: null })
    expect(set).toMatchObject({ printed: 2, excluded: 1, met: 1, finding: 'none exists' })
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
