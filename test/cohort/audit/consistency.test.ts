import { describe, expect, test } from 'vitest'
import { consistency } from '../../../cohort/audit/consistency/consistency.ts'
import type { Claim } from '../../../cohort/claim.ts'

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

  test('of claims without a result, ids ending in -count and -share belong together', () => {
    const of = (share: string) =>
      outcome('percentage', `n: 18 1 age/n\nrevised-count: 4 1 -\nrevised-share: ${share} % -`)
    expect(of('22.2')).toEqual(['consistent'])
    expect(of('24.0')).toEqual(['inconsistent']) // 4/16 = 25, 4/17 = 23.5
  })

  test('a symmetric interval has its estimate in the middle, a ratio in the geometric middle', () => {
    const of = (middle: string) =>
      outcome(
        'interval',
        `m: ${middle} mo os/median\nl: 16.57 mo os/median-lower\nu: 93.43 mo os/median-upper`,
      )
    expect(of('55')).toEqual(['consistent'])
    expect(of('55.2')).toEqual(['inconsistent'])
    const ratio = (middle: string) =>
      outcome(
        'interval',
        `m: ${middle} 1 c/x/hazard-ratio\nl: 1.0 1 c/x/hazard-ratio-lower\nu: 4.0 1 c/x/hazard-ratio-upper`,
      )
    expect(ratio('2.0')).toEqual(['consistent'])
    expect(ratio('2.5')).toEqual(['inconsistent'])
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
})
