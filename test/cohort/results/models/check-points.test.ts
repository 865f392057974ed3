import { describe, expect, test } from 'vitest'
import type { CheckPoint } from '../../../../cohort/results/models/cox/check-points.ts'
import { checkPoints } from '../../../../cohort/results/models/index.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { freireich } from '../../../support/figures/freireich.ts'

const curveOf = (points: readonly CheckPoint[], group: string) =>
  points
    .filter((point) => point.curve === 'log-minus-log' && point.group === group)
    .map(({ time, value }) => [time, value])

describe('log-minus-log curves', () => {
  test('of six patients are ln(-ln S) by hand, up to the last time', () => {
    // arm a: events at 1 and 3 of 3 and 2 patients, censored at 4; arm b: an event at 3 of 2 patients, censored at 6
    const points = sourcesOf(six).checks['any-cox']!
    const [first, second] = [Math.log(-Math.log(2 / 3)), Math.log(-Math.log(1 / 3))]
    const wanted = [
      [1, first],
      [3, second],
      [4, second],
    ]
    curveOf(points, 'arm=a').forEach(([time, value], i) => {
      expect(time).toBe(wanted[i]![0])
      expect(value).toBeCloseTo(wanted[i]![1]!, 12)
    })
    expect(curveOf(points, 'arm=a')).toHaveLength(3)
    expect(curveOf(points, 'arm=b').map(([time]) => time)).toEqual([3, 6])
  })

  test('end where S becomes 0, and have no point there', () => {
    const curve = curveOf(sourcesOf(freireich).checks['any-cox']!, 'arm=b')
    // all of placebo relapse, the last at 23
    expect(curve.at(-1)).toEqual([23, curve.at(-2)![1]])
    expect(curve.every(([, value]) => Number.isFinite(value))).toBe(true)
  })

  test('of 42 patients are those of R', () => {
    // survival 3.5-3: log(-log(survfit(Surv(time, status) ~ arm)$surv))
    const wanted = [
      [6, -1.869824714493],
      [7, -1.538162905995],
      [10, -1.259597665962],
      [13, -0.992147597512],
      [16, -0.763377109906],
      [22, -0.477648118437],
      [23, -0.21994621008],
      [35, -0.21994621008],
    ]
    const curve = curveOf(sourcesOf(freireich).checks['any-cox']!, 'arm=a')
    expect(curve.map(([time]) => time)).toEqual(wanted.map(([time]) => time))
    curve.forEach(([, value], i) => {
      expect(value).toBeCloseTo(wanted[i]![1]!, 11)
    })
  })

  test('have no point at a time of 0, which a logarithmic axis lacks', () => {
    const early = freireich.map((subject) => ({ ...subject, time: (subject.time as number) - 1 }))
    const curve = curveOf(sourcesOf(early).checks['any-cox']!, 'arm=b')
    expect(curve[0]![0]).toBe(1)
  })
})

describe('residuals of 42 patients', () => {
  const points = sourcesOf(freireich).checks['any-cox']!
  const ofTerm = (term: string, curve: string) =>
    points.filter((point) => point.term === term && point.curve === curve)

  test('are those of R with the ties of the plan, each distinct value of a time once with its events', () => {
    // survival 3.5-3: cox.zph(coxph(Surv(time, status) ~ arm + note, ties = "breslow"), terms = FALSE), first 6 rows
    const wanted = [
      [1, 0, 2, 2.40330887685],
      [2, 0.047619047619, 1, 2.47730752025],
      [2, 0.047619047619, 1, 2.52290427288],
      [3, 0.0952380952381, 1, 2.61493437787],
      [4, 0.119047619048, 2, 2.62459755704],
    ]
    ofTerm('arm b', 'residual')
      .slice(0, 4)
      .forEach(({ time, transformed, events, value }, i) => {
        expect([time, events]).toEqual([wanted[i]![0], wanted[i]![2]])
        expect(transformed).toBeCloseTo(wanted[i]![1]!, 11)
        expect(value).toBeCloseTo(wanted[i]![3]!, 9)
      })
    const events = ofTerm('arm b', 'residual').reduce((sum, point) => sum + point.events!, 0)
    expect(events).toBe(30)
  })

  test('have a smooth of 40 points in a band that is even about it', () => {
    for (const term of ['arm b', 'note y']) {
      const smooth = ofTerm(term, 'smooth')
      expect(smooth).toHaveLength(40)
      for (const { value, lower, upper } of smooth) {
        expect(upper! - value).toBeCloseTo(value - lower!, 12)
        expect(upper!).toBeGreaterThan(value)
      }
    }
  })

  test('follow the ties of the model before those of the convention', () => {
    const { models, endpoints } = plan()
    const sources = sourcesOf(freireich)
    const model = { ...models['any-cox']!, ties: 'efron' as const }
    const found = checkPoints(model, { ...sources, endpoints } as never, sources.rules)
    // the same model with ties = "efron"
    expect(found.find(({ curve }) => curve === 'residual')!.value).toBeCloseTo(2.44317768074, 9)
  })
})
