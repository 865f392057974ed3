import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareProbabilities } from '../../../statistics/distributions/equally-probable.ts'
import { fisherByHalves } from '../../../statistics/proportions/fisher-by-halves.ts'
import { fisherExact } from '../../../statistics/proportions/fisher-exact.ts'
import { largeFirstCell } from '../../../statistics/proportions/fisher-large-two-by-two.ts'
import { conditionalOddsRatio } from '../../../statistics/proportions/odds-ratio.ts'
import type { TwoByTwo } from '../../../statistics/proportions/two-by-two.ts'
import { answerOf, cellValue, readCsv } from '../../../tools/conformance/oracle.ts'

type Table = readonly (readonly number[])[]

const parsed = (text: string): Table => text.split(';').map((row) => row.split(' ').map(Number))

const ofR = readCsv('expected/large-tables.csv').map(({ table, quantity, value }) => ({
  table: parsed(table!),
  quantity: quantity!,
  value: cellValue(value!)!,
}))

const ours = (table: Table, quantity: string): number | null => {
  const fisher = fisherExact(table)
  if (quantity === 'fisher') return answerOf(fisher.p)
  if (quantity === 'fisher-less') return answerOf(fisher.less)
  if (quantity === 'fisher-greater') return answerOf(fisher.greater)
  const odds = conditionalOddsRatio(table as unknown as TwoByTwo, 0.95)
  return answerOf(odds[quantity.replace('conditional-', '') as keyof typeof odds])
}

describe('of 2x2 tables of 50,000 to 1,600,000 subjects', () => {
  for (const { table, quantity, value } of ofR.filter(({ table: [row] }) => row!.length === 2))
    test(`${quantity} of ${table.join(';')} is R's`, () => {
      expect(Math.abs(ours(table, quantity)! - value)).toBeLessThan(1e-10 * Math.max(1, value))
    })
})

describe('of tables with more than a million tables of their margins', () => {
  // R merges what differs by less than 1e-7 of a probability
  for (const { table, value } of ofR.filter(({ table: [row] }) => row!.length > 2))
    test(`p of ${table.join(';')} is R's as far as R's algorithm goes`, () => {
      expect(Math.abs(ours(table, 'fisher')! / value - 1)).toBeLessThan(1e-6)
    })
})

/** Against all tables, one by one, in whole numbers. */
const differsBy = (table: Table, found: { rarer: number; asRare: number; observed: number }): number => {
  const { p, midP, probability } = fisherExact(table)
  return Math.max(
    Math.abs((found.rarer + found.asRare) / answerOf(p)! - 1),
    Math.abs((found.rarer + found.asRare / 2) / answerOf(midP)! - 1),
    Math.abs(found.observed / answerOf(probability)! - 1),
  )
}

/** No empty row or column. */
const tables = (rows: number, columns: number, most: number) =>
  fc
    .array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    })
    .filter(
      (table) =>
        table.every((row) => row.some((x) => x > 0)) &&
        table[0]!.every((_, j) => table.some((row) => row[j]! > 0)),
    )

describe('the sum by halves', () => {
  const any = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
    .chain(([r, c]) => tables(r, c, r * c > 9 ? 3 : 8))

  test('is that of all tables, one by one, to 11 digits', () => {
    fc.assert(
      fc.property(any, (table) => {
        expect(differsBy(table, fisherByHalves(table)!)).toBeLessThan(1e-11)
      }),
      { numRuns: 40 },
    )
  })

  test('counts equally probable tables of equal rows and columns each', () => {
    for (const table of [
      '2 2 7;2 6 3;6 3 2',
      '1 2 3 4;2 3 4 1;3 4 1 2',
      '4 0 0;0 4 0;0 0 4',
      '3 1 0 2;0 3 2 1;2 1 3 0;1 1 1 3',
    ])
      expect(differsBy(parsed(table), fisherByHalves(parsed(table))!)).toBeLessThan(1e-12)
  })

  test('keeps the digits of a small p: 12 subjects of each kind apart', () => {
    // one table in 36!/(12!)^3, and the six that permute its rows
    const apart = parsed('12 0 0;0 12 0;0 0 12')
    expect(differsBy(apart, fisherByHalves(apart)!)).toBeLessThan(1e-12)
  })

  test('is the same for a table turned round, its rows and columns in any order', () => {
    const one = fisherByHalves(parsed('20 31 12 14;33 18 25 15;11 24 30 22'))!
    const turned = fisherByHalves(parsed('22 14 15;24 31 18;30 12 25;11 20 33'))!
    expect(turned.rarer / one.rarer).toBeCloseTo(1, 12)
    expect(turned.asRare / one.asRare).toBeCloseTo(1, 12)
  })
})

describe('the hypergeometric law of a first cell', () => {
  test('is that of whole-number weights', () => {
    fc.assert(
      fc.property(tables(2, 2, 60), (table) => {
        const found = largeFirstCell(table as unknown as TwoByTwo)
        expect(differsBy(table, found)).toBeLessThan(1e-12)
        const { less, greater } = fisherExact(table)
        expect(found.smaller + found.observed).toBeCloseTo(answerOf(less)!, 12)
        expect(found.larger + found.observed).toBeCloseTo(answerOf(greater)!, 12)
      }),
    )
  })
})

test('whole numbers decide which of two tables is more probable', () => {
  // 3! 3! = 36 and 4! 1! 2! = 48; 6! = 5! 3!, so that these two are alike
  expect(compareProbabilities([3, 3, 0], [4, 1, 2])).toBe(1)
  expect(compareProbabilities([4, 1, 2], [3, 3, 0])).toBe(-1)
  expect(compareProbabilities([6, 1, 1], [5, 3, 0])).toBe(0)
})
