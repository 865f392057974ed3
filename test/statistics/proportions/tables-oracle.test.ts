import { expect, test } from 'vitest'
import { compareAll } from '../../../tools/conformance/oracle.ts'
import { tablesCompared, tablesExpected } from '../../../tools/conformance/tables-compared.ts'

for (const [quantity, lines] of tablesExpected) {
  test(`${quantity} of ${lines.length} tables is R's`, () => {
    expect(compareAll(tablesCompared(quantity)).faults).toEqual([])
  })
}
