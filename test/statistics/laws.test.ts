import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cumulativeIncidence } from '../../statistics/competing-risks/cumulative-incidence.ts'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import { groupSizes, hasDelayedEntry } from '../../statistics/log-rank/log-rank-allocations.ts'
import type { EventTable } from '../../statistics/survival/event-table.ts'
import { eachStep, kaplanMeier, type SurvivalCurve } from '../../statistics/survival/kaplan-meier.ts'
import { nelsonAalen } from '../../statistics/survival/nelson-aalen.ts'
import { personTimeRate } from '../../statistics/survival/person-time-rate.ts'
import { reverseKaplanMeier } from '../../statistics/survival/reverse-kaplan-meier.ts'
import { simulationModel } from '../../statistics/survival/simulated-table.ts'
import { conditionalSurvivalAt, survivalAt } from '../../statistics/survival/survival-at.ts'
import { survivalExactLimits } from '../../statistics/survival/survival-exact-limits.ts'
import { survivalQuantile } from '../../statistics/survival/survival-quantile.ts'
import { eventTableOf, type SubjectRow } from '../../tools/conformance/event-table-of.ts'
import { answerOf } from '../../tools/conformance/oracle.ts'

const subject = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  status: fc.integer({ min: 0, max: 1 }),
  group: fc.constantFrom('a', 'b', 'c'),
})
const cohort = fc.array(subject, { minLength: 2, maxLength: 25 })
const runs = { numRuns: 150, seed: 20240505 }
const single = (table: EventTable) => ({ times: table.times, group: table.groups[0]! })
const together = (rows: readonly SubjectRow[]) =>
  single(eventTableOf(rows.map((row) => ({ ...row, group: 'all' }))))
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

test('the order of the rows changes nothing', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      expect(logRank([eventTableOf([...rows].reverse())])).toEqual(logRank([eventTableOf(rows)]))
    }),
    runs,
  )
})

test('entry of all subjects at 0 may be given as a single number', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows)
      const short = { ...group, entered: [group.entered[0]!] }
      expect(kaplanMeier(times, short)).toEqual(kaplanMeier(times, group))
      expect(nelsonAalen(times, short)).toEqual(nelsonAalen(times, group))
      expect(cumulativeIncidence(times, short, 'aalen')).toEqual(cumulativeIncidence(times, group, 'aalen'))
      expect(personTimeRate(times, short, 0.95)).toEqual(personTimeRate(times, group, 0.95))
      for (const t of [0, 3, 12])
        expect(survivalExactLimits(times, short, t, 0.95)).toEqual(survivalExactLimits(times, group, t, 0.95))
      const table = (own: typeof group) => [{ times, groups: [own] }]
      expect(hasDelayedEntry(table(short))).toBe(false)
      expect(groupSizes(table(short), ['all'])).toEqual(groupSizes(table(group), ['all']))
      expect(simulationModel({ times, groups: [short] })).toEqual(simulationModel({ times, groups: [group] }))
    }),
    runs,
  )
})

test('a longer unit of time scales the quantiles and leaves survival alone', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const [a, b] = [together(rows), together(rows.map((row) => ({ ...row, time: row.time * 8 })))]
      const [first, second] = [kaplanMeier(a.times, a.group), kaplanMeier(b.times, b.group)]
      expect(second.steps.survival).toEqual(first.steps.survival)
      const median = answerOf(survivalQuantile(first, 0.5, 'r-middle'))
      expect(answerOf(survivalQuantile(second, 0.5, 'r-middle'))).toBe(median === null ? null : 8 * median)
    }),
    runs,
  )
})

test('conditional survival is the curve of those beyond s; given 0 it is survival, and times S(s) it is survival again', () => {
  fc.assert(
    fc.property(
      cohort,
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 12 }),
      (rows, one, other) => {
        const [s, t] = [Math.min(one, other), Math.max(one, other)]
        const all = together(rows)
        const curve = kaplanMeier(all.times, all.group)
        const [whole, given] = [survivalAt(curve, t), conditionalSurvivalAt(curve, s, t)]
        expect(conditionalSurvivalAt(curve, 0, t).survival).toEqual(whole.survival)
        expect(conditionalSurvivalAt(curve, 0, t).standardError).toEqual(whole.standardError)
        const start = answerOf(survivalAt(curve, s).survival)
        if (given.survival.known)
          expect(near(given.survival.value * start!, answerOf(whole.survival)!)).toBe(true)
        const beyond = together(rows.filter(({ time }) => time > s))
        if (beyond.group === undefined || t === s) return
        const own = survivalAt(kaplanMeier(beyond.times, beyond.group), t)
        expect([given.survival, given.greenwood]).toEqual([own.survival, own.greenwood])
      },
    ),
    { ...runs, numRuns: 2000 },
  )
})

test('without censoring Kaplan-Meier is the empirical survival', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows.map((row) => ({ ...row, status: 1 })))
      for (const step of eachStep(kaplanMeier(times, group))) {
        expect(near(step.survival, rows.filter((row) => row.time > step.time).length / rows.length)).toBe(
          true,
        )
      }
    }),
    runs,
  )
})

test('without competing events 1 - KM is the cumulative incidence', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows)
      const [curve] = cumulativeIncidence(times, group, 'survfit')
      eachStep(kaplanMeier(times, group)).forEach((step, i) => {
        expect(near(curve!.steps[i]!.incidence, 1 - step.survival)).toBe(true)
        const variance = step.greenwood === null ? 0 : step.survival * step.survival * step.greenwood
        expect(near(curve!.steps[i]!.variance, variance)).toBe(true)
      })
    }),
    runs,
  )
})

test('survival times follow-up is the share still observed, when events come first', () => {
  fc.assert(
    fc.property(cohort, (rows) => {
      const { times, group } = together(rows)
      const [s, g] = [kaplanMeier(times, group), reverseKaplanMeier(times, group, 'events-first')]
      for (const t of Array.from(times)) {
        const at = (curve: SurvivalCurve) => eachStep(curve).findLast(({ time }) => time <= t)?.survival ?? 1
        expect(near(at(s) * at(g), rows.filter((row) => row.time > t).length / rows.length)).toBe(true)
      }
    }),
    runs,
  )
})
