import { describe, expect, test } from 'vitest'
import { PROFILES, type Rules } from '../../../cohort/descriptors/conventions.ts'
import { curvePoints } from '../../../cohort/results/curves.ts'

/*
 * t <- c(2,3,3,5,7,8,9,11,12,14); e <- c(0,1,2,0,1,0,1,2,0,0) in R: 1 is the event, 2 competes.
 * The expected numbers are of survival 3.5-3; NA of R is null here.
 */
const group = {
  analysis: 'a',
  endpoint: 'relapse',
  group: '',
  times: [0, 2, 3, 5, 7, 8, 9, 11, 12, 14],
  counts: {
    name: '',
    entered: [10],
    atRisk: [10, 10, 9, 7, 6, 5, 4, 3, 2, 1],
    events: [0, 0, 1, 0, 1, 0, 1, 0, 0, 0],
    competing: [[0, 0, 1, 0, 0, 0, 0, 1, 0, 0]],
    censored: [0, 1, 0, 1, 0, 1, 0, 0, 1, 1],
  },
}
const rules: Rules = { ...PROFILES.r, alpha: 0.05, confidence: 0.95 }
const competing = { competing: { death: { label: 'death' } } }
const endpoints = { relapse: competing } as unknown as Parameters<typeof curvePoints>[1]
const points = (from: object = {}, under: Partial<Rules> = {}) =>
  curvePoints([{ ...group, ...from }], endpoints, { ...rules, ...under })
const curveOf = (curve: string, rows = points()) =>
  rows
    .filter((row) => row.curve === curve)
    .map(({ time, at_risk, events, estimate, lower, upper }) => [
      [time, at_risk, events],
      [estimate, lower, upper],
    ])
const near = (value: number) => expect.closeTo(value, 11)

test('a group has the curves of survival, of each cause, of the hazard and of the follow-up, in this order', () => {
  expect([...new Set(points().map(({ curve }) => curve))]).toEqual([
    'survival',
    'event',
    'death',
    'cumulative-hazard',
    'follow-up',
  ])
})

describe('the cumulative hazard', () => {
  test("is survfit's cumhaz, with limits from its std.chaz on the scale of the logarithm", () => {
    // f <- survfit(Surv(t, e == 1) ~ 1, ctype = 1); f$cumhaz * exp(c(-1, 1) * qnorm(.975) * f$std.chaz / f$cumhaz)
    expect(curveOf('cumulative-hazard')).toEqual([
      [
        [0, 10, 0],
        [0, null, null],
      ],
      [
        [3, 9, 1],
        [near(0.111111111111), near(0.0156514993437), near(0.788785709359)],
      ],
      [
        [7, 6, 1],
        [near(0.277777777778), near(0.067590761172), near(1.141583442607)],
      ],
      [
        [9, 4, 1],
        [near(0.527777777778), near(0.1606169442818), near(1.73424655762)],
      ],
      // held up to the last time, at which one is at risk
      [
        [14, 1, 0],
        [near(0.527777777778), near(0.1606169442818), near(1.73424655762)],
      ],
    ])
  })
})

describe('the follow-up curve', () => {
  test('is survfit with censorings as events, and the band of the plan', () => {
    // survfit(Surv(t, e == 0) ~ 1, conf.type = "log")
    expect(curveOf('follow-up')).toEqual([
      [
        [0, 10, 0],
        [1, null, null],
      ],
      [
        [2, 10, 1],
        [near(0.9), near(0.732011642744), 1],
      ],
      [
        [5, 7, 1],
        [near(0.771428571429), near(0.534848947272), 1],
      ],
      [
        [8, 5, 1],
        [near(0.617142857143), near(0.34860677915), 1],
      ],
      [
        [12, 2, 1],
        [near(0.308571428571), near(0.0689216844892), 1],
      ],
      [
        [14, 1, 1],
        [0, null, null],
      ],
    ])
  })

  test('has at a tied time those without an event at risk where events come first, and all as R', () => {
    // t <- c(1, 1, 2), e <- c(1, 0, 0): by hand 1 - 1/2, in R 1 - 1/3
    const tied = {
      times: [0, 1, 2],
      counts: {
        name: '',
        entered: [3],
        atRisk: [3, 3, 1],
        events: [0, 1, 0],
        competing: [[0, 0, 0]],
        censored: [0, 1, 1],
      },
    }
    const at1 = (followUp: Rules['followUp']) =>
      points(tied, { followUp }).find(({ curve, time }) => curve === 'follow-up' && time === 1)
    expect(at1('events-first')).toMatchObject({ at_risk: 2, events: 1, estimate: 0.5 })
    expect(at1('swapped-status')).toMatchObject({ at_risk: 3, events: 1, estimate: near(2 / 3) })
  })
})
