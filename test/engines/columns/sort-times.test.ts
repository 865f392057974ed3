import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortedByTime } from '../../../engines/columns/sort-times.ts'
import { madeTimes, SPREADS, shares } from '../../support/engines/synthetic-times.ts'

interface Rows {
  readonly time: Float64Array
  readonly code: Uint8Array
}

const rowsOf = (spread: string, n: number, seed: number): Rows => {
  const share = shares(seed + 1)
  return {
    time: madeTimes(spread, n, seed),
    code: Uint8Array.from({ length: n }, () => share() * 200),
  }
}

const sorted = ({ time, code }: Rows, pieces: number): Rows => {
  const size = Math.ceil(time.length / pieces) || 1
  const cut = Array.from({ length: pieces }, (_, i) => ({
    time: time.subarray(i * size, (i + 1) * size),
    code: code.subarray(i * size, (i + 1) * size),
  }))
  const into = { time: new Float64Array(time.length), code: new Uint8Array(time.length) }
  const greatest = time.reduce((a, b) => Math.max(a, b), 0)
  return sortedByTime(cut, into, 0, greatest) as Rows
}

/** Times, then codes; those of a time in order too, for equal times may come in any order. */
const flat = ({ time, code }: Rows): Float64Array => {
  const order = [...time.keys()].sort((i, j) => time[i]! - time[j]! || code[i]! - code[j]!)
  return Float64Array.from([...order.map((i) => time[i]! + 0), ...order.map((i) => code[i]!)])
}

const areSame = (a: Float64Array, b: Float64Array): boolean =>
  Buffer.from(a.buffer).equals(Buffer.from(b.buffer))

const isAscending = (time: Float64Array): boolean => time.every((one, i) => i === 0 || one >= time[i - 1]!)

it('puts the same rows in ascending order of time, however these lie', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(SPREADS)),
      fc.oneof(fc.nat(70), fc.constant(3000)),
      fc.integer(),
      fc.integer({ min: 1, max: 3 }),
      (spread, n, seed, pieces) => {
        const rows = rowsOf(spread, n, seed)
        const found = sorted(rows, pieces)
        expect(isAscending(found.time)).toBe(true)
        expect(areSame(flat(found), flat(rows))).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

// a square of the rows would take minutes
it.each(Object.keys(SPREADS))('does so with a hundred thousand rows, %s', (spread) => {
  const found = sorted(rowsOf(spread, 100_000, 7), 1)
  const native = madeTimes(spread, 100_000, 7)
    .map((one) => one + 0)
    .sort()
  expect(
    areSame(
      found.time.map((one) => one + 0),
      native,
    ),
  ).toBe(true)
})
