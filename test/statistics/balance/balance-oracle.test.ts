import { expect, test } from 'vitest'
import { balanceCompared, balanceExpected } from '../../../tools/conformance/balance-compared.ts'
import { compareAll } from '../../../tools/conformance/oracle.ts'

for (const [quantity, lines] of balanceExpected) {
  test(`the standardised difference of ${quantity}, ${lines.length} times, is R's`, () => {
    const compare = compareAll(balanceCompared(quantity))
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBeGreaterThan(20)
  })
}
