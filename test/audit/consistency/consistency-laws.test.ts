import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistency } from '../../../audit/consistency/consistency.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { chiSquareUpperTail } from '../../../statistics/distributions/chi-square-tail.ts'
import { rational } from '../../../statistics/numbers/rational.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

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
