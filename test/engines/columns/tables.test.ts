import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventTableRequest } from '../../../cohort/counts/counting.ts'
import { bufferPool } from '../../../engines/columns/buffer-pool.ts'
import { type ColumnPiece, type Columns, codesFor } from '../../../engines/columns/columns.ts'
import { countTimes } from '../../../engines/columns/count-times.ts'
import { eventRowsOfTables } from '../../../engines/columns/event-rows.ts'
import { groupCodes, groupingOf } from '../../../engines/columns/group-codes.ts'
import { tablesOf } from '../../../engines/columns/tables.ts'

const ARMS = ['new', 'old', 'unused']
const SITES = ['north', 'south']
const LEVELS = [
  { variable: 'arm', values: ARMS },
  { variable: 'site', values: SITES },
]
/** Entered, event, one competing cause, censored. */
const KINDS = 4

interface Person {
  readonly entry: number
  readonly time: number
  readonly arm: number
  readonly site: number
  readonly kind: number
}

const columnsOf = (people: readonly Person[], entersLate: boolean): Columns => {
  const places = groupCodes(LEVELS)
  const codeOf = ({ arm, site }: Person, kind: number) => (arm * (SITES.length + 1) + site) * KINDS + kind
  const piece = (time: readonly number[], code: readonly number[]): ColumnPiece => {
    const codes = codesFor(places * KINDS, code.length)
    codes.set(code)
    return { time: Float64Array.from(time), code: codes }
  }
  const exits = piece(
    people.map(({ time }) => time),
    people.map((one) => codeOf(one, one.kind)),
  )
  const entries = piece(
    people.map(({ entry }) => entry),
    people.map((one) => codeOf(one, 0)),
  )
  return { pieces: entersLate ? [exits, entries] : [exits], places, kinds: KINDS, entersLate }
}

const rowsOf = (columns: Columns, request: EventTableRequest) =>
  eventRowsOfTables(request, tablesOf(countTimes(columns), columns, groupingOf(request, LEVELS)))

/** The same from the definition: somebody is at risk at t who entered before it, or at 0 with t = 0, and has not left before it. */
const plainly = (people: readonly Person[], { endpoint, by, strata }: EventTableRequest) => {
  const value = (one: Person, name: string) => (name === 'arm' ? ARMS[one.arm] : SITES[one.site])
  const named = (one: Person, names: readonly string[]) =>
    names.map((name) => `${name}=${value(one, name)}`).join(';')
  const placed = people.filter((one) => [...by, ...strata].every((name) => value(one, name) !== undefined))
  const keys = [...new Set(placed.map((one) => JSON.stringify([named(one, strata), named(one, by)])))].sort()
  return keys.flatMap((key) => {
    const [stratum, group] = JSON.parse(key) as [string, string]
    const own = placed.filter((one) => named(one, strata) === stratum && named(one, by) === group)
    const times = [...new Set(own.flatMap(({ entry, time }) => [entry, time]))].sort((a, b) => a - b)
    const left = (time: number, kind: number) =>
      own.filter((one) => one.time === time && one.kind === kind).length
    return times.map((time) => ({
      endpoint,
      stratum,
      group,
      time,
      entered: own.filter(({ entry }) => entry === time).length,
      at_risk: own.filter((one) => (one.entry < time || (time === 0 && one.entry === 0)) && time <= one.time)
        .length,
      events: left(time, 1),
      competing: String(left(time, 2)),
      censored: left(time, 3),
    }))
  })
}

const time = fc.oneof(
  fc.nat(6),
  fc.constantFrom(0.5, 1.5, 0.1 + 0.2, 0.31, 1e-7, 1e300, 2 ** 20, 240),
  // times that differ by less than anybody records are another law's
  fc.double({ min: 0, max: 10, noNaN: true }).map((one) => Math.round(one * 1e6) / 1e6 + 0),
)

const person = fc.record({
  entry: fc.constantFrom(0, 0, 0.25, 1, 3),
  time,
  arm: fc.constantFrom(0, 1, 3),
  site: fc.nat(2),
  kind: fc.integer({ min: 1, max: 3 }),
})

const requests = [
  { by: [], strata: [] },
  { by: ['arm'], strata: [] },
  { by: ['arm'], strata: ['site'] },
  { by: ['site', 'arm'], strata: [] },
].map((one) => ({ endpoint: 'e', ...one }))

const check = (entersLate: boolean, times: fc.Arbitrary<number>) =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(person, times), { maxLength: 60 }),
      fc.constantFrom(...requests),
      (drawn, request) => {
        const people = drawn.map(([one, time]) => ({
          ...one,
          time: entersLate ? one.entry + time : time,
          entry: entersLate ? one.entry : 0,
        }))
        expect(rowsOf(columnsOf(people, entersLate), request)).toEqual(plainly(people, request))
      },
    ),
    { numRuns: 150 },
  )

describe('event tables from columns are those of a plain count', () => {
  it('of whole times, which are counted', () => check(false, fc.nat(6)))
  it('of any times', () => check(false, time))
  it('and with delayed entry', () => check(true, time))
})

it('tables are the same in memory that held rows or other tables before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(person, time), { maxLength: 60 }),
      fc.boolean(),
      fc.shuffledSubarray(requests, { minLength: 2 }),
      (drawn, entersLate, asked) => {
        const people = drawn.map(([one, time]) => ({
          ...one,
          time: entersLate ? one.entry + time : time,
          entry: entersLate ? one.entry : 0,
        }))
        const columns = columnsOf(people, entersLate)
        const counted = countTimes(columns)
        const room = bufferPool(columns.pieces)
        for (const request of asked)
          expect(
            eventRowsOfTables(request, tablesOf(counted, columns, groupingOf(request, LEVELS), room)),
          ).toEqual(plainly(people, request))
      },
    ),
    { numRuns: 150 },
  )
})

const one: Person = { entry: 0, time: 1, arm: 0, site: 0, kind: 1 }

describe('columns', () => {
  it('count more at one time than a byte or two hold', () => {
    for (const n of [300, 70_000]) {
      const same = Array.from({ length: n }, () => one)
      const [, row] = rowsOf(columnsOf([...same, { ...one, time: 0.5 }], false), requests[0]!).toReversed()
      expect(row).toMatchObject({ time: 0.5, at_risk: n + 1, events: 1 })
      expect(rowsOf(columnsOf(same, false), requests[0]!).at(-1)).toMatchObject({ events: n, at_risk: n })
    }
  })

  it('take minus zero for zero', () => {
    const [row] = rowsOf(columnsOf([{ ...one, time: -0 }, one], false), requests[0]!)
    expect(row).toMatchObject({ time: 0, entered: 2, events: 1 })
    const [late] = rowsOf(columnsOf([{ ...one, entry: -0, time: 0.5 }], true), requests[0]!)
    expect(late).toMatchObject({ time: 0, entered: 1 })
    expect([row!.time, late!.time].every((time) => Object.is(time, 0))).toBe(true)
  })

  it('join times that differ by less than anybody records, and no others', () => {
    const near = [
      { ...one, time: 0.3 },
      { ...one, time: 0.1 + 0.2 },
    ]
    const apart = [...near, { ...one, time: 0.3001 }]
    expect(rowsOf(columnsOf(apart, false), requests[0]!).map((row) => [row.time, row.at_risk])).toEqual([
      [0, 3],
      [0.3, 3],
      [0.3001, 1],
    ])
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, -1e-300])('refuse a time of %s', (wrong) => {
    expect(() => countTimes(columnsOf([one, { ...one, time: wrong }], false))).toThrow(
      `expected a time of 0 or more, found ${wrong}`,
    )
  })

  it('refuse a code that is of no place, and more codes than they hold', () => {
    const { pieces, ...shape } = columnsOf([one], false)
    const wrong = { time: pieces[0]!.time, code: Uint8Array.of(48) }
    expect(() => countTimes({ ...shape, pieces: [wrong] })).toThrow('expected a code below 48, found 48')
    expect(() => codesFor(2 ** 16, 1)).toThrow('expected at most 65535 codes, found 65536')
  })
})
