import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountsRequest, EventTableRequest } from '../../../cohort/counts/counting.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import {
  memberCounts,
  memberTable,
  pooledCountRows,
  pooledEventRows,
} from '../../../cohort/pool/pooled-rows.ts'
import type { FollowUp } from '../../../cohort/subjects/follow-ups.ts'
import { memory } from '../../../engines/memory.ts'

/** Somebody of a centre: delayed entry, two competing causes, ties, and a group that may be missing. */
const person = fc.record({
  centre: fc.constantFrom('b', 'a', 'c'),
  arm: fc.constantFrom('x', 'y', null),
  age: fc.constantFrom(5, 10, null),
  entry: fc.constantFrom(0, 1, 1.5),
  time: fc.constantFrom(2, 2.5, 3, 10),
  outcome: fc.constantFrom('event', 'censored', 'z', 'other'),
})
type Person = NonNullable<typeof person extends fc.Arbitrary<infer T> ? T : never>

const ENDPOINT: Endpoint = {
  code: 'E',
  title: 'E',
  event: { label: 'event', when: { age: 1 }, at: 't' },
  competing: {
    z: { label: 'z', when: { age: 1 }, at: 't' },
    other: { label: 'other', when: { age: 1 }, at: 't' },
  },
  until: 't',
}
const POPULATIONS = { old: { title: 'old', condition: { age: { min: 10 } } } }

const counted = (people: readonly Person[]) =>
  memory({
    subjectName: 'id',
    subjects: people.map((one, i) => ({ ...one, id: String(i) })),
    endpoints: { e: ENDPOINT },
    populations: POPULATIONS,
    followUps: {
      e: people.map(
        ({ entry, time, outcome }, i): FollowUp => ({
          subject: String(i),
          entry,
          time,
          outcome,
          label: '',
          at: 't',
        }),
      ),
    },
  })

const TABLES: readonly EventTableRequest[] = [
  { endpoint: 'e', by: [], strata: [] },
  { endpoint: 'e', by: ['arm'], strata: [] },
  { endpoint: 'e', by: ['arm'], strata: ['centre'] },
  { endpoint: 'e', by: ['centre'], strata: [] },
  { endpoint: 'e', by: ['centre', 'arm'], strata: [] },
  { endpoint: 'e', by: ['arm', 'centre'], strata: [] },
]
const COUNTS: readonly CountsRequest[] = [
  { population: null, variable: 'age', by: null },
  { population: 'old', variable: 'age', by: 'arm' },
  { population: null, variable: 'age', by: ['arm', 'centre'] },
  { population: 'old', variable: 'age', by: ['centre', 'arm'] },
  { population: null, variable: 'arm', by: 'centre' },
  { population: 'old', variable: 'centre', by: null },
  { population: null, variable: 'centre', by: 'centre' },
  { population: null, variable: 'centre', by: 'arm' },
]

describe('the tables of members added up', () => {
  it('are the tables of all their subjects together, whatever the members and whoever is in them', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), (people) => {
        const names = [...new Set(people.map(({ centre }) => centre))]
        const members = names.map((name) => people.filter(({ centre }) => centre === name))
        const pooled = {
          sizes: Object.fromEntries(
            names.map((name, i) => [
              name,
              {
                subjects: members[i]!.length,
                populations: { old: members[i]!.filter(({ age }) => age === 10).length },
              },
            ]),
          ),
          tables: Object.fromEntries(
            names.map((name, i) => {
              const source = counted(members[i]!)
              const asked = new Map(TABLES.map(memberTable).map((one) => [JSON.stringify(one), one]))
              const counts = new Map(
                COUNTS.flatMap((one) => memberCounts(one) ?? []).map((one) => [JSON.stringify(one), one]),
              )
              return [
                name,
                {
                  eventRows: [...asked.values()].flatMap((one) => source.eventTable(one)),
                  countRows: [...counts.values()].flatMap((one) => source.counts(one)),
                },
              ]
            }),
          ),
        }
        const all = counted(people)
        for (const table of TABLES) expect(pooledEventRows(table, pooled)).toEqual(all.eventTable(table))
        for (const counts of COUNTS) expect(pooledCountRows(counts, pooled)).toEqual(all.counts(counts))
      }),
      { numRuns: 100 },
    )
  })
})
