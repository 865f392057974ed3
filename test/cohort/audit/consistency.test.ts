import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistency } from '../../../cohort/audit/consistency/consistency.ts'
import type { Claim } from '../../../cohort/claim.ts'
import { fixed } from '../../../cohort/decimal.ts'
import { chiSquareUpperTail } from '../../../statistics/chi-square-tail.ts'
import { rational } from '../../../statistics/rational.ts'

/** `id: published unit result`, one a line. */
const claims = (text: string): readonly Claim[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', published = '', unit = '', result = ''] = line.trim().split(/:? +/)
      return { id, place: '', label: '', published, unit, result: result === '-' ? '' : result, reason: '' }
    })

const outcome = (check: string, text: string, shortest: number | null = null) =>
  consistency(claims(text), () => shortest)
    .filter((finding) => finding.check === check)
    .map((finding) => finding.outcome)

describe('printed numbers among themselves', () => {
  test('a percentage is a whole count over the printed number', () => {
    const of = (share: string) =>
      outcome('percentage', `n: 18 1 died/n\ncount: 13 1 died/count\nshare: ${share} % died/share`)
    expect(of('72.2')).toEqual(['consistent']) // 13/18 = 72.22...
    expect(of('72.3')).toEqual(['inconsistent'])
  })

  test('without its count, some whole count has to give it', () => {
    const of = (share: string) => outcome('percentage', `n: 7 1 died/n\nshare: ${share} % died/share`)
    expect(of('57.1')).toEqual(['consistent']) // 4/7
    expect(of('58.0')).toEqual(['inconsistent'])
  })

  test('without any number printed with it, what is printed of the group elsewhere gives it, else any number', () => {
    const share = (published: string, more: string) =>
      outcome('percentage', `${more}\ns: ${published} % relapse-by-margin/margin=R1/share`)
    expect(share('62.5', 'n: 8 1 year-by-margin/margin=R1/n')).toEqual(['consistent']) // 5/8
    expect(share('62.5', 'n: 8 1 margin/R1/count\nt: 9 1 age/n')).toEqual(['consistent'])
    // of nine at most: 5/8 again; 62.6 of none of 1 to 9; nothing printed at all
    expect(share('62.5', 't: 9 1 age/n')).toEqual(['consistent'])
    expect(share('62.6', 't: 9 1 age/n')).toEqual(['inconsistent'])
    expect(share('62.6', '')).toEqual(['cannot be settled'])
    // whole percentages of up to 18 subjects are most of those from 0 to 100
    expect(share('63', 't: 18 1 age/n')).toEqual(['no power'])
  })

  test('of claims without a result, ids ending in -count and -share belong together', () => {
    const of = (share: string) =>
      outcome('percentage', `n: 18 1 age/n\nrevised-count: 4 1 -\nrevised-share: ${share} % -`)
    expect(of('22.2')).toEqual(['consistent'])
    expect(of('24.0')).toEqual(['inconsistent']) // 4/16 = 25, 4/17 = 23.5
  })

  test('a symmetric interval has its estimate in the middle, a ratio in the geometric middle', () => {
    const of = (middle: string) =>
      outcome('interval', `m: ${middle} mo os/mean\nl: 16.57 mo os/mean-lower\nu: 93.43 mo os/mean-upper`)
    expect(of('55')).toEqual(['consistent'])
    expect(of('55.2')).toEqual(['inconsistent'])
    expect(of('54.8')).toEqual(['inconsistent'])
    const ratio = (middle: string) =>
      outcome(
        'interval',
        `m: ${middle} 1 c/x/hazard-ratio\nl: 1.0 1 c/x/hazard-ratio-lower\nu: 4.0 1 c/x/hazard-ratio-upper`,
      )
    expect(ratio('2.0')).toEqual(['consistent'])
    expect(ratio('2.5')).toEqual(['inconsistent'])
  })

  test('an interval of a median need not be symmetric, unless the other medians have symmetric ones', () => {
    const odd = 'm: 55.2 mo os/median\nl: 16.57 mo os/median-lower\nu: 93.43 mo os/median-upper'
    const even = 'a: 21 mo rfs/median\nb: 1.1 mo rfs/median-lower\nc: 40.9 mo rfs/median-upper'
    expect(outcome('interval', odd)).toEqual(['cannot be settled'])
    expect(outcome('interval', `${odd}\n${even}`)).toEqual(['inconsistent', 'consistent'])
  })

  test('a Z gives its two-sided p, a chi-square of more degrees of freedom another p', () => {
    const z = (p: string) => outcome('test', `z: -1.96 1 t/z\np: ${p} 1 t/p`)
    expect([z('0.05'), z('0.03')]).toEqual([['consistent'], ['inconsistent']])
    // exp(-3.84 / 2) = 0.147 at two degrees of freedom
    const two = (p: string) => outcome('test', `c: 3.84 1 t/chi-square\nd: 2 1 t/df\np: ${p} 1 t/p`)
    expect([two('0.15'), two('0.05')]).toEqual([['consistent'], ['inconsistent']])
  })

  test('a chi-square gives its p', () => {
    const of = (p: string) => outcome('test', `c: 3.84 1 t/chi-square\np: ${p} 1 t/p`)
    expect(of('0.05')).toEqual(['consistent']) // 3.841459 is 0.05 at one degree of freedom
    expect(of('0.03')).toEqual(['inconsistent'])
    expect(of('<0.06')).toEqual(['consistent'])
    expect(of('<0.01')).toEqual(['inconsistent'])
  })

  test('parts that add are consistent; more or less than the whole cannot be settled', () => {
    const of = (last: string) =>
      outcome(
        'sum',
        `n: 18 1 age/n\na: 7 1 site/Kidney/count\nb: 4 1 site/Thyroid/count\nc: ${last} 1 site/Other/count`,
      )
    expect(of('7')).toEqual(['consistent'])
    expect(of('6')).toEqual(['cannot be settled'])
    expect(of('8')).toEqual(['cannot be settled'])
  })

  test('the median of an odd number of whole numbers is whole', () => {
    const of = (n: string, median: string) =>
      outcome('median', `n: ${n} 1 t/n\nl: 6 mo t/min\nm: ${median} mo t/median`)
    expect(of('5', '12.5')).toEqual(['inconsistent'])
    expect(of('6', '12.5')).toEqual(['consistent'])
    expect(of('6', '12.3')).toEqual(['inconsistent'])
  })

  test('survival does not rise', () => {
    const of = (later: string) =>
      outcome('order of rates', `a: 50 % os/survival@12\nb: ${later} % os/survival@24`)
    expect(of('40')).toEqual(['consistent'])
    expect(of('60')).toEqual(['inconsistent'])
  })

  test('a rate before anybody can be censored is a whole number over n; after it, there is no power', () => {
    const of = (rate: string, shortest: number | null) =>
      outcome('attainable rate', `n: 18 1 os/n\nr: ${rate} % os/survival@24`, shortest)
    expect(of('72.2', 24)).toEqual(['consistent'])
    expect(of('73.0', 24)).toEqual(['inconsistent'])
    expect(of('73.0', null)).toEqual(['no power'])
  })

  test('of three subjects with any censoring few rates are attainable', () => {
    // products of 2/3, 1/2, 0: 1, 2/3, 1/2, 1/3, 0
    const of = (rate: string) => outcome('attainable rate', `n: 3 1 os/n\nr: ${rate} % os/survival@24`)
    expect(of('33')).toEqual(['consistent'])
    expect(of('40')).toEqual(['inconsistent'])
  })

  test('one result printed twice is one number', () => {
    const of = (again: string) => outcome('printed twice', `a: 24 1 year/span\nb: ${again} 1 year/span`)
    expect(of('25')).toEqual(['inconsistent'])
    expect(of('24.3')).toEqual(['consistent'])
  })

  test('also in another unit: 767.5 minutes are 12.79 hours', () => {
    const of = (hours: string) =>
      outcome('printed twice', `a: 767.5 min time/median\nb: ${hours} h time/median`)
    expect(of('12.8')).toEqual(['consistent'])
    expect(of('12.9')).toEqual(['inconsistent'])
    expect(outcome('printed twice', 'a: 50 % x/share\nb: 0.5 1 x/share')).toEqual(['consistent'])
    expect(outcome('printed twice', 'a: 50 % x/share\nb: 0.6 1 x/share')).toEqual(['inconsistent'])
  })

  test('what is printed in several places is checked once, and the finding names every place', () => {
    const found = consistency(claims('n: 18 1 x/n\na: 72.3 % x/share\nb: 72.3 % x/share'))
    expect(found.filter(({ check }) => check === 'percentage')).toEqual([
      {
        check: 'percentage',
        outcome: 'inconsistent',
        claims: ['a', 'b', 'n'],
        detail: 'no whole number of 18 prints so',
      },
    ])
  })
})

describe('what was computed and rounded is never held against a paper', () => {
  const decimals = fc.integer({ min: 0, max: 3 })
  const none = (text: string): void => {
    const wrong = consistency(claims(text)).filter(({ outcome: found }) => found === 'inconsistent')
    expect(wrong).toEqual([])
  }

  test('counts and their percentages', () => {
    const counted = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counted, decimals, fc.boolean(), fc.boolean(), ([k, n], places, withCount, withSize) => {
        const share = fixed(rational(100 * k, n), places)
        none(
          `t: 60 1 age/n\ns: ${share} % x-by-a/a=1/share${withCount ? `\nc: ${k} 1 x-by-a/a=1/count` : ''}${withSize ? `\nn: ${n} 1 x-by-a/a=1/n` : ''}`,
        )
      }),
    )
  })

  test('statistics of tests and their p', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        decimals,
        (x, df, places) => {
          const p = chiSquareUpperTail(x, df).toFixed(3)
          none(`c: ${x.toFixed(places + 1)} 1 t/chi-square\nd: ${df} 1 t/df\np: ${p} 1 t/p`)
        },
      ),
    )
  })

  test('symmetric intervals, and those of ratios', () => {
    const size = fc.double({ min: 0.1, max: 50, noNaN: true })
    fc.assert(
      fc.property(size, size, decimals, (middle, half, places) => {
        const [m, l, u] = [middle, middle - half, middle + half].map((x) => x.toFixed(places))
        none(`m: ${m} mo a/mean\nl: ${l} mo a/mean-lower\nu: ${u} mo a/mean-upper`)
        const ratio = Math.exp(half / 20)
        const [r, a, b] = [middle, middle / ratio, middle * ratio].map((x) => x.toFixed(places))
        none(`m: ${r} 1 c/x/hazard-ratio\nl: ${a} 1 c/x/hazard-ratio-lower\nu: ${b} 1 c/x/hazard-ratio-upper`)
      }),
    )
  })

  test('survival with any censoring, and medians of whole numbers', () => {
    const subject = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(subject, { minLength: 2, maxLength: 12 }), decimals, (subjects, places) => {
        const n = subjects.length
        const at = (t: number): number =>
          subjects
            .map(([time]) => time)
            .filter((time, i, all) => all.indexOf(time) === i && time <= t)
            .reduce((s, time) => {
              const atRisk = subjects.filter(([other]) => other >= time).length
              const events = subjects.filter(([other, died]) => other === time && died).length
              return (s * (atRisk - events)) / atRisk
            }, 1)
        const rate = (t: number): string => (Math.round(at(t) * 1e12) / 1e10).toFixed(places)
        none(`n: ${n} 1 os/n\na: ${rate(10)} % os/survival@10\nb: ${rate(20)} % os/survival@20`)
        const times = subjects.map(([time]) => time).sort((a, b) => a - b)
        const median = (times[(n - 1) >> 1]! + times[n >> 1]!) / 2
        none(`n: ${n} 1 t/n\nl: ${times[0]} mo t/min\nm: ${median} mo t/median`)
      }),
      { numRuns: 60 },
    )
  })
})
