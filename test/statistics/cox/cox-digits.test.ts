import { expect, test } from 'vitest'
import { fineGray } from '../../../statistics/competing-risks/fine-gray.ts'
import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { coxDesign } from '../../../tools/conformance/cox/cox-compared.ts'
import { eventTableOf, strataOf } from '../../../tools/conformance/event-table-of.ts'
import { answerOf, groupBy, readCsv } from '../../../tools/conformance/oracle.ts'

const expected = groupBy(readCsv('expected/cox-mpmath.csv'), (row) => row.dataset!)

/** As the artifacts print it. */
const twelve = (value: number): string => value.toPrecision(12)

const foundOf = (dataset: string, model: string): ReadonlyMap<string, number | null> => {
  const { patterns, covariates, names } = coxDesign(dataset)
  const [ties, kind] = model.split('-') as ['efron' | 'breslow', string]
  if (model === 'fine-gray')
    return new Map(
      fineGray(eventTableOf(patterns), covariates, 0, 1.96).map(({ estimate }, k) => [
        `${names[k]} coefficient`,
        answerOf(estimate),
      ]),
    )
  const tables = kind === 'strata' ? strataOf(patterns) : [eventTableOf(patterns)]
  const fit = coxRegression({ strata: tables.map(coxStratum), covariates }, ties, 1.96)
  return new Map([
    ...fit.coefficients.flatMap(({ estimate, standardError }, k) => [
      [`${names[k]} coefficient`, answerOf(estimate)] as const,
      [`${names[k]} se`, answerOf(standardError)] as const,
    ]),
    [' likelihood-ratio', answerOf(fit.likelihoodRatio.chiSquare)],
  ])
}

for (const [dataset, rows] of expected)
  test(`the 12 printed digits of Cox and Fine-Gray fits of ${dataset} are those of 40-digit arithmetic`, () => {
    const wrong = [...groupBy(rows, (row) => row.model!)].flatMap(([model, own]) => {
      const found = foundOf(dataset, model)
      return own.flatMap(({ term, quantity, value }) => {
        const ours = twelve(found.get(`${term} ${quantity}`)!)
        const theirs = twelve(Number(value))
        return ours === theirs ? [] : [`${model} ${term} ${quantity}: expected ${theirs}, found ${ours}`]
      })
    })
    expect(wrong).toEqual([])
  })
