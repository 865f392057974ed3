import type { BinaryPattern } from '../../../statistics/logistic/binary-data.ts'
import { hosmerLemeshow } from '../../../statistics/logistic/hosmer-lemeshow.ts'
import { logisticProfile } from '../../../statistics/logistic/logistic-profile.ts'
import {
  type LogisticRegression,
  type LogisticTest,
  logisticRegression,
} from '../../../statistics/logistic/logistic-regression.ts'
import {
  logisticAkaike,
  logisticNestedTest,
  logisticWaldTest,
} from '../../../statistics/logistic/logistic-tests.ts'
import { modelArea } from '../../../statistics/logistic/roc-area.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from '../oracle.ts'

export const logisticExpected = groupBy(readCsv('expected/logistic.csv'), (row) => row.dataset!)
const random = groupBy(readCsv('expected/logistic-random.csv'), (row) => `${row.y}|${row.a}|${row.b}`)

/** The upper 2.5% point of the normal distribution, of R's qchisq(0.95, 1). */
const CRITICAL = 1.9599639845400543

/** The subjects of a design of logistic.R, by pattern, and the columns of each covariate. */
const designOf = (dataset: string, design: string) => {
  const rows = subjectsOf(dataset)
  const levels = [...new Set(rows.map(({ group }) => group))].sort().slice(1)
  const patterns = new Map<string, BinaryPattern>()
  rows.forEach(({ status, group, time }, i) => {
    const [x, part] = [((i + 1) * 7) % 5, ((i + 1) * 5) % 3]
    const groups = levels.map((level) => Number(level === group))
    const parts = [1, 2].map((level) => Number(level === part))
    const event = Number(status === 1 && (design !== 'separated' || part !== 0))
    const values = {
      factors: [...groups, x, ...parts],
      numbers: [time, ...groups],
      separated: [x, ...parts],
    }[design]!
    const key = values.join()
    const before = patterns.get(key) ?? { x: values, n: 0, events: 0 }
    patterns.set(key, { x: values, n: before.n + 1, events: before.events + event })
  })
  const g = levels.length
  const sizes = { factors: [g, 1, 2], numbers: [1, g], separated: [1, 2] }[design]!
  return { patterns: [...patterns.values()], sizes }
}

/** Logistic models of a data set: the factors, numbers, and a separated outcome. */
export function* logisticCompared(dataset: string): Iterable<Compared> {
  for (const [design, own] of groupBy(
    logisticExpected.get(dataset)!,
    (row) => row.quantity!.split('-')[0]!,
  )) {
    const { patterns, sizes } = designOf(dataset, design)
    const models = {
      plain: logisticRegression(patterns, CRITICAL),
      firth: logisticRegression(patterns, CRITICAL, true),
    }
    for (const row of own) {
      const quantity = row.quantity!.slice(design.length + 1)
      const model = quantity.startsWith('firth') ? models.firth : models.plain
      yield {
        dataset,
        quantity: row.quantity!,
        what: `${dataset} ${row.group}`,
        ours: numberOf(model, quantity.replace('firth-', ''), row.group!, sizes),
        theirs: cellValue(row.value!),
      }
    }
  }
}

const numberOf = (
  model: LogisticRegression,
  quantity: string,
  term: string,
  sizes: readonly number[],
): number | null => {
  const k = Number(term) - 1
  const coefficient = term === '0' ? model.intercept : model.coefficients[k]
  // those of the covariate that begins with this column
  const columns = (): readonly number[] => {
    let first = 0
    const size = sizes.find((count) => {
      first += count
      return first > k
    })!
    return Array.from({ length: size }, (_, i) => k + i)
  }
  switch (quantity) {
    case 'coefficient':
      return answerOf(coefficient!.estimate)
    case 'se':
      return answerOf(coefficient!.standardError)
    case 'ratio':
      return chiSquareOf(model.likelihoodRatio)
    case 'wald':
      return chiSquareOf(model.wald)
    case 'score':
      return chiSquareOf(model.score)
    case 'aic':
      return answerOf(logisticAkaike(model))
    case 'covariate-ratio':
      return chiSquareOf(logisticNestedTest(model, columns()))
    case 'covariate-wald':
      return chiSquareOf(logisticWaldTest(model, columns()))
    case 'auc':
      return answerOf(modelArea(model, CRITICAL).area)
    case 'auc-se':
      return answerOf(modelArea(model, CRITICAL).standardError)
    case 'hosmer':
      return chiSquareOf(hosmerLemeshow(model, 10))
    case 'hosmer-df':
      return hosmerLemeshow(model, 10).df
    case 'profile-lower':
    case 'lower':
      return answerOf(logisticProfile(model, k, CRITICAL).lower)
    case 'profile-upper':
    case 'upper':
      return answerOf(logisticProfile(model, k, CRITICAL).upper)
    default:
      throw new Error(`logisticCompared: expected a known quantity, found ${quantity}`)
  }
}

const chiSquareOf = ({ chiSquare }: LogisticTest): number | null => answerOf(chiSquare)

/** Random small samples of two covariates. */
export function* randomLogisticCompared(): Iterable<Compared> {
  let sample = 0
  for (const rows of random.values()) {
    sample += 1
    const [y, a, b] = (['y', 'a', 'b'] as const).map((name) => rows[0]![name]!.split(' ').map(Number))
    const patterns = y!.map((event, i) => ({ x: [a![i]!, b![i]!], n: 1, events: event }))
    const model = logisticRegression(patterns, CRITICAL)
    const firth = logisticRegression(patterns, CRITICAL, true)
    const values: Readonly<Record<string, () => number | null>> = {
      'coefficient-0': () => answerOf(model.intercept.estimate),
      'coefficient-1': () => answerOf(model.coefficients[0]!.estimate),
      'coefficient-2': () => answerOf(model.coefficients[1]!.estimate),
      'se-2': () => answerOf(model.coefficients[1]!.standardError),
      ratio: () => chiSquareOf(model.likelihoodRatio),
      auc: () => answerOf(modelArea(model, CRITICAL).area),
      'auc-se': () => answerOf(modelArea(model, CRITICAL).standardError),
      hosmer: () => chiSquareOf(hosmerLemeshow(model, 4)),
      'firth-2': () => answerOf(firth.coefficients[1]!.estimate),
      'firth-se-2': () => answerOf(firth.coefficients[1]!.standardError),
    }
    for (const row of rows)
      yield {
        dataset: `sample ${sample}`,
        quantity: row.quantity!,
        what: `y ${row.y}, a ${row.a}, b ${row.b}`,
        ours: values[row.quantity!]!(),
        theirs: cellValue(row.value!),
      }
  }
}
