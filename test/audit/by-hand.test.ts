import { describe, expect, test } from 'vitest'
import { transcriptionErrors } from '../../audit/explanations/readings/transcription-errors.ts'
import { chanceRate } from '../../audit/recompute/printable.ts'
import { exactTime, LAST_PLACE } from '../../audit/rounding/exact-cells.ts'
import { weakOrders } from '../../audit/rounding/weak-orders.ts'

describe('a chance rate', () => {
  const printable = { low: 0n, high: 9n, words: '' }

  test('is the share of the other printable values that are reached', () => {
    // ten values, of which the printed 3 and the computed 5 are no others: 8; reached of these 1, 2
    expect(chanceRate(printable, new Set([1n, 2n, 3n, 5n]), [3n, 5n])).toBe(2 / 8)
  })

  test('does not count what lies outside its span', () => {
    expect(chanceRate(printable, new Set([1n, 12n, -4n]), [3n, 50n])).toBe(1 / 9)
  })

  test('is none where nothing else could have been printed', () => {
    expect(chanceRate({ low: 3n, high: 3n, words: '' }, new Set([3n]), [3n])).toBeNull()
  })
})

describe('slips of the pen', () => {
  const of = (digits: bigint, decimals: number) =>
    new Map(transcriptionErrors(digits, decimals).map((slip) => [slip.digits, slip.what]))

  test('of 12: a digit changed, swapped, dropped or doubled, and nothing else', () => {
    const slips = of(12n, 0)
    expect(slips.get(17n)).toBe('a digit changed')
    expect(slips.get(21n)).toBe('two adjacent digits swapped')
    expect(slips.get(1n)).toBe('a digit dropped')
    expect(slips.get(122n)).toBe('a digit doubled')
    // 9 + 9 changed, 21, dropped 1 and 2 (02 is a change of the first digit too), doubled 112 and 122
    expect([...slips.keys()].sort((a, b) => Number(a - b)).slice(0, 3)).toEqual([1n, 2n, 10n])
    expect(slips.has(12n)).toBe(false)
    expect(slips.has(123n)).toBe(false)
  })

  test('of 3515: the digits 5 and 1 exchanged throughout give 3151, neighbours swapped 5315', () => {
    expect(of(3515n, 3).get(3151n)).toBe('digits 5 and 1 swapped throughout')
    expect(of(3515n, 3).get(5315n)).toBe('two adjacent digits swapped')
  })

  test('of a negative number stay negative', () => {
    expect(of(-12n, 1).get(-21n)).toBe('two adjacent digits swapped')
    expect(of(-12n, 1).get(-17n)).toBe('a digit changed')
    expect([...of(-12n, 1).keys()].filter((digits) => digits > 0n)).toEqual([])
  })

  test('see the leading zero of 0.12', () => {
    expect(of(12n, 2).get(102n)).toBe('two adjacent digits swapped')
  })
})

describe('exact times', () => {
  const cell = (rounding: 'nearest' | 'down' | 'up') => ({
    subject: 0,
    name: 'months',
    recorded: 7,
    rounding,
  })

  test('lie in the half-open interval that rounds to the recorded one', () => {
    expect([exactTime(cell('nearest'), 0), exactTime(cell('nearest'), LAST_PLACE)]).toEqual([6.5, 7.499])
    expect([exactTime(cell('down'), 0), exactTime(cell('down'), LAST_PLACE)]).toEqual([7, 7.999])
    expect([exactTime(cell('up'), 0), exactTime(cell('up'), LAST_PLACE)]).toEqual([6.001, 7])
  })
})

describe('weak orders', () => {
  const cells = (times: readonly number[]) =>
    times.map((recorded, subject) => ({ subject, name: 'months', recorded, rounding: 'nearest' as const }))
  const different = (cell: { readonly subject: number }): string => String(cell.subject)

  test('of k different subjects with one time are 1, 3, 13, 75, 541 (ordered Bell numbers)', () => {
    for (const [k, count] of [
      [1, 1],
      [2, 3],
      [3, 13],
      [4, 75],
      [5, 541],
    ] as const)
      expect(weakOrders(cells(Array(k).fill(7)), different)).toHaveLength(count)
  })

  test('of subjects of one kind are the compositions of their number: 2 to the k - 1', () => {
    expect(weakOrders(cells([7, 7, 7, 7]), () => 'alike')).toHaveLength(8)
  })

  test('multiply over blocks, and keep each exact time in its own interval', () => {
    const orders = weakOrders(cells([7, 7, 9, 9]), different)!
    expect(orders).toHaveLength(9)
    expect(new Set(orders.map((places) => places.join())).size).toBe(9)
  })

  test('are not given if a subject has two rounded times, or times are rounded in two ways', () => {
    const [one, other] = cells([7, 9])
    expect(weakOrders([one!, other!], different)).not.toBeNull()
    expect(weakOrders([one!, { ...other!, subject: 0 }], different)).toBeNull()
    expect(weakOrders([one!, { ...other!, rounding: 'down' }], different)).toBeNull()
  })

  test('are not given if intervals overlap or are too many', () => {
    expect(weakOrders(cells([7, 7.5]), different)).toBeNull()
    expect(weakOrders(cells(Array(8).fill(7)), different)).toBeNull()
  })
})
