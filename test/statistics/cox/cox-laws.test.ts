import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coxSum } from '../../../statistics/cox/cox-likelihood.ts'
import { coxRiskSets, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { eventTableOf } from '../../../tools/conformance/event-table-of.ts'

const [ties, size] = [['efron', 'breslow'] as const, 2]
const subject = fc.record({
  entry: fc.integer({ min: 0, max: 8 }),
  stay: fc.integer({ min: 1, max: 12 }),
  status: fc.integer({ min: 0, max: 1 }),
  x: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 100, max: 104 })),
})
const cohort = fc.array(subject, { minLength: 1, maxLength: 30 })
const coefficients = fc.tuple(
  fc.double({ min: -9, max: 9, noNaN: true }),
  fc.double({ min: -2, max: 2, noNaN: true }),
)

interface Row {
  readonly entry: number
  readonly time: number
  readonly status: number
  readonly x: readonly number[]
  readonly group: string
}

/** The likelihood of the single rows, each risk set gone through from its beginning. */
const slowly = (rows: readonly Row[], b: readonly number[], kind: (typeof ties)[number]) => {
  const linear = ({ x }: Row): number => x.reduce((sum, value, k) => sum + value * b[k]!, 0)
  let logLikelihood = 0
  const score = [0, 0]
  const information = [0, 0, 0, 0]
  const third = new Array<number>(8).fill(0)
  for (const time of new Set(rows.filter(({ status }) => status === 1).map((row) => row.time))) {
    const atRisk = rows.filter((row) => row.entry < time && time <= row.time)
    const died = rows.filter((row) => row.status === 1 && row.time === time)
    const top = Math.max(...atRisk.map(linear))
    died.forEach((one, l) => {
      const share = kind === 'efron' ? l / died.length : 0
      const weights = atRisk.map((row) => (died.includes(row) ? 1 - share : 1) * Math.exp(linear(row) - top))
      const total = weights.reduce((a, w) => a + w, 0)
      const mean = [0, 1].map((k) => atRisk.reduce((a, row, i) => a + weights[i]! * row.x[k]!, 0) / total)
      const central = (places: readonly number[]): number =>
        atRisk.reduce(
          (a, row, i) => a + weights[i]! * places.reduce((p, k) => p * (row.x[k]! - mean[k]!), 1),
          0,
        ) / total
      logLikelihood += linear(one) - top - Math.log(total)
      for (let a = 0; a < size; a++) {
        score[a]! += one.x[a]! - mean[a]!
        for (let c = 0; c < size; c++) {
          information[a * size + c]! += central([a, c])
          for (let e = 0; e < size; e++) third[(a * size + c) * size + e]! += central([a, c, e])
        }
      }
    })
  }
  return [logLikelihood, ...score, ...information, ...third]
}

test('sums kept while subjects come and go are those of each risk set by itself, with delayed entry too', () => {
  fc.assert(
    fc.property(cohort, coefficients, fc.constantFrom(...ties), (subjects, b, kind) => {
      const rows = subjects.map(
        ({ entry, stay, status, x }): Row => ({ entry, time: entry + stay, status, x, group: x.join() }),
      )
      const data = {
        strata: [coxStratum(eventTableOf(rows))],
        covariates: new Map(rows.map(({ group, x }) => [group, x])),
      }
      const found = coxSum(coxRiskSets(data), b, kind, true)
      const flat = [found.logLikelihood, ...found.score, ...found.information.flat(), ...found.third.flat(2)]
      slowly(rows, b, kind).forEach((value, i) => {
        expect(Math.abs(flat[i]! - value)).toBeLessThan(1e-10 * Math.max(1, Math.abs(value)))
      })
    }),
    { numRuns: 1000, seed: 20261129 },
  )
})
