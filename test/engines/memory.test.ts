import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventTables } from '../../cohort/counts/event-rows.ts'
import { type FollowUp, followUps } from '../../cohort/subjects/follow-ups.ts'
import type { Subject } from '../../cohort/values/value.ts'
import { memory } from '../../engines/memory.ts'
import { RELAPSE, SIX, subject } from '../support/cohort/six-rows.ts'

const source = (subjects: readonly Subject[], endpoint = RELAPSE) =>
  memory({
    subjectName: 'id',
    subjects,
    endpoints: { relapse: endpoint },
    populations: { dead: { title: 'the dead', condition: { dead: true } } },
    followUps: { relapse: followUps(endpoint, {}, subjects, 'id').followUps },
  })

const table = (subjects: readonly Subject[], by: string | null, strata: readonly string[] = []) =>
  source(subjects).eventTable({ endpoint: 'relapse', by: by === null ? [] : [by], strata })

describe('the event table', () => {
  it('of six patients is what one counts by hand', () => {
    const rows = table(SIX, null).map((row) =>
      [row.time, row.entered, row.at_risk, row.events, row.competing, row.censored].join(' '),
    )
    expect(rows).toEqual([
      '0 6 6 0 0 0',
      '3 0 6 1 0 0',
      '5 0 5 1 0 0',
      '6 0 4 0 1 0',
      '9 0 3 1 0 0',
      '12 0 2 0 0 1',
      '20 0 1 0 0 1',
    ])
  })

  it('has a row where a subject of the group enters or leaves, and puts all groups on one axis again', () => {
    const rows = table(SIX, 'arm')
    expect(rows.map(({ group, time, at_risk }) => `${group} ${time} ${at_risk}`)).toEqual([
      'arm=a 0 3',
      'arm=a 3 3',
      'arm=a 5 2',
      'arm=a 12 1',
      'arm=b 0 3',
      'arm=b 6 3',
      'arm=b 9 2',
      'arm=b 20 1',
    ])
    const [whole] = eventTables(rows, 'relapse', ['arm'], [], ['arm=b', 'arm=a'])
    expect(whole!.times).toEqual([0, 3, 5, 6, 9, 12, 20])
    expect(whole!.groups.map(({ name, atRisk }) => [name, atRisk])).toEqual([
      ['arm=b', [3, 3, 3, 3, 2, 1, 1]],
      ['arm=a', [3, 3, 2, 1, 1, 1, 0]],
    ])
  })

  it('excludes subjects without a group, and no other', () => {
    const rows = table([...SIX.slice(1), { ...SIX[0]!, arm: null }], 'arm')
    expect(rows.reduce((sum, { entered }) => sum + entered, 0)).toBe(5)
  })

  it('counts a late entry from after its time on', () => {
    const late = SIX.map((one) => ({ ...one, seen: one['id'] === 'P6' ? 9 : 0 }))
    const rows = source(late, { ...RELAPSE, enters: 'seen' }).eventTable({
      endpoint: 'relapse',
      by: [],
      strata: [],
    })
    expect(rows.map((row) => [row.time, row.entered, row.at_risk].join(' '))).toEqual([
      '0 5 5',
      '3 0 5',
      '5 0 4',
      '6 0 3',
      '9 1 2',
      '12 0 2',
      '20 0 1',
    ])
  })
})

it('has as many tables as there are non-empty groups in strata, however many are possible', () => {
  const many = Array.from({ length: 3000 }, (_, i) =>
    subject({ id: `P${i}`, arm: `a${i}`, last: 1 + (i % 9), dead: false, relapse: null }),
  )
  const rows = source(many.map((one, i) => ({ ...one, site: `s${i % 1500}` }))).eventTable({
    endpoint: 'relapse',
    by: ['arm'],
    strata: ['site'],
  })
  expect(rows).toHaveLength(6000)
  expect(new Set(rows.map(({ stratum }) => stratum)).size).toBe(1500)
  expect(rows.map(({ stratum, group }) => `${stratum} ${group}`)).toEqual(
    rows.map(({ stratum, group }) => `${stratum} ${group}`).sort(),
  )
})

it('refuses a follow-up of an unknown subject, an unknown outcome, and an invalid time', () => {
  const [one] = followUps(RELAPSE, {}, SIX, 'id').followUps
  const asked = (followUp: FollowUp) =>
    memory({
      subjectName: 'id',
      subjects: SIX,
      endpoints: { relapse: RELAPSE },
      populations: {},
      followUps: { relapse: [followUp] },
    }).eventTable({ endpoint: 'relapse', by: [], strata: [] })
  expect(asked(one!)).toHaveLength(2)
  expect(() => asked({ ...one!, subject: 'nobody' })).toThrow('found "nobody"')
  expect(() => asked({ ...one!, outcome: 'typo' })).toThrow('found "typo"')
  for (const time of [Number.NaN, Infinity, -1])
    expect(() => asked({ ...one!, time })).toThrow(`expected a time of 0 or more, found ${time}`)
})

describe('the laws of counting', () => {
  const patient = fc.record({
    arm: fc.constantFrom('a', 'b', null),
    last: fc.integer({ min: 2, max: 9 }),
    early: fc.boolean(),
    dead: fc.boolean(),
  })
  const cohort = fc
    .array(patient, { minLength: 1, maxLength: 12 })
    .map((all) =>
      all.map(({ early, ...one }, i) => subject({ ...one, id: `P${i}`, relapse: early ? 1 : null })),
    )

  it('at risk are those who entered before and have not left before, at 0 those who enter', () => {
    fc.assert(
      fc.property(cohort, (subjects) => {
        let there = 0
        for (const row of table(subjects, null)) {
          expect(row.at_risk).toBe(row.time === 0 ? row.entered : there)
          there += row.entered - row.events - row.censored - Number(row.competing)
        }
        expect(there).toBe(0)
      }),
    )
  })

  it('groups add up to all subjects that have one', () => {
    fc.assert(
      fc.property(cohort, (subjects) => {
        const grouped = subjects.filter((one) => one['arm'] !== null)
        if (grouped.length === 0) return
        const [parts] = eventTables(table(subjects, 'arm'), 'relapse', ['arm'])
        const [all] = eventTables(table(grouped, null), 'relapse', [])
        expect(parts!.times).toEqual(all!.times)
        for (const count of ['entered', 'atRisk', 'events', 'censored'] as const)
          for (let i = 0; i < all!.times.length; i++)
            expect(parts!.groups.reduce((sum, group) => sum + group[count][i]!, 0)).toBe(
              all!.groups[0]![count][i],
            )
      }),
    )
  })

  it('does not depend on the order of the rows', () => {
    const shuffled = cohort.chain((subjects) =>
      fc.tuple(
        fc.constant(subjects),
        fc.shuffledSubarray([...subjects], { minLength: subjects.length, maxLength: subjects.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([subjects, other]) => {
        expect(table(other, 'arm')).toEqual(table(subjects, 'arm'))
        expect(table(other, null, ['arm'])).toEqual(table(subjects, null, ['arm']))
        const request = { population: 'dead', variable: 'last', by: 'arm' }
        expect(source(other).counts(request)).toEqual(source(subjects).counts(request))
      }),
    )
  })
})

describe('counts', () => {
  const of = (values: readonly (readonly string[] | string | number | null)[]) =>
    source(values.map((value, i) => ({ ...SIX[i]!, value })))
      .counts({ population: null, variable: 'value', by: null })
      .map(({ value, count }) => `${value}: ${count}`)

  it('have a row a value, missing first, numbers by size', () => {
    expect(of([10, 9, null, 10, -1, 2.5])).toEqual([': 1', '-1: 1', '2.5: 1', '9: 1', '10: 2'])
  })

  it('hold a list as it was recorded, and the empty one, which is not missing', () => {
    expect(of([['x', 'y'], [], null, ['y'], [], ['x', 'y']])).toEqual([': 1', '[]: 2', '[x; y]: 2', '[y]: 1'])
  })

  it('name a group so that no sign in it is read as part of an id', () => {
    const rows = source([{ ...SIX[0]!, arm: 'a/b@c=d;e%' }]).counts({
      population: null,
      variable: 'dead',
      by: 'arm',
    })
    expect(rows.map(({ group, value }) => [group, value])).toEqual([['arm=a~2F~b~40~c~3D~d~3B~e~25~', 'yes']])
  })
})
