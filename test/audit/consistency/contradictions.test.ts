import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistency } from '../../../audit/consistency/consistency.ts'
import { chiSquareUpperTail } from '../../../statistics/distributions/chi-square-tail.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

const found = (check: string, text: string) =>
  consistency(claims(text)).filter((finding) => finding.check === check)
const outcome = (check: string, text: string) => found(check, text).map((finding) => finding.outcome)

describe('a ratio with its interval against p', () => {
  const of = (ratio: string, lower: string, upper: string, p: string, name = 'hazard-ratio') =>
    `r: ${ratio} 1 os/${name}\nl: ${lower} 1 os/${name}-lower\nu: ${upper} 1 os/${name}-upper\np: ${p} 1 os/p`

  // by hand: se = (log 0.94 - log 0.55)/3.92 = 0.1367, z = log 0.72/se = -2.403, p = 0.0163
  test('0.72 (0.55 to 0.94) implies p of about 0.016, not 0.21', () => {
    expect(outcome('ratio and p', of('0.72', '0.55', '0.94', '0.21'))).toEqual(['inconsistent'])
    const [finding] = found('ratio and p', of('0.72', '0.55', '0.94', '0.016'))
    expect(finding).toMatchObject({ outcome: 'consistent', claims: ['r', 'l', 'u', 'p'] })
    expect(finding!.detail).toMatch(
      /^the 95% interval implies p from 0\.01[0-9]* to 0\.02[0-9]*; reported: 0\.016$/,
    )
  })

  test('NS with an interval that excludes 1, and <0.001 with one that includes it, are contradictions', () => {
    expect(outcome('ratio and p', of('0.72', '0.55', '0.94', '>0.2', 'odds-ratio'))).toEqual(['inconsistent'])
    // z = log 1.3/((log 2.1 - log 0.8)/3.92) = 1.066
    expect(outcome('ratio and p', of('1.30', '0.80', '2.10', '<0.001'))).toEqual(['inconsistent'])
    expect(outcome('ratio and p', of('1.30', '0.80', '2.10', '0.29'))).toEqual(['consistent'])
  })

  test('p of another test near the border, and what rounding allows, are no contradiction', () => {
    // z = 1.95 to 2.02 by the interval, log-rank p 0.06
    expect(outcome('ratio and p', of('2.00', '1.01', '3.96', '0.06'))).toEqual(['consistent'])
    expect(outcome('ratio and p', of('0.7', '0.5', '0.9', '0.04'))).toEqual(['consistent'])
    expect(outcome('ratio and p', of('5.0', '1.0', '25', '0.012'))).toEqual(['consistent'])
  })

  test('needs an interval of a ratio: a limit that may be 0 says nothing', () => {
    expect(outcome('ratio and p', of('0.2', '0.0', '0.9', '0.5'))).toEqual([])
    expect(outcome('ratio and p', 'r: 0.72 1 os/hazard-ratio\np: 0.21 1 os/p')).toEqual([])
  })

  test('numbers of one statement belong together, whatever their ids', () => {
    const stated = claims(
      'r: 0.72 1 a/hazard-ratio\nl: 0.55 1 b/hazard-ratio-lower\nu: 0.94 1 c/hazard-ratio-upper\np: 0.21 1 d/p',
    ).map((claim) => ({ ...claim, statement: 'treatment' }))
    expect(consistency(stated).filter(({ check }) => check === 'ratio and p')).toHaveLength(1)
  })

  test('of a statement with two ratios nothing is guessed', () => {
    const stated = claims(
      'r: 0.72 1 a/hazard-ratio\ns: 0.9 1 e/hazard-ratio\nl: 0.55 1 b/hazard-ratio-lower\nu: 0.94 1 c/hazard-ratio-upper\np: 0.21 1 d/p',
    ).map((claim) => ({ ...claim, statement: 'treatment' }))
    expect(consistency(stated).filter(({ check }) => check === 'ratio and p')).toEqual([])
  })

  test('a Wald p, rounded, is never held against its interval', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.05, max: 1.2, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        (log, se, places) => {
          const [r, l, u] = [log, log - 1.959964 * se, log + 1.959964 * se].map((x) =>
            Math.exp(x).toFixed(places),
          )
          const p = chiSquareUpperTail((log / se) ** 2, 1).toFixed(places)
          expect(outcome('ratio and p', of(r!, l!, u!, p))).not.toContain('inconsistent')
        },
      ),
    )
  })
})

describe('a p against the counts of two groups', () => {
  const of = (p: string, [a, m, b, n] = [3, 9, 2, 10]) =>
    `p: ${p} 1 x-by-arm/p\na: ${a} 1 x-by-arm/arm=A/count\nm: ${m} 1 x-by-arm/arm=A/n\nb: ${b} 1 x-by-arm/arm=B/count\nn: ${n} 1 x-by-arm/arm=B/n`

  // R 4.2: fisher.test 0.6285, one-sided 0.4443 and 0.8808; chisq.test 0.5099, with correction 0.8908
  test('3 of 9 against 2 of 10 is not 0.36 by any usual test', () => {
    expect(outcome('counts and p', of('0.36'))).toEqual(['inconsistent'])
    for (const p of ['0.63', '0.44', '0.51', '>0.5', 'P=0.628'])
      expect([p, outcome('counts and p', of(p))]).toEqual([p, ['consistent']])
    expect(outcome('counts and p', of('<0.05'))).toEqual(['inconsistent'])
  })

  test('says nothing where a table cannot be made: a group missing, a third one, or one more level', () => {
    expect(outcome('counts and p', of('0.36').replace(/^n:.*$/m, ''))).toEqual([])
    expect(
      outcome('counts and p', `${of('0.36')}\nc: 2 1 x-by-arm/arm=C/count\nd: 9 1 x-by-arm/arm=C/n`),
    ).toEqual([])
    expect(outcome('counts and p', of('0.36', [12, 9, 2, 10]))).toEqual([])
    expect(outcome('counts and p', of('0.36', [0, 0, 0, 0]))).toEqual([])
  })
})

describe('an estimate and its interval', () => {
  const of = (m: string, l: string, u: string) =>
    outcome('inside interval', `m: ${m} mo os/median\nl: ${l} mo os/median-lower\nu: ${u} mo os/median-upper`)
  test('the estimate lies inside, as far as rounding allows', () => {
    expect(of('21', '10', '30')).toEqual(['consistent'])
    expect(of('31', '10', '30')).toEqual(['inconsistent'])
    expect(of('9', '10', '30')).toEqual(['inconsistent'])
    expect(of('10', '10.4', '30')).toEqual(['consistent'])
    expect(of('10', '10.6', '30')).toEqual(['inconsistent'])
    expect(of('21', '30', '10')).toEqual(['inconsistent'])
  })

  test('of one time lies in the interval of that time alone', () => {
    const at = (text: string) =>
      outcome('inside interval', `${text}\nl: 60 % os/survival-lower@12\nu: 95 % os/survival-upper@12`)
    expect(at('s: 50 % os/survival@12')).toEqual(['inconsistent'])
    expect(at('s: 50 % os/survival@24')).toEqual([])
  })

  test('an odds ratio that is not in the middle may have an exact interval', () => {
    expect(
      outcome('interval', 'm: 2.5 1 x/odds-ratio\nl: 1.0 1 x/odds-ratio-lower\nu: 4.0 1 x/odds-ratio-upper'),
    ).toEqual(['cannot be settled'])
  })
})

describe('groups against their total', () => {
  const of = (a: number, b: number, total: number, more = '') =>
    outcome(
      'groups',
      `a: ${a} 1 x-by-arm/arm=A/count\nb: ${b} 1 x-by-arm/arm=B/count\nt: ${total} 1 x/count${more}`,
    )
  const sizes = (m: number, n: number, all: number) =>
    `\nm: ${m} 1 x-by-arm/arm=A/n\nn: ${n} 1 x-by-arm/arm=B/n\nall: ${all} 1 x/n`
  test('are never more than the total, and are the total where all subjects are in the groups', () => {
    expect(of(4, 1, 5)).toEqual(['consistent'])
    expect(of(4, 2, 5)).toEqual(['inconsistent'])
    expect(of(3, 1, 5)).toEqual(['cannot be settled'])
    expect(of(3, 1, 5, sizes(8, 10, 18))).toEqual(['inconsistent', 'consistent'])
    expect(of(3, 1, 5, sizes(8, 9, 18))).toEqual(['cannot be settled', 'cannot be settled'])
    expect(of(4, 1, 5, sizes(8, 12, 18))).toEqual(['consistent', 'inconsistent'])
  })
})

describe('a percentage', () => {
  test('that was cut instead of rounded says so', () => {
    // 8/12 = 66.66...
    const [finding] = found('percentage', 'n: 12 1 d/n\nc: 8 1 d/count\ns: 66.6 % d/share')
    expect(finding).toMatchObject({
      outcome: 'inconsistent',
      detail: '8 of 12 gives this only if it is truncated instead of rounded',
    })
  })
})

describe('what would be no number of subjects', () => {
  test('stops nothing: no patient, or half a patient', () => {
    for (const n of ['0', '9.5'])
      expect(() =>
        consistency(
          claims(
            `n: ${n} 1 os/n\ne: ${n} 1 os/events\nr: 50 % os/survival@12\ns: 50 % os/share\nc: ${n} 1 os/count`,
          ),
        ),
      ).not.toThrow()
  })
})

describe('what an attacker printed and one data set gives', () => {
  const of = (check: string, text: string) =>
    consistency(claims(text)).flatMap((one) => (one.check === check ? [one.outcome] : []))

  test('is no contradiction: chi-square of three groups, of which the degrees of freedom are not printed', () => {
    // R: pchisq(7.5, 2, lower.tail = FALSE) is 0.0235
    expect(of('test', 'c: 7.50 1 t/chi-square\np: 0.024 1 t/p')).toEqual(['cannot be settled'])
  })

  test('is no contradiction: Z and p of two times', () => {
    const text = 'z6: 1.96 1 t/z@6\np6: 0.05 1 t/p@6\nz12: 0.5 1 t/z@12\np12: 0.62 1 t/p@12'
    expect(of('test', text)).toEqual(['consistent', 'consistent'])
  })

  test("is no contradiction: an exact interval of an odds ratio with Fisher's p (R: fisher.test of 20, 10, 1, 7)", () => {
    const text =
      'o: 13.05 1 r/odds-ratio\nl: 1.38 1 r/odds-ratio-lower\nu: 658.92 1 r/odds-ratio-upper\np: 0.013 1 r/p'
    expect(of('ratio and p', text)).not.toContain('inconsistent')
  })

  test('is no contradiction: one of three levels by arm, with the p of the whole table', () => {
    const text =
      'a: 9 1 s/arm=A/II/count\nna: 24 1 s/arm=A/n\nb: 8 1 s/arm=B/II/count\nnb: 24 1 s/arm=B/n\np: 0.94 1 s/p'
    expect(of('counts and p', text)).toEqual([])
  })
})
