import { beforeAll, describe, expect, test } from 'vitest'
import { alternatives } from '../../../audit/conventions/alternative-conventions.ts'
import { dataEdits } from '../../../audit/explanations/edits/data-edits.ts'
import type { Edit } from '../../../audit/explanations/edits/edit.ts'
import { readingsOf } from '../../../audit/explanations/readings/index.ts'
import { readingView } from '../../../audit/explanations/readings/reading.ts'
import { derivedSubject } from '../../../audit/recompute/derived-subject.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { nextDate, parseDate } from '../../../cohort/values/calendar.ts'
import { grammarAudit } from '../../support/audit/grammar-cohort.ts'
import { auditOf } from '../../support/stages/cohort-artifacts.ts'

let audit: Awaited<ReturnType<typeof grammarAudit>>
beforeAll(async () => {
  audit = await grammarAudit()
})

/** Every reading of a result as "family: what" with its value. */
const rulesOf = (id: string): ReadonlyMap<string, number> => {
  const { audited, results } = audit
  const recompute = recomputer(audited, [{ result: id }], results)
  const analysis = recompute.analysisOf(id)!
  const edits = readingsOf(
    recompute.recorded(analysis).get(id)!,
    analysis,
    readingView({
      audited,
      cases: recompute.cases,
      all: [...results.estimates, ...results.tests],
      alternatives: alternatives(recompute, audited),
      rules: () => ({ whole: [] }),
    }),
  )
  return new Map(edits.map(({ family, what, value }) => [`${family}: ${what}`, value.value!]))
}

describe('data edits of six patients', () => {
  let edits: readonly Edit[]
  beforeAll(() => {
    edits = dataEdits(audit.audited, recomputer(audit.audited, [], audit.results).cases)
  })
  const cellsOf = (subject: number, what: string) =>
    edits.filter((edit) => edit.subject === subject && edit.what === what).map(({ cells }) => cells)

  test.each([
    ['excluded', 0, 'one patient excluded', {}],
    ['counted twice', 0, 'one patient counted twice', {}],
    ['a time one more', 0, 'Follow-up: one unit more', { follow_up: 13 }],
    ['a time one less', 0, 'Time to relapse: one unit less', { relapse_months: 4 }],
    ['in another group', 0, 'Arm: A changed to B', { arm: 'B' }],
    [
      'event to none, at last contact',
      0,
      'no relapse, censored at last contact',
      { relapse: false, relapse_months: null },
    ],
    [
      'event to none, at the event',
      0,
      'no relapse, censored at the former event time',
      { relapse: false, relapse_months: null, follow_up: 5 },
    ],
    ['none to event, at last contact', 3, 'relapse at last contact', { relapse: true, relapse_months: 40 }],
    ['none to event at the same time', 3, 'death at last contact', { status: 'dead' }],
    ['event to none at the same time', 0, 'no death, censored at last contact', { status: 'alive' }],
  ] as const)('%s', (_, subject, what, cells) => {
    expect(cellsOf(subject, what)).toEqual([cells])
  })

  test('are all of one subject, and none twice', () => {
    const keys = edits.map(({ kind, subject, cells }) =>
      [subject, kind === 'excluded', kind === 'twice', JSON.stringify(cells)].join(),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('dates', () => {
  test.each([
    ['2015-03-31', 1, 2015, 4, 1],
    ['2015-04-30', 1, 2015, 5, 1],
    ['2015-03-01', -1, 2015, 2, 28],
    ['2016-02-28', 1, 2016, 2, 29],
    ['2015-12-31', 1, 2016, 1, 1],
    ['2015-01-01', -1, 2014, 12, 31],
    ['2015-01', -1, 2014, 12, null],
    ['2015-06', 1, 2015, 7, null],
    ['2015', -1, 2014, null, null],
  ] as const)('%s and %i of its own unit', (text, step, year, month, day) => {
    expect(nextDate(parseDate(text)!, step)).toEqual({ year, month, day })
  })

  test('a day later makes the time to last contact one day longer', () => {
    const { audited, claims, results } = auditOf('made-up-dates')
    const { cases } = recomputer(audited, claims, results)
    const edits = dataEdits(audited, cases).filter(({ what }) => what === 'Last contact: one day later')
    const longer = edits.flatMap(({ subject, cells }) => {
      const made = derivedSubject({ ...audited.recorded[subject]!, ...cells }, audited)
      return Object.keys(audited.endpoints).flatMap((endpoint) => {
        const [before, after] = [cases[subject]!.followUps[endpoint], made?.followUps[endpoint]]
        return before?.label === 'last contact' && after ? [after.time > before.time] : []
      })
    })
    expect(longer.length).toBeGreaterThan(0)
    expect(new Set(longer)).toEqual(new Set([true]))
  })

  test("of another subject are not put in a date's place", () => {
    const { audited, claims, results } = auditOf('made-up-dates')
    const groups = dataEdits(audited, recomputer(audited, claims, results).cases).filter(
      ({ kind }) => kind === 'group',
    )
    const changed = new Set(groups.flatMap(({ cells }) => Object.keys(cells)))
    expect([...changed].filter((name) => audited.variables.get(name)!.type === 'date')).toEqual([])
  })
})

describe('readings, by hand', () => {
  // deaths at 8, 12, 26 of 6: S(8) = 5/6, S(12) = 4/6, S(26) = 4/6 x 3/4
  test('just before the time, later values of the curve and one minus', () => {
    const at12 = rulesOf('overall/survival@12')
    expect(
      at12.get('another time: just before the reported time (constant from 8 to before 12)'),
    ).toBeCloseTo(5 / 6, 11)
    expect(at12.get('the complement: one minus the value')).toBeCloseTo(1 / 3, 11)
    const other = 'the same quantity of another analysis or group: equals another result: '
    expect(at12.get(`${other}relapse-free/survival@12`)).toBe(0.625)
    const times = [...at12].filter(([what]) => what.startsWith('another time'))
    expect(times.map(([, value]) => Number(value.toFixed(6)))).toEqual([0.833333, 0.5])
  })

  // relapses at 5 and 9, a death without relapse at 8: S(12) = 5/6 x 3/4; as an event 3/6; competing 1 - (1/6 + 4/6 x 1/4)
  test('death without relapse as an event, as competing and as censored', () => {
    const role = 'another role of competing events: death without relapse'
    const survival = rulesOf('relapse-free/survival@12')
    expect(survival.get(`${role} counted as the event`)).toBeCloseTo(1 / 2, 11)
    expect(survival.get(`${role} competing instead of censored`)).toBeCloseTo(2 / 3, 11)
    const incidence = rulesOf('relapse-free/cumulative-incidence@12')
    expect(incidence.get(`${role} censored instead of competing`)).toBeCloseTo(3 / 8, 11)
    // relapses at 5, 9 and deaths at 8: S is 5/6, 4/6, 3/6, so the median is 9
    expect(rulesOf('relapse-free/median').get(`${role} counted as the event`)).toBe(9)
  })

  // after relapse 7, 40+, 17: S(20) = 2/3 x 1/2; from operation 12, 60+, 26: S(20) = 2/3
  test('another origin of time', () => {
    const origin = rulesOf('after-relapse/survival@20')
    expect(origin.get('another origin of time: times measured from time 0')).toBeCloseTo(2 / 3, 11)
  })

  test('another denominator: two relapses in arm A, over all patients', () => {
    const share = rulesOf('relapse-by-arm/arm=A/share')
    const over6 = [...share].filter(([what]) => what.startsWith('another denominator: 2 of 6'))
    expect(over6.map(([, value]) => value)).toEqual([2 / 6])
  })

  test('a convention of another family: ages 50, 55, ..., 75, first quartile of type 7 and type 6', () => {
    const quartile = rulesOf('age/q1')
    expect(quartile.get('another named rule: sample quantiles by type 7')).toBe(56.25)
    expect(quartile.has('another named rule: sample quantiles by type 6')).toBe(false) // the declared one
  })
})
