import { expect, it } from 'vitest'
import type { Variable } from '../../../cohort/values/value.ts'
import { modelsOf } from '../../support/cohort/models.ts'

const variable = (name: string, categories: readonly string[] | null): Variable => ({
  ...{ name, title: name, type: categories === null ? 'integer' : 'string', unit: '1', ordered: false },
  ...{ source: null, derivation: null, of: [] },
  categories: categories?.map((value) => ({ value, label: value })) ?? null,
})

const VARIABLES = [
  variable('x', null),
  variable('pair', ['ab', 'cd']),
  variable('all', ['one']),
  variable('name', null),
]

/** A, B, C and D have their event one after the other, x is 1, 0, 1, 0. */
const FOUR = [1, 0, 1, 0].map((x, i) => ({
  ...{ time: i + 1, status: 1, x, pair: i < 2 ? 'ab' : 'cd', all: 'one', name: i },
}))

const cox = (more: object) => ({ method: 'cox', covariates: ['x'], ...more }) as const

const results = modelsOf(
  FOUR,
  {
    plain: cox({}),
    robust: cox({ robust: true }),
    pairs: cox({ cluster: 'pair' }),
    each: cox({ cluster: 'name' }),
    alone: cox({ cluster: 'all' }),
  } as unknown as Parameters<typeof modelsOf>[1],
  VARIABLES,
)
const value = (id: string) => results.get(id)?.value

// e = exp(b) solves 2/(e + 1) = e/(e + 2); p: the weight of x = 1 among those at risk at the first three events
const e = (1 + Math.sqrt(17)) / 2
const [p1, p2, p3] = [e / (e + 1), e / (e + 2), e / (e + 1)] as const
const information = p1 * (1 - p1) + p2 * (1 - p2) + p3 * (1 - p3)
const a = (1 - p1) * (1 - e / (2 * e + 2))
const b = p1 / (2 * e + 2) - p2 + p2 / (e + 2)
const c = (-(1 - p1) * e) / (2 * e + 2) - ((1 - p2) * e) / (e + 2) + (1 - p3) * (1 - e / (e + 1))
const d = p1 / (2 * e + 2) + p2 / (e + 2) + p3 / (e + 1)

it('four patients by hand: the residuals add up to 0, and the sandwich is the sum of their squares over the information', () => {
  expect(a + b + c + d).toBeCloseTo(0, 12)
  expect(value('plain/x/hazard-ratio')).toBeCloseTo(e, 11)
  expect(value('plain/x/se')).toBeCloseTo(1 / Math.sqrt(information), 11)
  expect(value('robust/x/hazard-ratio')).toBeCloseTo(e, 11)
  const se = Math.sqrt(a * a + b * b + c * c + d * d) / information
  expect(value('robust/x/se')).toBeCloseTo(se, 11)
  expect(value('robust/wald-chi-square')).toBeCloseTo((Math.log(e) / se) ** 2, 10)
  expect(value('robust/x/hazard-ratio-lower')).toBeCloseTo(e * Math.exp(-1.959963984540054 * se), 10)
})

it('the residuals of a cluster are summed first', () => {
  const se = Math.sqrt((a + b) ** 2 + (c + d) ** 2) / information
  expect(value('pairs/x/se')).toBeCloseTo(se, 11)
  expect(value('each/x/se')).toBeCloseTo(value('robust/x/se')!, 12)
})

it('one cluster has no standard error, and no robust model a test that needs independent subjects', () => {
  expect(results.get('alone/x/se')).toMatchObject({ value: null, reason: 'all subjects are in one cluster' })
  expect(value('plain/likelihood-ratio-p')).toBeGreaterThan(0)
  expect(results.has('robust/likelihood-ratio-p')).toBe(false)
  expect(results.has('robust/score-p')).toBe(false)
  expect(results.get('pairs/x/se')!.method).toContain('robust standard errors clustered by pair')
})
