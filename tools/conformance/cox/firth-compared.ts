import { coxProfile } from '../../../statistics/cox/cox-profile.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import { eventTableOf } from '../event-table-of.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from '../oracle.ts'

export const firthExpected = groupBy(readCsv('expected/firth.csv'), (row) => row.dataset!)

/** Firth's regression and 90% profile limits of the second group versus the first. */
export function* firthCompared(dataset: string): Iterable<Compared> {
  const rows = subjectsOf(dataset)
  const [first, second] = [...new Set(rows.map(({ group }) => group))].sort()
  const two = rows.filter(({ group }) => group === first || group === second)
  const data = {
    strata: [coxStratum(eventTableOf(two))],
    covariates: new Map([[first!, [0]] as const, [second!, [1]] as const]),
  }
  const z = criticalValue(0.9)
  for (const [model, own] of groupBy(firthExpected.get(dataset)!, (line) =>
    line.quantity!.replace(/-[a-z]+$/, ''),
  )) {
    const [kind, ties] = model.split('-') as [string, 'efron' | 'breslow']
    const values: Readonly<Record<string, number | null>> =
      kind === 'profile'
        ? limitsOf(coxProfile(data, ties, 0, z))
        : firthOf(coxRegression(data, ties, z, true))
    for (const { quantity, value } of own) {
      const ours = values[quantity!.split('-').at(-1)!]!
      yield { dataset, quantity: quantity!, what: dataset, ours, theirs: cellValue(value!) }
    }
  }
}

const limitsOf = ({ lower, upper }: ReturnType<typeof coxProfile>) => ({
  lower: answerOf(lower),
  upper: answerOf(upper),
})

const firthOf = ({ coefficients, wald }: ReturnType<typeof coxRegression>) => ({
  beta: answerOf(coefficients[0]!.estimate),
  se: answerOf(coefficients[0]!.standardError),
  wald: answerOf(wald.chiSquare),
})
