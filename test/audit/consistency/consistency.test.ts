import { describe, expect, test } from 'vitest'
import { consistency } from '../../../audit/consistency/consistency.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

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

  test('a half is rounded up, or to the even digit: programs do both', () => {
    const of = (count: number, n: number, share: string) =>
      outcome('percentage', `n: ${n} 1 died/n\ncount: ${count} 1 died/count\nshare: ${share} % died/share`)
    // 12.5% and 37.5%
    expect([of(5, 40, '12'), of(5, 40, '13'), of(3, 8, '37'), of(3, 8, '38')]).toEqual([
      ...[['consistent'], ['consistent'], ['inconsistent'], ['consistent']],
    ])
    // 0.25%, 0.75% of 400
    expect([of(1, 400, '0.2'), of(3, 400, '0.7')]).toEqual([['consistent'], ['inconsistent']])
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
    // of nine at most: 5/8 again; 62.6 of none of 1 to 9, but of more perhaps; nothing printed at all
    expect(share('62.5', 't: 9 1 age/n')).toEqual(['consistent'])
    expect(share('62.6', 't: 9 1 age/n')).toEqual(['cannot be settled'])
    expect(share('62.6', '')).toEqual(['cannot be settled'])
    // whole percentages of up to 18 subjects are most of those from 0 to 100
    expect(share('63', 't: 18 1 age/n')).toEqual(['no power'])
  })

  test('of claims without a result, ids ending in -count and -share belong together', () => {
    const of = (share: string) =>
      outcome('percentage', `n: 18 1 age/n\nrevised-count: 4 1 -\nrevised-share: ${share} % -`)
    expect(of('22.2')).toEqual(['consistent'])
    expect(of('24.0')).toEqual(['cannot be settled']) // 4/16 = 25, 4/17 = 23.5: of those who were asked there may be more
  })

  test('a symmetric interval has its estimate in the middle, a ratio in the geometric middle', () => {
    const of = (middle: string) =>
      outcome('interval', `m: ${middle} mo os/mean\nl: 16.57 mo os/mean-lower\nu: 93.43 mo os/mean-upper`)
    expect(of('55')).toEqual(['consistent'])
    // alone it may be an interval of another kind; beside a symmetric one of its kind it is not
    expect(of('55.2')).toEqual(['cannot be settled'])
    expect(of('54.8')).toEqual(['cannot be settled'])
    const other = 'm2: 30 mo pfs/mean\nl2: 20 mo pfs/mean-lower\nu2: 40 mo pfs/mean-upper'
    const both = `m: 55.2 mo os/mean\nl: 16.57 mo os/mean-lower\nu: 93.43 mo os/mean-upper\n${other}`
    expect(outcome('interval', both)).toEqual(['inconsistent', 'consistent'])
    const ratio = (middle: string) =>
      outcome(
        'interval',
        `m: ${middle} 1 c/x/hazard-ratio\nl: 1.0 1 c/x/hazard-ratio-lower\nu: 4.0 1 c/x/hazard-ratio-upper`,
      )
    expect(ratio('2.0')).toEqual(['consistent'])
    expect(ratio('2.5')).toEqual(['cannot be settled'])
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
    // whether all values are whole is not printed
    expect(of('5', '12.5')).toEqual(['cannot be settled'])
    expect(of('6', '12.5')).toEqual(['consistent'])
    expect(of('6', '12.3')).toEqual(['cannot be settled'])
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

  test('a rate of a group in which all had the event is a whole number over n', () => {
    const of = (events: number, rate: string) =>
      outcome('attainable rate', `n: 21 1 os/n\nd: ${events} 1 os/events\nr: ${rate} 1 os/survival@8`)
    expect([of(21, '0.3810'), of(21, '0.4000'), of(20, '0.4000')]).toEqual([
      ['consistent'], // 8/21
      ['inconsistent'],
      ['no power'],
    ])
  })

  test('of three subjects with any censoring few rates are attainable', () => {
    // products of 2/3, 1/2, 0: 1, 2/3, 1/2, 1/3, 0
    const of = (rate: string) => outcome('attainable rate', `n: 3 1 os/n\nr: ${rate} % os/survival@24`)
    expect(of('33')).toEqual(['consistent'])
    expect(of('40')).toEqual(['inconsistent'])
    // of four: 1, 3/4, 2/3, 1/2, 3/8, 1/3, 1/4, 0, which is 8 of 101 whole percentages
    expect(outcome('attainable rate', 'n: 4 1 os/n\nr: 38 % os/survival@24')).toEqual(['consistent'])
  })

  test('one result printed twice is one number', () => {
    const of = (again: string) => outcome('reported twice', `a: 24 1 year/span\nb: ${again} 1 year/span`)
    expect(of('25')).toEqual(['inconsistent'])
    expect(of('24.3')).toEqual(['consistent'])
  })

  test('limits printed twice may be by two rules', () => {
    const twice = consistency(claims('a: 0.62 1 os/survival-lower@6\nb: 0.72 1 os/survival-lower@6'))
    expect(twice.map(({ check, outcome: found }) => [check, found])).toEqual([
      ['reported twice', 'cannot be settled'],
    ])
  })

  test('also in another unit: 767.5 minutes are 12.79 hours', () => {
    const of = (hours: string) =>
      outcome('reported twice', `a: 767.5 min time/median\nb: ${hours} h time/median`)
    expect(of('12.8')).toEqual(['consistent'])
    expect(of('12.9')).toEqual(['inconsistent'])
    expect(outcome('reported twice', 'a: 50 % x/share\nb: 0.5 1 x/share')).toEqual(['consistent'])
    expect(outcome('reported twice', 'a: 50 % x/share\nb: 0.6 1 x/share')).toEqual(['inconsistent'])
  })

  test('a half is rounded away from zero or to the even digit, and no share is more than all', () => {
    const of = (share: string) => outcome('percentage', `n: 8 1 x/n\nc: 1 1 x/count\ns: ${share} % x/share`)
    expect([of('13'), of('12'), of('12.5')]).toEqual([['consistent'], ['consistent'], ['consistent']])
    expect(outcome('percentage', 'n: 18 1 x/n\nc: 20 1 x/count\ns: 111.1 % x/share')).toEqual([
      'inconsistent',
    ])
  })

  test('a share belongs to the count of its own level and group, and to the number of its own group', () => {
    const counts = 'n: 18 1 site/n\na: 13 1 site/A/count\nb: 4 1 site/B/count'
    expect(outcome('percentage', `${counts}\ns: 72.2 % site/B/share`)).toEqual(['inconsistent']) // 13/18
    const groups = 'n: 18 1 x/arm=B/n\na: 13 1 x/arm=A/count\nb: 4 1 x/arm=B/count'
    expect(outcome('percentage', `${groups}\ns: 72.2 % x/arm=B/share`)).toEqual(['inconsistent'])
    // 66.7% is 6 of the 9 with R0, who are not those with R1
    const other = consistency(claims('t: 9 1 age/n\nz: 9 1 margin/R0/count\ns: 66.7 % x/margin=R1/share'))
    expect(other.filter(({ check }) => check === 'percentage').map(({ claims: ids }) => ids)).toEqual([['s']])
  })

  test('a statistic belongs to the p, and limits to the estimate, of the same level', () => {
    const two = 'a: 5.0 1 c/y/z\nb: 1.96 1 c/x/z\np: 0.05 1 c/x/p'
    expect(outcome('test', two)).toEqual(['consistent'])
    const ratios =
      'k: 1.0 1 c/y/hazard-ratio-lower\nl: 1.0 1 c/x/hazard-ratio-lower\nv: 9.0 1 c/y/hazard-ratio-upper\nu: 4.0 1 c/x/hazard-ratio-upper\nm: 2.0 1 c/x/hazard-ratio'
    expect(outcome('interval', ratios)).toEqual(['consistent'])
  })

  test('a p on the other side of its statistic is inconsistent, whichever side', () => {
    const of = (p: string) => outcome('test', `c: 3.84 1 t/chi-square\np: ${p} 1 t/p`)
    expect([of('0.07'), of('0.03')]).toEqual([['inconsistent'], ['inconsistent']])
    // 3.84 on 5 degrees of freedom gives 0.57: how many groups there are is not printed
    expect([of('>0.04'), of('>0.5')]).toEqual([['consistent'], ['cannot be settled']])
    const printed = 'd: 1 1 t/df\nc: 3.84 1 t/chi-square\np: >0.5 1 t/p'
    expect(outcome('test', printed)).toEqual(['inconsistent'])
  })

  test('one part alone is no sum', () => {
    expect(outcome('sum', 'n: 18 1 age/n\na: 7 1 site/Kidney/count')).toEqual([])
  })

  test('what is printed in several places is checked once, and the finding names every place', () => {
    const found = consistency(claims('n: 18 1 x/n\na: 72.3 % x/share\nb: 72.3 % x/share'))
    expect(found.filter(({ check }) => check === 'percentage')).toEqual([
      {
        check: 'percentage',
        outcome: 'inconsistent',
        claims: ['a', 'b', 'n'],
        detail: 'no count of 18 gives it',
      },
    ])
  })
})
