import { describe, expect, it } from 'vitest'
import { warnings } from '../../../stages/2-validate/artifacts.ts'
import { eventTable } from '../../../stages/3-durations/artifacts.ts'
import { artifactOf } from '../../../tools/support/in-memory.ts'
import { curvesOf, runTable, valueIn } from '../../support/stages/timed-cohort.ts'

/* Twenty made-up patients, times in months, one death at month 0. Right values: R 4, survival. */
const TABLE = `id,group,months,dead
P01,a,0,1
P02,a,0.1,1
P03,a,0.2,1
P04,a,0.3,1
P05,a,0.4,1
P06,a,1.2,1
P07,a,3.5,0
P08,a,6.1,1
P09,a,9,0
P10,a,12,1
P11,b,0.2,1
P12,b,0.4,1
P13,b,2.4,1
P14,b,5,0
P15,b,8.2,1
P16,b,14,1
P17,b,20,0
P18,b,24,1
P19,b,30,0
P20,b,36,0
`
const FIELDS = [
  { name: 'id', type: 'string' },
  { name: 'group', type: 'string', categories: ['a', 'b'] },
  { name: 'months', type: 'number', unit: 'mo' },
  { name: 'dead', type: 'boolean' },
]
const PLAN = `endpoints:
  os: { code: OS, title: t, event: { label: death, when: { dead: true }, at: months }, until: months }
estimates: { os: { at: [0, 1, 12], by: [group] } }
tests: { rank: { method: log-rank, endpoint: os, by: group } }
models:
  efron: { method: cox, endpoint: os, covariates: [group] }
  breslow: { method: cox, endpoint: os, covariates: [group], ties: breslow }
`

describe('a time of 0', () => {
  it('is the first of all times, with all patients at risk, as in R', async () => {
    const files = await runTable(TABLE, FIELDS, PLAN)
    const value = valueIn(files)
    expect(value('rank/chi-square')).toBeCloseTo(4.42232239656, 10)
    expect(value('rank/p')).toBeCloseTo(0.0354716987, 7)
    expect(value('os/group=a/median')).toBe(0.8)
    expect(value('os/survival@0')).toBeCloseTo(0.95, 11)
    expect(value('os/survival@1')).toBeCloseTo(0.65, 11)
    expect(value('os/survival@12')).toBeCloseTo(0.356481481481, 11)
    expect(value('os/at-risk@0')).toBe(20)
    expect(value('efron/group b/coefficient')).toBeCloseTo(-1.23614945652, 9)
    expect(value('breslow/group b/coefficient')).toBeCloseTo(-1.23263347271, 9)
    const [first, second] = artifactOf(files, eventTable).filter(({ group }) => group === '')
    expect([first!.time, first!.entered, first!.at_risk, first!.events]).toEqual([0, 20, 20, 1])
    expect([second!.time, second!.at_risk]).toEqual([0.1, 19])
  })

  it('is a point of its curve once, by the value after it', async () => {
    const points = curvesOf(await runTable(TABLE, FIELDS, PLAN)).filter(
      ({ group, curve }) => group === '' && curve === 'survival',
    )
    expect([points[0]!.time, points[0]!.at_risk, points[0]!.events, points[0]!.estimate]).toEqual([
      0, 20, 1, 0.95,
    ])
    expect(points[1]!.time).toBe(0.1)
  })

  it('keeps patients at risk at 0 who enter there, also those censored before the first event', async () => {
    const early = TABLE.replace('P01,a,0,1', 'P01,a,0.05,0')
    const [start] = curvesOf(await runTable(early, FIELDS, PLAN)).filter(({ group }) => group === '')
    expect([start!.time, start!.at_risk, start!.estimate]).toEqual([0, 20, 1])
  })

  it('counts as half a day where the plan says so, which changes no order of events', async () => {
    const half = valueIn(await runTable(TABLE, FIELDS, PLAN, 'conventions: { timeZero: half-day }\n'))
    const moved = valueIn(await runTable(TABLE.replace('P01,a,0,1', 'P01,a,0.01,1'), FIELDS, PLAN))
    for (const id of ['rank/chi-square', 'efron/group b/coefficient', 'os/survival@12'])
      expect(half(id)).toBeCloseTo(moved(id), 11)
    expect(half('os/survival@0')).toBe(1)
  })

  it('is no half day where that would not be before every other time', async () => {
    const near = TABLE.replace('P02,a,0.1,1', 'P02,a,0.01,1')
    const asked = valueIn(await runTable(near, FIELDS, PLAN, 'conventions: { timeZero: half-day }\n'))
    const first = valueIn(await runTable(near, FIELDS, PLAN))
    expect(asked('rank/chi-square')).toBe(first('rank/chi-square'))
    expect(asked('os/survival@0')).toBe(first('os/survival@0'))
  })
})

describe('half a day at which a subject enters', () => {
  /* Times in days; the deaths at 0 count at 0.5, just when three come to be observed. Right values: R 4, survival, of Surv(entry, time, status) with 0 as 0.5. */
  const LATE = `id,group,entry,days,dead
a,a,0,0,1
b,b,0,0,0
c,a,0.5,3,1
d,b,0.5,4,1
e,a,0,2,1
f,b,0,5,0
g,a,0.2,6,1
h,b,0.25,2,1
i,a,0.5,7,0
j,b,0,8,1
`
  it('loses no subject', async () => {
    const fields = [
      FIELDS[0]!,
      FIELDS[1]!,
      ...['entry', 'days'].map((name) => ({ name, type: 'number', unit: 'd' })),
      FIELDS[3]!,
    ]
    const plan = PLAN.replaceAll('months', 'days')
      .replace('event:', 'enters: entry, event:')
      .replace('at: [0, 1, 12]', 'at: [1, 3, 5]')
    const value = valueIn(await runTable(LATE, fields, plan, 'conventions: { timeZero: half-day }\n'))
    expect(value('os/survival@1')).toBeCloseTo(0.857142857143, 11)
    expect(value('os/survival@3')).toBeCloseTo(0.535714285714, 11)
    expect(value('os/survival@5')).toBeCloseTo(0.428571428571, 11)
    expect(value('rank/chi-square')).toBeCloseTo(0.728550622658, 10)
    expect(value('efron/group b/coefficient')).toBeCloseTo(-0.715005061989, 9)
  })
})

describe('times that were computed in binary', () => {
  it('are not missed by a landmark that is the decimal', async () => {
    const table = `id,group,months,dead\nA,a,0.30000000000000004,1\nB,a,0.30000000000000004,1\nC,b,1,0\nD,b,2,1\n`
    const value = valueIn(await runTable(table, FIELDS, PLAN.replace('[0, 1, 12]', '[0.3]')))
    expect(value('os/survival@0.3')).toBe(0.5)
    expect(value('os/at-risk@0.3')).toBe(4)
  })

  it('are one time where they differ by less than anybody records, as in R', async () => {
    const table = `id,group,months,dead\nA,a,0.3,1\nB,a,0.30000000000000004,1\nC,b,0.5,0\nD,b,0.7,1\n`
    const value = valueIn(await runTable(table, FIELDS, PLAN))
    expect(value('os/survival@1')).toBe(0)
    const points = curvesOf(await runTable(table, FIELDS, PLAN)).filter(
      ({ curve, group }) => curve === 'survival' && group === '',
    )
    // R 4, survival: summary(survfit(Surv(c(0.3, 0.1 + 0.2, 0.5, 0.7), c(1, 1, 0, 1)) ~ 1))
    expect(points.map(({ time, at_risk, events, estimate }) => [time, at_risk, events, estimate])).toEqual([
      [0, 4, 0, 1],
      [0.3, 4, 2, 0.5],
      [0.7, 1, 1, 0],
    ])
  })
})

describe('a time that counts as another one', () => {
  it('is reported with its line', async () => {
    const table = `id,group,months,dead\nA,a,0.3,1\nB,a,0.30000000000000004,1\nC,b,0.5,0\nD,b,0.7,1\n`
    const rows = artifactOf(await runTable(table, FIELDS, PLAN), warnings)
    expect(rows.map(({ line, subject, value, title }) => [line, subject, value, title])).toEqual([
      [
        3,
        'B',
        '0.30000000000000004',
        'differs from 0.3 only by floating-point rounding; counted as the same time',
      ],
    ])
  })
})
