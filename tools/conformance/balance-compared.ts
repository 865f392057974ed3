import { standardizedCategoryDifference } from '../../statistics/balance/standardized-category-difference.ts'
import { standardizedMeanDifference } from '../../statistics/balance/standardized-mean-difference.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from './oracle.ts'

type Values = readonly (string | number)[]

/** Distinct values of both groups, in an order that has no meaning, with the count of each in each group. */
const counted = <T>(x: readonly T[], y: readonly T[]) => {
  const values = [...new Set([...x, ...y])].reverse()
  const countsIn = (group: readonly T[]): readonly number[] =>
    values.map((value) => group.filter((other) => other === value).length)
  return { values, first: countsIn(x), second: countsIn(y) }
}

const ofNumbers = (x: readonly number[], y: readonly number[]): number | null => {
  const { values, first, second } = counted(x, y)
  return answerOf(standardizedMeanDifference({ values, counts: first }, { values, counts: second }))
}

const ofCategories = (x: Values, y: Values): number | null => {
  const { first, second } = counted(x, y)
  return answerOf(standardizedCategoryDifference(first, second))
}

const numbersIn = (text: string): readonly number[] => text.split(' ').map(Number)

const ours = ({ dataset, x, y, quantity }: Readonly<Record<string, string>>): number | null => {
  if (dataset === '') return (quantity === 'numbers' ? ofNumbers : ofCategories)(numbersIn(x!), numbersIn(y!))
  const rows = subjectsOf(dataset!)
  const groups = [...new Set(rows.map(({ group }) => group))].sort()
  const [a, b] = groups.slice(0, 2).map((name) => rows.filter(({ group }) => group === name))
  switch (quantity) {
    case 'time':
      return ofNumbers(
        a!.map(({ time }) => time),
        b!.map(({ time }) => time),
      )
    case 'status':
      return ofCategories(
        a!.map(({ status }) => status),
        b!.map(({ status }) => status),
      )
    case 'stratum':
      return ofCategories(
        a!.map(({ stratum }) => stratum),
        b!.map(({ stratum }) => stratum),
      )
    default:
      throw new Error(`expected a quantity of balance.R, found ${quantity}`)
  }
}

export const balanceExpected = groupBy(readCsv('expected/balance.csv'), (row) => row.quantity!)

/** Standardised differences of two groups of data sets and of random samples. */
export function* balanceCompared(quantity: string): Iterable<Compared> {
  for (const line of balanceExpected.get(quantity)!) {
    const dataset = line.dataset === '' ? `${line.x} | ${line.y}` : line.dataset!
    yield { dataset, quantity, what: dataset, ours: ours(line), theirs: cellValue(line.value!) }
  }
}
