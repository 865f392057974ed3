import { describe, expect, test } from 'vitest'
import { type Claim, type ClaimText, claimOf } from '../../../audit/claims/claim.ts'
import { statementsOf } from '../../../audit/claims/statement.ts'
import type { Alternative } from '../../../audit/conventions/alternative-conventions.ts'
import { namedRules } from '../../../audit/verdicts/named-rules.ts'
import type { Result } from '../../../cohort/results/result.ts'

/** A result by its id, such as `year/margin=a/q1`. */
const result = (id: string, value: number): Result => {
  const parts = id.split('/')
  const group = parts.find((part) => part.includes('=')) ?? ''
  return {
    ...{ id, value, group, analysis: parts[0]!, level: '', statistic: parts.at(-1)!, at: null },
    ...{ unit: '1', method: '', reason: '' },
  } as Result
}

const results = (values: Readonly<Record<string, number>>): ReadonlyMap<string, Result> =>
  new Map(Object.entries(values).map(([id, value]) => [id, result(id, value)]))

const claim = (id: string, published: string, of: Partial<ClaimText> = {}): Claim =>
  claimOf({
    ...{
      id: `${id} ${published}`,
      place: 'Results',
      label: '',
      published,
      unit: '1',
      result: id,
      reason: '',
    },
    ...{ statement: '', row: '', column: '', ...of },
  })

const rule = (family: string, name: string, values: Readonly<Record<string, number>>): Alternative =>
  ({ family, rule: name, results: results(values) }) as unknown as Alternative

// a median with its quartiles by the declared rule and by another one, which agree in the upper quartile
const declared = { 'year/q1': 4, 'year/median': 8, 'year/q3': 12 }
const other = { 'year/q1': 3, 'year/median': 5, 'year/q3': 12 }

const answer = (claims: readonly Claim[], of: Claim, values = other) =>
  namedRules(claims, results(declared), [rule('quartiles', '4', values)])(of)

describe('another named rule', () => {
  test('explains a statement that it gives as a whole', () => {
    const claims = [claim('year/q1', '3'), claim('year/median', '5'), claim('year/q3', '12')]
    for (const one of claims) expect(answer(claims, one).whole).toHaveLength(1)
  })

  test('does not explain one number of a statement whose other numbers are by the declared rule', () => {
    const claims = [claim('year/q1', '4'), claim('year/median', '5'), claim('year/q3', '12')]
    const { whole, alone, against } = answer(claims, claims[1]!)
    expect(whole).toEqual([])
    expect(alone).toHaveLength(1)
    expect(against).toContain('4, 5, 12')
  })

  test('does not explain a number where it gives fewer of all that depend on it than the declared rule', () => {
    const elsewhere = { place: 'Discussion' }
    const claims = [
      claim('year/median', '5', elsewhere),
      claim('year/q1', '4', { place: 'Methods' }),
      claim('year/q1', '4', { place: 'Results', statement: 'quartile' }),
    ]
    // of the two results that depend on it, each rule gives one: no worse
    expect(answer(claims, claims[0]!).whole).toHaveLength(1)
    const values = { ...other, 'age/median': 1 }
    const more = [...claims, claim('age/median', '2')]
    const both = namedRules(more, results({ ...declared, 'age/median': 2 }), [rule('quartiles', '4', values)])
    expect(both(claims[0]!).whole).toEqual([])
  })

  test('counts a result that is reported by two rules for both: the two chi-squares of one table', () => {
    // BMJ 2004;328:1073: 6.88 as the sum of (O-E)^2/E in the text, 7.50 by the variance
    const claims = [
      claim('logrank/chi-square', '6.88', { place: 'Text' }),
      claim('logrank/chi-square', '7.50', { place: 'R' }),
    ]
    const found = namedRules(claims, results({ 'logrank/chi-square': 7.4966 }), [
      rule('logRank', 'sum', { 'logrank/chi-square': 6.8847 }),
    ])
    expect(found(claims[0]!).whole).toHaveLength(1)
  })

  test('of another program is judged by what that program prints, where both are reported', () => {
    // limits of S(t) as R prints them, all of them, and some again as Stata does
    const r = ['a', 'b', 'c'].map((id) => claim(`${id}/survival-lower`, '1', { place: 'R' }))
    const stata = ['a', 'b'].map((id) => claim(`${id}/survival-lower`, '2', { place: 'Stata' }))
    const value = (of: number) =>
      Object.fromEntries(['a', 'b', 'c'].map((id) => [`${id}/survival-lower`, of]))
    const of = (claims: readonly Claim[]) =>
      namedRules(claims, results(value(1)), [rule('band', 'log-log', value(2))])
    for (const one of stata) expect(of([...r, ...stata])(one).whole).toHaveLength(1)
    // without the first program's print of the same results, one paper would have used two rules
    const alone = [
      claim('b/survival-lower', '1', { place: 'R' }),
      claim('c/survival-lower', '1', { place: 'R' }),
      stata[0]!,
    ]
    expect(of(alone)(stata[0]!).whole).toEqual([])
  })
})

describe('a statement', () => {
  const ids = (claims: readonly Claim[], of: Claim): readonly string[] =>
    statementsOf(claims, results(Object.fromEntries(claims.map((one) => [one.result, 1]))))
      .get(of)!
      .map((one) => one.result)

  test('is an estimate with its limits, a test with its statistic, the arms of one comparison', () => {
    const claims = [
      claim('os/median', '1'),
      claim('os/median-lower', '1'),
      claim('test/chi-square', '1'),
      claim('test/p', '1'),
      claim('year/margin=a/median', '1'),
      claim('year/margin=b/q1', '1'),
    ]
    expect(ids(claims, claims[0]!)).toEqual(['os/median', 'os/median-lower'])
    expect(ids(claims, claims[2]!)).toEqual(['test/chi-square', 'test/p'])
    expect(ids(claims, claims[4]!)).toEqual(['year/margin=a/median', 'year/margin=b/q1'])
  })

  test('is of one place, unless it says otherwise', () => {
    const claims = [
      claim('os/median', '1', { place: 'Abstract' }),
      claim('os/median-lower', '1'),
      claim('age/mean', '1', { statement: 'a' }),
      claim('age/sd', '1', { statement: 'a', place: 'Table 1' }),
    ]
    expect(ids(claims, claims[0]!)).toEqual(['os/median'])
    expect(ids(claims, claims[2]!)).toEqual(['age/mean', 'age/sd'])
  })
})
