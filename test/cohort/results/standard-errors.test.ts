import { describe, expect, test } from 'vitest'
import { type Conventions, PROFILES } from '../../../cohort/descriptors/conventions.ts'
import { followUpResults } from '../../../cohort/results/estimates/follow-up.ts'
import type { GroupRequest } from '../../../cohort/results/estimates/group.ts'
import { incidenceResults } from '../../../cohort/results/estimates/incidence.ts'
import { landmarkResults } from '../../../cohort/results/estimates/landmark.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'

/*
 * t <- c(2,3,3,5,7,8,9,11,12,14); e <- c(0,1,2,0,1,0,1,2,0,0) in R: 1 is the event, 2 competes.
 * The expected numbers are of survival 3.5-3 and cmprsk 2.2-11.
 */
const times = [2, 3, 5, 7, 8, 9, 11, 12, 14]
const counts = {
  name: '',
  entered: [10],
  atRisk: [10, 9, 7, 6, 5, 4, 3, 2, 1],
  events: [0, 1, 0, 1, 0, 1, 0, 0, 0],
  competing: [[0, 1, 0, 0, 0, 0, 1, 0, 0]],
  censored: [1, 0, 1, 0, 1, 0, 0, 1, 1],
}

// nobody enters at the first time of an exit: all are there from 0
const request = (at: readonly number[], rules: Partial<Conventions> = {}): GroupRequest => ({
  key: { analysis: 'a', group: '' },
  times: [0, ...times],
  counts: {
    ...counts,
    atRisk: [0, ...counts.atRisk],
    events: [0, ...counts.events],
    competing: counts.competing.map((cause) => [0, ...cause]),
    censored: [0, ...counts.censored],
  },
  curve: kaplanMeier(times, counts),
  causes: ['death'],
  unit: 'mo',
  plan: { at, exact: false } as unknown as GroupRequest['plan'],
  ticks: [],
  rules: { ...PROFILES.r, alpha: 0.05, confidence: 0.95, ...rules },
})

const numberOf = (results: readonly { readonly id: string; readonly value: number | null }[], id: string) =>
  results.find((one) => one.id === id)!.value

describe('the standard error of a cumulative incidence', () => {
  test("is cmprsk's, of the event and of what competes", () => {
    const found = incidenceResults(request([9]))
    // sqrt(timepoints(cuminc(t, e), 9)$var)
    expect(numberOf(found, 'a/cumulative-incidence-se@9')).toBeCloseTo(0.20558891954791, 11)
    expect(numberOf(found, 'a/death/cumulative-incidence-se@9')).toBeCloseTo(1 / 9, 11)
  })
})

describe('the interval of the median follow-up', () => {
  test('is that of survfit(Surv(t, e == 0) ~ 1) by each band, and its method says the rule', () => {
    const [log, plain] = [followUpResults(request([])), followUpResults(request([], { band: 'plain' }))]
    // 12 (8 to NA) by conf.type log, 12 (5 to NA) by plain
    expect(numberOf(log, 'a/follow-up')).toBe(12)
    expect([log, plain].map((found) => numberOf(found, 'a/follow-up-lower'))).toEqual([8, 5])
    expect([log, plain].map((found) => numberOf(found, 'a/follow-up-upper'))).toEqual([null, null])
    expect(log.find(({ id }) => id === 'a/follow-up-lower')!.method).toMatch(
      /median follow-up, reverse Kaplan-Meier.*inverted log band/,
    )
  })

  test('has the standard error of the rule of SPSS there alone', () => {
    const spss = { medianInterval: 'spss-density', median: 'first-at-or-below' } as const
    expect(numberOf(followUpResults(request([], spss)), 'a/follow-up-se')).not.toBeNull()
    expect(numberOf(followUpResults(request([])), 'a/follow-up-se')).toBeNull()
  })
})

describe('limits of S(t) = 1 as R', () => {
  // summary(survfit(Surv(t, e == 1) ~ 1, conf.type = ), times = c(1, 2.5, 9)): at 2.5, after a censoring, log-log is NA
  const limits = (band: Conventions['band'], at: number, bandAtLimit: 'r' | 'reason' = 'r') => {
    const found = landmarkResults(request([at], { band, bandAtLimit }))
    return ['lower', 'upper'].map((side) => numberOf(found, `a/survival-${side}@${at}`))
  }

  test('are 1 to 1 for every band before the first recorded time', () => {
    for (const band of ['plain', 'log', 'log-log', 'logit', 'arcsine'] as const)
      expect(limits(band, 1)).toEqual([1, 1])
  })

  test('are 1 to 1 from then on for plain and log, and NA for the others', () => {
    for (const band of ['plain', 'log'] as const) expect(limits(band, 2.5)).toEqual([1, 1])
    for (const band of ['log-log', 'logit', 'arcsine'] as const)
      expect(limits(band, 2.5)).toEqual([null, null])
  })

  test('are none, with the reason, by the other rule', () => {
    expect(limits('log', 1, 'reason')).toEqual([null, null])
    expect(limits('log-log', 1, 'reason')).toEqual([null, null])
  })
})
