import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bucketedRows } from '../../../engines/columns/buckets.ts'
import { sortedBuckets } from '../../../engines/columns/sort-times.ts'

const time = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.double({ min: 0, max: 4000, noNaN: true }),
  fc.constantFrom(-0, 0, 5e-324, 2 ** -10, 2 ** -11, 2 ** 22, 2 ** 22 - 2 ** -20, 1e300, Number.MAX_VALUE),
)

/** Rows that come as many at a time as said, by buckets, and then in order. */
const run = (times: readonly number[], each: number) => {
  const rows = bucketedRows(300)
  for (let from = 0; from < times.length; from += each) {
    const part = Float64Array.from(times.slice(from, from + each))
    rows.add(
      part,
      Uint16Array.from(part, (_, i) => (from + i) % 300),
    )
  }
  const buckets = rows.pieces()
  const into = { time: new Float64Array(times.length), code: new Uint16Array(times.length) }
  const sizes = buckets.map(({ length }) => length)
  return { buckets, sorted: sortedBuckets(buckets.flat(), sizes, into) }
}

const keyOf = (one: number, code: number): string => `${one} ${code}`

it('rows come out once, by buckets of ascending times, and in order', () => {
  fc.assert(
    fc.property(fc.array(time, { maxLength: 300 }), fc.integer({ min: 1, max: 70 }), (times, each) => {
      const { buckets, sorted } = run(times, each)
      let least = 0
      for (const own of buckets) {
        const all = own.flatMap((piece) => [...piece.time])
        expect(Math.min(...all)).toBeGreaterThanOrEqual(least)
        least = Math.max(...all)
      }
      expect([...sorted.time].map((one) => one + 0)).toEqual(
        times.map((one) => one + 0).sort((a, b) => a - b),
      )
      const before = times.map((one, i) => keyOf(one + 0, i % 300)).sort()
      expect([...sorted.time].map((one, i) => keyOf(one + 0, sorted.code[i]!)).sort()).toEqual(before)
    }),
    { numRuns: 200 },
  )
})

it('and so over several slabs, of times that all fall into one bucket or into each', () => {
  for (const spread of [1e-6, 1e7]) {
    const times = Array.from({ length: 1_300_000 }, (_, i) => 1000 + spread * ((i * 7919) % 1_299_709))
    const { sorted } = run(times, 2048)
    let misplaced = 0
    for (let i = 1; i < times.length; i++) if (sorted.time[i]! < sorted.time[i - 1]!) misplaced++
    expect(misplaced).toBe(0)
    const codes = new Array<number>(300).fill(0)
    for (const code of sorted.code) codes[code]! += 1
    expect(Math.max(...codes) - Math.min(...codes)).toBeLessThanOrEqual(1)
    expect(sorted.time.reduce((sum, one) => sum + one, 0) / times.length).toBeCloseTo(
      times.reduce((sum, one) => sum + one, 0) / times.length,
      spread > 1 ? -3 : 6,
    )
  }
})
