import { expect, it } from 'vitest'
import type { Variable } from '../../../cohort/values/value.ts'
import { splitAtChanges } from '../../../engines/counting/split-changes.ts'
import { memory } from '../../../engines/memory.ts'
import { modelsOf, type Person } from '../../support/cohort/models.ts'

const changing = (name: string, changesAt: string): Variable => ({
  ...{ name, title: name, type: 'boolean', unit: '1', categories: null, ordered: false, source: null },
  ...{ derivation: 'made', of: [changesAt], changesAt },
})

/** A changes before its event; C and F change at their event, D at the start, E never. */
const SIX: readonly Person[] = [
  { time: 4, status: 1, change: 2 },
  { time: 3, status: 1 },
  { time: 5, status: 1, change: 5 },
  { time: 6, status: 1, change: 0 },
  { time: 7, status: 0 },
  { time: 2, status: 1, change: 2 },
]

const Z = changing('z', 'change')
const MODEL: Parameters<typeof modelsOf>[1] = { m: { method: 'cox', covariates: ['z'], levelCounts: true } }

it('six patients by hand: changed of all at risk are 1/6, 2/5, 2/4, 1/3, 1/2, and the events at 4 and 6 are of changed ones', () => {
  const results = modelsOf(SIX, MODEL, [Z])
  const value = (id: string) => results.get(`m/${id}`)?.value
  // score: 2 - (1/6 + 2/5 + 1/2 + 1/3 + 1/2) = 1/10; information: 5/36 + 6/25 + 1/4 + 2/9 + 1/4 = 991/900
  expect(value('score-chi-square')).toBeCloseTo(9 / 991, 12)
  const ratio = value('z yes/hazard-ratio')!
  const expected = [
    [1, 5],
    [2, 3],
    [2, 2],
    [1, 2],
    [1, 1],
  ].reduce((sum, [yes, no]) => sum + (yes! * ratio) / (yes! * ratio + no!), 0)
  expect(expected).toBeCloseTo(2, 10)
  expect(value('n')).toBe(6)
  expect(value('events')).toBe(5)
  expect(value('left-out')).toBe(0)
  // A is at risk at both levels, C and F never at "yes"
  expect(['no/n', 'no/events', 'yes/n', 'yes/events'].map((part) => value(`z=${part}`))).toEqual([5, 3, 2, 2])
})

it('a change before the start counts from the start, one at or after the end of follow-up or missing never', () => {
  const at = (moved: (time: number) => number) =>
    modelsOf(
      SIX.map((one) => ('change' in one ? { ...one, change: moved(Number(one['change'])) } : one)),
      MODEL,
      [Z],
    ).get('m/z yes/hazard-ratio')?.value
  const plain = at((time) => time)
  expect(at((time) => (time === 0 ? -300 : time))).toBe(plain)
  expect(at((time) => (time === 5 ? 5000 : time))).toBe(plain)
  // a hair before the end is the end, as R's timefix has it
  expect(at((time) => (time === 5 ? 5 - 1e-9 : time))).toBe(plain)
})

it('covariates that change at the start for some and never for the others are ordinary covariates', () => {
  const people = SIX.map(
    (one, i): Person => ({
      time: one.time,
      status: one.status,
      ...(i % 2 === 0 && { change: 0 }),
      w: i % 2 === 0 ? 'yes' : 'no',
    }),
  )
  const { changesAt: _, ...fixed } = changing('w', '')
  const results = modelsOf(people, { ...MODEL, w: { method: 'cox', covariates: ['w'] } }, [
    Z,
    { ...fixed, type: 'string', categories: ['no', 'yes'].map((value) => ({ value, label: value })) },
  ])
  for (const part of ['coefficient', 'se', 'p'])
    expect(results.get(`m/z yes/${part}`)!.value).toBe(results.get(`w/w yes/${part}`)!.value)
})

it('two changes make three parts, and the numbers of patients do not grow', () => {
  const split = splitAtChanges(
    { entry: null, time: Float64Array.of(9), kind: Uint16Array.of(0), places: Uint32Array.of(0) },
    [
      { name: 'a', times: Float64Array.of(5) },
      { name: 'b', times: Float64Array.of(2) },
    ],
    1,
  )
  expect([...split.entry]).toEqual([0, 2, 5])
  expect([...split.time]).toEqual([2, 5, 9])
  expect([...split.kind]).toEqual([1, 1, 0])
  // bit 0 is of a, bit 1 of b
  expect([...split.states]).toEqual([0, 2, 3])
  const results = modelsOf(
    SIX.map((one, i) => ({ ...one, second: (i * 5) % 7 })),
    { m: { method: 'cox', covariates: ['z', 'y'], levelCounts: true } },
    [Z, changing('y', 'second')],
  )
  expect(results.get('m/n')!.value).toBe(6)
  expect(results.get('m/z=no/n')!.value).toBe(5)
})

it('the table of the parts has as many at risk at each time as that of the patients', () => {
  const subjects = SIX.map((one, i) => ({ ...one, id: String(i), z: 'change' in one }))
  const endpoint = {
    ...{ code: 'E', title: 'E', competing: {}, until: 'time' },
    event: { label: 'e', when: { status: 1 }, at: 'time' },
  }
  const counter = memory({
    ...{ subjectName: 'id', subjects, endpoints: { e: endpoint }, populations: {} },
    changing: new Map([['z', 'change']]),
    followUps: {
      e: subjects.map(({ id, time, status }) => ({
        ...{ subject: id, entry: 0, time, label: '', at: 'time' },
        outcome: status === 1 ? 'event' : 'censored',
      })),
    },
  })
  const rows = counter.eventTable({ endpoint: 'e', by: ['z'], strata: [] })
  const present = (time: number) =>
    rows.reduce((sum, row) => sum + (row.time < time ? row.entered - row.events - row.censored : 0), 0)
  for (const row of counter.eventTable({ endpoint: 'e', by: [], strata: [] }))
    if (row.time > 0) expect(present(row.time)).toBe(row.at_risk)
})
