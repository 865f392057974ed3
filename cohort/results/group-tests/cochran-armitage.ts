import { cochranArmitage } from '../../../statistics/association/cochran-armitage.ts'
import { known } from '../../../statistics/numbers/answer.ts'
import type { TestOf } from '../../descriptors/plan/test.ts'
import type { Result } from '../result.ts'
import { contingencyTable, orderOf, type TestData, tabulationFor } from './parts/test-data.ts'
import { chiSquareRows, testRows } from './parts/test-rows.ts'

/** The trend of a proportion over ordered groups; of a variable with two categories the second is counted. */
export const cochranArmitageResults = (
  analysis: string,
  test: TestOf<'cochran-armitage'>,
  data: TestData,
): readonly Result[] => {
  const variable = data.variables.get(test.variable)!
  const counted = tabulationFor(test, data)
  const order = orderOf(test.by, data)
  const scores = test.scores ?? order.map((_, i) => i)
  const groups = contingencyTable(counted, variable).map(([others, events], i) => ({
    score: scores[order.indexOf(counted.groups[i]!.name)]!,
    n: others! + events!,
    events: events!,
  }))
  const found = cochranArmitage(groups)
  const method = `Cochran-Armitage, trend with scores ${scores.join(', ')}`
  return [
    ...chiSquareRows(analysis, { ...found, df: found.chiSquare.known ? known(1) : found.chiSquare }, method),
    ...testRows(analysis, [
      ['trend-z', found.z, `${method}: z, positive if the proportion rises with the score`],
    ]),
  ]
}
