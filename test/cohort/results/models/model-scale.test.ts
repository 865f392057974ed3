import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model } from '../../../../cohort/descriptors/plan/model.ts'
import { termTitle } from '../../../../cohort/results/pair-words.ts'
import { modelsOf, type Person } from '../../../support/cohort/models.ts'
import { variable } from '../../../support/cohort/six-rows.ts'

const KINDS = [
  { method: 'cox' },
  { method: 'cox', ties: 'breslow' },
  { method: 'cox', firth: true },
  { method: 'fine-gray', cause: 'event' },
] as const
const NAMES = [
  'coefficient',
  'se',
  'z',
  'p',
  'hazard-ratio',
  'hazard-ratio-lower',
  'hazard-ratio-upper',
] as const

/** Events of both kinds and censorings, and numbers in no order. */
const people = (value: (i: number) => number): readonly Person[] =>
  Array.from({ length: 20 }, (_, i) => ({ time: i + 1, status: [1, 1, 0, 2][i % 4]!, x: value(i) }))
const TEN = (i: number): number => (i * 7) % 10

const modelOf = (rows: readonly Person[], kind: Partial<Model> & Pick<Model, 'method'>) => {
  const found = modelsOf(rows, { m: { covariates: ['x'], ...kind } as never }, [variable('x', 'number')])
  return (name: string) => found.get(`m/x/${name}`)!
}

/** As the artifacts print it. */
const twelve = (value: number | null): string => value!.toPrecision(12)

describe('a covariate of a small range', () => {
  test('has its coefficient, z and p, and a reason where a ratio is too large or too small to write', () => {
    for (const kind of KINDS)
      for (const [unit, large, small] of [
        [1e-5, 'upper', 'lower'],
        [-1e-5, 'upper', 'lower'],
      ] as const) {
        const whole = modelOf(people(TEN), kind)
        const tiny = modelOf(
          people((i) => TEN(i) * unit),
          kind,
        )
        expect(tiny('coefficient').value! * unit).toBeCloseTo(whole('coefficient').value!, 10)
        expect(Math.abs(tiny('z').value!)).toBeCloseTo(Math.abs(whole('z').value!), 10)
        expect(tiny('p').value).toBeCloseTo(whole('p').value!, 11)
        expect(tiny(`hazard-ratio-${large}`).value).toBe(null)
        // the power of ten of exp(b + 1.96 se) is (b + 1.96 se) / ln 10
        const [b, se] = [tiny('coefficient').value!, tiny('se').value!]
        const power = Number(((b + 1.959963984540054 * se) / Math.LN10).toPrecision(4))
        expect(tiny(`hazard-ratio-${large}`).reason).toBe(
          `too large to represent: 10 to the power of ${power} per unit of x; set another scale by "per" in the plan`,
        )
        expect(tiny(`hazard-ratio-${small}`).reason).toMatch(
          /^too small to represent: 10 to the power of -\d/,
        )
      }
  })

  test('such as two values that are nearly the same', () => {
    for (const kind of KINDS) {
      const whole = modelOf(
        people((i) => (i % 3 === 0 ? 1 : 0)),
        kind,
      )
      const nearly = modelOf(
        people((i) => (i % 3 === 0 ? 5.000000001 : 5)),
        kind,
      )
      expect(twelve(nearly('z').value)).toBe(twelve(whole('z').value))
      expect(nearly('hazard-ratio-upper').reason).toMatch(/^too large to represent/)
    }
  })

  test('has with per the results of the number in that unit, and says so', () => {
    for (const kind of KINDS)
      for (const per of [0.001, { x: 0.001 }]) {
        const small = people((i) => TEN(i) / 1000)
        const [scaled, whole] = [modelOf(small, { ...kind, per }), modelOf(people(TEN), kind)]
        for (const name of NAMES) expect([name, scaled(name).value]).toEqual([name, whole(name).value])
        for (const name of NAMES) expect(scaled(name).method).toMatch(/, per 0\.001 units of x$/)
      }
  })

  test('is named with its scale where the ratio is shown', () => {
    const age = variable('age', 'number', { title: 'Age', unit: 'a' })
    const share = variable('share', 'number', { title: 'Marrow' })
    const variables = new Map([
      ['age', age],
      ['share', share],
    ])
    const title = (level: string, per?: Model['per']) =>
      termTitle({ level, reference: '', versus: '' }, variables, { per })
    expect(title('age')).toBe('Age, per year')
    expect(title('age', 10)).toBe('Age, per 10 years')
    expect(title('age', { age: 0.5 })).toBe('Age, per 0.5 years')
    expect(title('share', { age: 10 })).toBe('Marrow, per unit')
    expect(title('share', { share: 0.001 })).toBe('Marrow, per 0.001 units')
  })
})

/** Values with up to three decimals, of which some subjects have the same; an offset with two. */
const decimals = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 30 })
const decimalText = (thousandths: number, offset: number): number =>
  Number(
    (BigInt(thousandths) + 10n * BigInt(offset))
      .toString()
      .padStart(4, '0')
      .replace(/(\d{3})$/, '.$1'),
  )

describe('random laws of a covariate', () => {
  const rowsOf = (values: readonly number[]): readonly Person[] =>
    values.map((x, i) => ({ time: 1 + ((i * 11) % values.length), status: [1, 2, 1, 0, 1][i % 5]!, x }))

  test('an offset of a hundred million changes no printed digit of the coefficient, and no other result', () => {
    fc.assert(
      fc.property(
        decimals,
        fc.integer({ min: 1, max: 10_000_000_000 }),
        fc.nat({ max: 3 }),
        (own, offset, k) => {
          const [plain, moved] = [0, offset].map((by) =>
            modelsOf(
              rowsOf(own.map((value) => decimalText(value, by))),
              { m: { covariates: ['x'], ...KINDS[k]! } as never },
              [variable('x', 'number')],
            ),
          )
          for (const [id, { value, reason }] of plain!) {
            const other = moved!.get(id)!
            if (value === null || other.value === null) {
              expect([id, other.value]).toEqual([id, value])
              if (!/have/.test(reason)) expect([id, other.reason]).toEqual([id, reason])
            } else if (/coefficient$/.test(id)) expect([id, twelve(other.value)]).toEqual([id, twelve(value)])
            else
              expect(Math.abs(other.value - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)))
          }
        },
      ),
      { numRuns: 100, seed: 20261130 },
    )
  })

  test('times 1000 divides coefficient and standard error by 1000, and nothing else', () => {
    fc.assert(
      fc.property(decimals, fc.nat({ max: 3 }), (own, k) => {
        const [one, other] = [1, 1000].map((by) =>
          modelOf(rowsOf(own.map((value) => (value * by) / 1000)), KINDS[k]!),
        )
        const alike = (a: number | null, b: number | null) => {
          if (a === null || b === null) expect(a).toBe(b)
          else expect(Math.abs(a - b)).toBeLessThanOrEqual(2e-12 * Math.abs(b))
        }
        if (one!('p') === undefined || one!('p').value === null) return
        for (const name of ['coefficient', 'se']) alike(other!(name).value! * 1000, one!(name).value)
        for (const name of ['z', 'p']) alike(other!(name).value, one!(name).value)
      }),
      { numRuns: 100, seed: 20261131 },
    )
  })

  test('the order of the covariates changes no printed digit', () => {
    fc.assert(
      fc.property(decimals, decimals, fc.constantFrom(0, 1, 3), (x, y, k) => {
        const rows = rowsOf(x).map((row, i) => ({ ...row, y: y[i % y.length]! }))
        const of = (covariates: readonly string[]) =>
          modelsOf(rows, { m: { covariates, ...KINDS[k]! } as never }, [
            variable('x', 'number'),
            variable('y', 'number'),
          ])
        const [xy, yx] = [of(['x', 'y']), of(['y', 'x'])]
        for (const [id, { value }] of xy) {
          const other = yx.get(id)!.value
          if (value === null || other === null) continue
          if (/\/(coefficient|n|events|.*-df)$/.test(id))
            expect([id, twelve(other)]).toEqual([id, twelve(value)])
          else expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(value)))
        }
      }),
      { numRuns: 100, seed: 20261132 },
    )
  })
})
