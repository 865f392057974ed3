import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../cohort/counts/event-rows.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { baseOf, groupedTable } from '../../../cohort/disclosure/times-tables.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const variable = (name: string, categories: readonly string[] | null): Variable => ({
  name,
  title: name,
  type: categories === null ? 'number' : 'string',
  unit: categories === null ? 'mo' : '1',
  categories: categories?.map((value) => ({ value, label: value })) ?? null,
  ordered: false,
  source: null,
  derivation: null,
  of: [],
})
const months = variable('months', null)
const arm = variable('arm', ['a', 'b'])
const variables = new Map([months, arm].map((one) => [one.name, one]))
const endpoint = {
  code: 'OS',
  title: 'Survival',
  event: { label: 'death', when: {}, at: 'months' },
  until: 'months',
  competing: {},
} as unknown as Endpoint

/** `time entered events censored` a line. */
const rows = (group: string, lines: string): readonly EventRow[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' ').map(Number))
    .map(([time = 0, entered = 0, events = 0, censored = 0]) => ({
      ...{ endpoint: 'os', stratum: '', group, time, entered, at_risk: 0, events, competing: '', censored },
    }))

const everybody = rows('', '0 20 0 0\n1 0 4 0\n2 0 3 1\n3 0 0 4\n4 0 3 5')

describe('an endpoint in bins of time, k = 3', () => {
  it('counts each kind of leaving in its own bins', () => {
    const base = baseOf('os', endpoint, everybody, variables, 3)!
    // by hand: deaths 4, 3, none and 3; censored 1 + 4, then 5
    expect(base.table.cells.map(({ kind, from, to, count }) => `${kind} ${from}-${to}: ${count}`)).toEqual([
      'event 0-2: 4',
      'event 2-3: 3',
      'event 3-5: 3',
      'censored 0-4: 5',
      'censored 4-5: 5',
    ])
  })

  it('is not published with delayed entry, or if a kind of exit has fewer than k subjects in total', () => {
    expect(baseOf('os', endpoint, rows('', '0 19 0 0\n1 1 4 0\n4 0 6 10'), variables, 3)).toBeNull()
    expect(baseOf('os', endpoint, rows('', '0 20 0 0\n1 0 18 0\n4 0 0 2'), variables, 3)).toBeNull()
  })

  it('has groups in unions of those bins, with the subjects in none', () => {
    const base = baseOf('os', endpoint, everybody, variables, 3)!
    const a = rows('arm=a', '0 10 0 0\n1 0 4 0\n3 0 0 3\n4 0 3 0')
    const b = rows('arm=b', '0 7 0 0\n2 0 3 0\n3 0 0 1\n4 0 0 3')
    const table = groupedTable(base, arm, [...everybody, ...a, ...b], 3)!
    // of the 20, three are in no arm: all censored, so both bins of the censored become one
    expect(
      table.cells.map(({ group, kind, from, to, count }) => `${group} ${kind} ${from}-${to}: ${count}`),
    ).toEqual([
      'arm=a event 0-2: 4',
      'arm=a event 2-3: 0',
      'arm=a event 3-5: 3',
      'arm=a censored 0-5: 3',
      'arm=b event 0-2: 0',
      'arm=b event 2-3: 3',
      'arm=b event 3-5: 0',
      'arm=b censored 0-5: 4',
      'arm= event 0-2: 0',
      'arm= event 2-3: 0',
      'arm= event 3-5: 0',
      'arm= censored 0-5: 3',
    ])
    // one more of arm b who is in none: two groups of the censored are too small
    const fewer = rows('arm=b', '0 5 0 0\n2 0 3 0\n4 0 0 2')
    expect(groupedTable(base, arm, [...everybody, ...a, ...fewer], 3)).toBeNull()
  })
})
