import { describe, expect, test } from 'vitest'
import { dependentColumns } from '../../../statistics/likelihood/dependent-columns.ts'
import type { BinaryPattern } from '../../../statistics/logistic/binary-data.ts'
import {
  type LogisticRegression,
  logisticRegression,
} from '../../../statistics/logistic/logistic-regression.ts'
import { binaryCovariance, logisticNestedTest } from '../../../statistics/logistic/logistic-tests.ts'
import { riskRanks } from '../../../statistics/logistic/risk-ranks.ts'
import { modelArea } from '../../../statistics/logistic/roc-area.ts'
import { type RandomBelow, randomBelow, shuffle } from '../../../statistics/numbers/random.ts'
import { dot, inverse } from '../../../statistics/numbers/symmetric.ts'
import { mannWhitney } from '../../../statistics/ranks/mann-whitney.ts'
import { answerOf } from '../../../tools/conformance/oracle.ts'

const SAMPLES = 2000

/** Rows of a yes-no covariate and a number; both outcomes occur, and the covariates vary and are not dependent. */
const sampleOf = (below: RandomBelow): readonly BinaryPattern[] => {
  for (;;) {
    const n = 6 + below(25)
    const rows = Array.from({ length: n }, () => ({
      x: [below(2), below(12) / 4],
      n: 1,
      events: below(2),
    }))
    const events = rows.reduce((sum, row) => sum + row.events, 0)
    if (events > 0 && events < n && dependentColumns(binaryCovariance(rows)).length === 0) return rows
  }
}

const estimatesOf = ({ intercept, coefficients }: LogisticRegression): readonly (number | null)[] =>
  [intercept, ...coefficients].map(({ estimate }) => answerOf(estimate))

const errorsOf = ({ intercept, coefficients }: LogisticRegression): readonly (number | null)[] =>
  [intercept, ...coefficients].map(({ standardError }) => answerOf(standardError))

const near = (a: number | null, b: number | null, tolerance = 1e-9): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b))

/** The gradient and log likelihood by the rows, p = 1/(1 + exp(-eta)), of single outcomes. */
const byRows = (rows: readonly BinaryPattern[], b: readonly number[]) => {
  const terms = rows.map(({ x, events }) => {
    const row = [1, ...x]
    const p = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * b[k]!, 0)))
    return { row, p, events }
  })
  return {
    gradient: b.map((_, k) => terms.reduce((sum, { row, p, events }) => sum + (events - p) * row[k]!, 0)),
    logLikelihood: terms.reduce((sum, { p, events }) => sum + Math.log(events === 1 ? p : 1 - p), 0),
  }
}

test('2,000 random samples: the gradient by rows is 0 at the estimate, or the outcome is separated', () => {
  const below = randomBelow(1)
  const faults: string[] = []
  let separated = 0
  for (let i = 0; i < SAMPLES; i++) {
    const rows = sampleOf(below)
    const model = logisticRegression(rows, 1.96)
    if (model.isSeparated) {
      separated += 1
      // on the way to the limit: every subject is on the right side of the linear predictor, or between
      const { linear } = model.fit!
      const wrong = rows.some(({ events }, k) => (events === 1 ? linear[k]! < -20 : linear[k]! > 20))
      const isFar = linear.some((eta) => Math.abs(eta) > 15)
      if (wrong || !isFar) faults.push(`${i}: separated, ${JSON.stringify(rows)}`)
      continue
    }
    const b = estimatesOf(model) as readonly number[]
    const { gradient, logLikelihood } = byRows(rows, b)
    if (gradient.some((slope) => Math.abs(slope) > 1e-9)) faults.push(`${i}: gradient ${gradient.join()}`)
    if (!near(model.logLikelihood, logLikelihood)) faults.push(`${i}: likelihood`)
  }
  expect(faults).toEqual([])
  expect(separated).toBeGreaterThan(20)
  expect(separated).toBeLessThan(SAMPLES / 2)
})

test("500 random samples: the gradient of Firth's likelihood by rows is 0 at the estimate, separated or not", () => {
  const below = randomBelow(9)
  const faults: string[] = []
  for (let i = 0; i < 500; i++) {
    const rows = sampleOf(below)
    const b = estimatesOf(logisticRegression(rows, 1.96, true)) as readonly number[]
    if (firthGradient(rows, b).some((slope) => Math.abs(slope) > 1e-9)) faults.push(JSON.stringify(rows))
  }
  expect(faults).toEqual([])
})

/** The sum of (y - p + h (1/2 - p)) x, h the diagonal of W X (X'WX)^-1 X'. */
const firthGradient = (rows: readonly BinaryPattern[], b: readonly number[]): readonly number[] => {
  const terms = rows.map(({ x, events }) => {
    const row = [1, ...x]
    return { row, events, p: 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * b[k]!, 0))) }
  })
  const information = b.map((_, i) =>
    b.map((__, j) => terms.reduce((sum, { row, p }) => sum + p * (1 - p) * row[i]! * row[j]!, 0)),
  )
  const inner = inverse(information)!
  return b.map((_, k) =>
    terms.reduce((sum, { row, p, events }) => {
      const h = p * (1 - p) * row.reduce((part, value, i) => part + value * dot(inner[i]!, row), 0)
      return sum + (events - p + h * (0.5 - p)) * row[k]!
    }, 0),
  )
}

test('2,000 random samples of one number: separated exactly where the outcomes do not overlap', () => {
  const below = randomBelow(2)
  const faults: string[] = []
  for (let i = 0; i < SAMPLES; i++) {
    const rows = Array.from({ length: 4 + below(6) }, () => ({ x: [below(8)], n: 1, events: below(2) }))
    const of = (events: number): readonly number[] =>
      rows.flatMap((row) => (row.events === events ? row.x : []))
    const [no, yes] = [of(0), of(1)]
    if (no.length === 0 || yes.length === 0 || new Set(rows.map(({ x }) => x[0])).size < 2) continue
    const apart = Math.max(...no) <= Math.min(...yes) || Math.max(...yes) <= Math.min(...no)
    if (logisticRegression(rows, 1.96).isSeparated !== apart) faults.push(JSON.stringify(rows))
  }
  expect(faults).toEqual([])
})

describe('in random samples', () => {
  const samples = (seed: number, size: number): readonly (readonly BinaryPattern[])[] => {
    const below = randomBelow(seed)
    return Array.from({ length: size }, () => sampleOf(below))
  }

  test('the order of rows, patterns and coding of the reference change nothing else', () => {
    const below = randomBelow(3)
    for (const rows of samples(4, 200)) {
      for (const isFirth of [false, true]) {
        const model = logisticRegression(rows, 1.96, isFirth)
        const mixed = [...rows]
        shuffle(mixed, below)
        const other = logisticRegression(mixed, 1.96, isFirth)
        const recoded = logisticRegression(
          rows.map(({ x: [a, b], ...row }) => ({ ...row, x: [1 - a!, b!] })),
          1.96,
          isFirth,
        )
        const [[, a, b], [, c, d], [, e, f]] = [model, other, recoded].map(estimatesOf) as [
          (number | null)[],
          (number | null)[],
          (number | null)[],
        ]
        const opposite = e === null || e === undefined ? null : -e
        expect(near(a!, c!, 1e-7) && near(b!, d!, 1e-7)).toBe(true)
        expect(near(a!, opposite, 1e-7) && near(b!, f!, 1e-7)).toBe(true)
        expect(
          near(answerOf(model.likelihoodRatio.chiSquare), answerOf(recoded.likelihoodRatio.chiSquare), 1e-8),
        ).toBe(true)
      }
    }
  })

  test('each subject twice has the same estimates, errors smaller by the root of 2, and twice the likelihood ratio', () => {
    for (const rows of samples(5, 200)) {
      const model = logisticRegression(rows, 1.96)
      const twice = logisticRegression(
        rows.map(({ x, n, events }) => ({ x, n: 2 * n, events: 2 * events })),
        1.96,
      )
      estimatesOf(model).forEach((b, k) => {
        expect(near(b, estimatesOf(twice)[k]!, 1e-8)).toBe(true)
      })
      errorsOf(model).forEach((se, k) => {
        const other = errorsOf(twice)[k]!
        expect(near(se, other === null ? null : other * Math.SQRT2, 1e-8)).toBe(true)
      })
      const ratio = answerOf(model.likelihoodRatio.chiSquare)!
      expect(near(2 * ratio, answerOf(twice.likelihoodRatio.chiSquare), 1e-8)).toBe(true)
    }
  })

  test('the area is U/(mn) of Mann and Whitney of the risks', () => {
    for (const rows of samples(6, 200)) {
      const model = logisticRegression(rows, 1.96)
      if (model.isSeparated) continue
      const ranks = riskRanks(model)
      const { u } = mannWhitney(
        {
          values: ranks.map((_, i) => i),
          groups: [
            { name: 'yes', counts: ranks.map(({ events }) => events) },
            { name: 'no', counts: ranks.map(({ n, events }) => n - events) },
          ],
        },
        'asymptotic',
      )
      expect(answerOf(modelArea(model, 1.96).area)).toBeCloseTo(u[0] / (u[0] + u[1]), 12)
    }
  })

  test('the test of all covariates is the global one, and the model of the constant has the log odds', () => {
    for (const rows of samples(7, 100)) {
      for (const isFirth of [false, true]) {
        const model = logisticRegression(rows, 1.96, isFirth)
        const all = answerOf(logisticNestedTest(model, [0, 1]).chiSquare)
        expect(near(all, answerOf(model.likelihoodRatio.chiSquare), 1e-8)).toBe(true)
      }
      const events = rows.reduce((sum, row) => sum + row.events, 0)
      const alone = logisticRegression(
        rows.map((row) => ({ ...row, x: [] })),
        1.96,
      )
      expect(answerOf(alone.intercept.estimate)).toBeCloseTo(Math.log(events / (rows.length - events)), 12)
      expect(alone.wald.p).toEqual({ known: false, reason: 'no coefficient to test' })
    }
  })
})
