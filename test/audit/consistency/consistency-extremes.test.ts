import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableClaims } from '../../../audit/claims/comparable-claims.ts'
import { consistency } from '../../../audit/consistency/consistency.ts'
import { USUAL_LEVELS } from '../../../audit/consistency/levels.ts'
import { reachable } from '../../../audit/consistency/reachable.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

const found = (text: string) => consistency(comparableClaims(claims(text), USUAL_LEVELS))

const outcome = (check: string, text: string) =>
  found(text)
    .filter((finding) => finding.check === check)
    .map((finding) => finding.outcome)

/** Results that the checks read together. */
const TOGETHER: readonly (readonly string[])[] = [
  ['t/p', 't/chi-square', 't/df'],
  ['t/p', 't/z', 't/df'],
  ['x/n', 'x/events', 'x/survival@12', 'x/survival@24', 'x/survival@12.0', 'x/survival@later'],
  ['x/n', 'x/share', 'x/count', 'y/n'],
  ['y/n', 'x/share'],
  ['x-by-a/a=1/n', 'x-by-a/a=1/count', 'x-by-a/a=2/n', 'x-by-a/a=2/count', 'x-by-a/p', 'x/n', 'x/count'],
  ['c/hazard-ratio', 'c/hazard-ratio-lower', 'c/hazard-ratio-upper', 'c/p'],
  ['c/odds-ratio', 'c/odds-ratio-lower', 'c/odds-ratio-upper', 'c/p'],
  ['o/mean', 'o/mean-lower', 'o/mean-upper', 'o/median', 'o/median-lower', 'o/median-upper'],
  ['t/n', 't/min', 't/max', 't/median'],
  ['x/a/count', 'x/b/count', 'x/n', 'y/n'],
]
const EXTREMES =
  '0 0.0 -0 1 1.0 -1 -5 9.5 50 100 2 21 1E300 -1E300 1E-300 1E10 1E9 1E17 99999999999999999999 99999 33.33333 66.6666666 1E-15 0.000 1E2 <0.05 >0 <0 >1 ≤0 ≥1 NS 0% 100%'.split(
    ' ',
  )

describe('extreme numbers of a paper', () => {
  test('of zeros, equal, negative and huge numbers every check ends, and with a number that can be read', () => {
    const few = fc.array(fc.constantFrom(...EXTREMES), { minLength: 1, maxLength: 3 })
    const printed = fc.tuple(fc.constantFrom(...TOGETHER), few, fc.array(fc.nat(), { minLength: 7 }))
    fc.assert(
      fc.property(printed, fc.constantFrom('1', '%', 'mo'), ([ids, values, picks], unit) => {
        const text = ids.map((id, i) => `c${i}: ${values[(picks[i] ?? 0) % values.length]} ${unit} ${id}`)
        for (const { detail } of found(text.join('\n'))) expect(detail).not.toMatch(/NaN|Infinity|undefined/)
      }),
      { numRuns: 500 },
    )
  })

  test('of a chi-square on 9.5 or 0 degrees of freedom nothing is said', () => {
    const of = (df: string) => outcome('test', `c: 3.84 1 t/chi-square\nd: ${df} 1 t/df\np: 0.05 1 t/p`)
    expect([of('9.5'), of('0'), of('1E10'), of('1')]).toEqual([
      ['cannot be settled'],
      ['cannot be settled'],
      ['cannot be settled'],
      ['consistent'],
    ])
  })

  test('0 of 0 is no percentage, and no contradiction; 1 of 0 is one', () => {
    const of = (count: string) => outcome('percentage', `n: 0 1 x/n\nc: ${count} 1 x/count\ns: 0 % x/share`)
    expect([of('0'), of('1')]).toEqual([['cannot be settled'], ['inconsistent']])
  })

  test('a rate of 10^10 subjects who all had the event is checked like one of ten', () => {
    const of = (n: string) =>
      outcome('attainable rate', `n: ${n} 1 x/n\nd: ${n} 1 x/events\nr: 55 % x/survival@9`)
    // 5.5 of ten
    expect([of('1E10'), of('10'), of('20')]).toEqual([['consistent'], ['inconsistent'], ['consistent']])
  })

  test('two rates at one time do not rise with time; a rate above any earlier one does', () => {
    expect(
      outcome('order of rates', 'a: 50 % os/survival@12\nb: 60 % os/survival@12.0\nc: 40 % os/survival@24'),
    ).toEqual(['consistent'])
    // 5E1 may be anything from 45 to 55, and 52 is not above it; it is above the first
    expect(
      outcome('order of rates', 'a: 50 % os/survival@12\nb: 5E1 % os/survival@24\nc: 52 % os/survival@36'),
    ).toEqual(['inconsistent'])
  })

  test('which percentages are whole numbers over some number is counted as by listing all', () => {
    const listed = (steps: number, largest: number): number => {
      const values = new Set<number>()
      for (let m = 1; m <= largest; m++)
        // half up in whole numbers: floor((2 k steps + m) / 2m)
        for (let k = 0; k <= m; k++) values.add(Math.floor((2 * k * steps + m) / (2 * m)))
      return values.size / (steps + 1)
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }), (steps, largest) => {
        expect(reachable(steps, largest)).toBe(largest > steps ? 1 : listed(steps, largest))
      }),
      { numRuns: 60 },
    )
    // with six decimals those of up to 1,000 are at most 3/pi^2 of 10^6 in 10^8
    expect(reachable(1e8, 1000)).toBeLessThan(0.0035)
    expect(reachable(1e300, 100_000)).toBe(0)
  })
})
