import { expect, test } from 'vitest'
import { compareAll } from './oracle.ts'
import { tablesCompared, tablesExpected } from './tables-compared.ts'

for (const [quantity, lines] of tablesExpected) {
  test(`${quantity} of ${lines.length} tables is R's`, () => {
    expect(compareAll(tablesCompared(quantity)).faults).toEqual([])
  })
}
