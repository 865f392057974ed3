import { describe, expect, test } from 'vitest'
import { cellValue, comparison, groupBy, readCsv, subjectsOf } from '../../../../tools/conformance/oracle.ts'
import { modelsOf, type Person } from '../../../support/cohort/models.ts'
import { grouping, variable } from '../../../support/cohort/six-rows.ts'

const expected = groupBy(readCsv('expected/dependent.csv'), (row) => row.dataset!)

/** The covariates of dependent.R. */
const cohortOf = (dataset: string) => {
  const rows = subjectsOf(dataset)
  const levels = [...new Set(rows.map(({ group }) => group))].sort()
  const last = levels.length < 3 ? [levels[1]!] : levels.slice(-2)
  const people = rows.map(
    ({ time, status, group, stratum }, i): Person => ({
      ...{ time, status, group, stratum, x: ((i + 1) * 7) % 5 },
      late: last.includes(group) ? 'yes' : 'no',
    }),
  )
  const strata = [...new Set(rows.map(({ stratum }) => stratum))].sort()
  const variables = [
    grouping('group', levels),
    grouping('late', ['no', 'yes']),
    grouping('stratum', strata),
    variable('x', 'number'),
  ]
  return { people, variables, late: last.filter((level) => level !== levels[0]) }
}

const termOf = (group: string): string =>
  group === ''
    ? ''
    : `/${group === 'lateTRUE' ? 'late yes' : group === 'x' ? 'x' : `group ${group.slice(5)}`}`

describe('a covariate that those before it determine is dropped, as by coxph', () => {
  for (const [dataset, lines] of expected) {
    test(`of ${dataset}`, () => {
      const { people, variables, late } = cohortOf(dataset)
      const compare = comparison(1e-8)
      for (const [model, own] of groupBy(lines, (line) => line.quantity!.split('-').slice(0, 2).join('-'))) {
        const [ties, kind] = model.split('-') as ['efron' | 'breslow', string]
        const strata = kind === 'strata' ? ['stratum'] : []
        const found = modelsOf(
          people,
          { m: { method: 'cox', covariates: ['group', 'late', 'x'], ties, strata } },
          variables,
        )
        for (const { group, quantity, value } of own) {
          const id = `m${termOf(group!)}/${quantity!.split('-').slice(2).join('-')}`
          if (group === 'lateTRUE') continue
          compare.check(`${dataset} ${model}`, id, found.get(id)?.value ?? null, cellValue(value!))
        }
        const names = late.map((level) => `group ${level}`).join(' and ')
        const row = found.get('m/late yes/hazard-ratio')!
        expect(row.value).toBe(null)
        expect(row.reason).toBe(
          `not in the model: determined by ${names} among the subjects at risk at each event`,
        )
        expect(row).toMatchObject({ reference: 'late=no', versus: 'late=yes' })
        expect(found.get('m/n')!.method).toMatch(new RegExp(`, without late yes: determined by ${names}$`))
      }
      expect(compare.faults).toEqual([])
    })
  }

  test('and the test of proportional hazards, Firth and Fine-Gray are those of the model without it', () => {
    const { people, variables } = cohortOf('mgus2')
    const kinds = {
      cox: { method: 'cox' },
      firth: { method: 'cox', firth: true },
      gray: { method: 'fine-gray' },
    } as const
    const valuesOf = (covariates: readonly string[]) =>
      [
        ...modelsOf(
          people,
          Object.fromEntries(
            Object.entries(kinds).map(([name, kind]) => [name, { ...kind, covariates: [...covariates] }]),
          ),
          variables,
        ),
      ].flatMap(([id, { value, level }]) => (level === 'late yes' ? [] : [[id, value] as const]))
    const without = valuesOf(['group', 'x'])
    expect(valuesOf(['group', 'late', 'x'])).toEqual(without)
    expect(without.filter(([id]) => /zph-p|^gray.*hazard-ratio|^firth.*hazard-ratio/.test(id)).length).toBe(
      18,
    )
  })

  test('of two alike the later one is dropped, whatever their units', () => {
    const people = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (time): Person => ({
        time,
        status: time % 3 === 0 ? 0 : 1,
        x: (time * 5) % 7,
        y: 0.001 * ((time * 5) % 7) + 3,
      }),
    )
    const variables = [variable('x', 'number'), variable('y', 'number')]
    const both = (covariates: string[]) => modelsOf(people, { m: { method: 'cox', covariates } }, variables)
    const alone = both(['x'])
    const [xy, yx] = [both(['x', 'y']), both(['y', 'x'])]
    expect(xy.get('m/x/coefficient')!.value).toBe(alone.get('m/x/coefficient')!.value)
    expect(xy.get('m/y/p')!.reason).toMatch(/^not in the model: determined by x /)
    expect(yx.get('m/x/p')!.reason).toMatch(/^not in the model: determined by y /)
    expect(yx.get('m/y/p')!.value).toBeCloseTo(alone.get('m/x/p')!.value!, 12)
    expect(yx.get('m/likelihood-ratio-df')!.value).toBe(1)
  })

  test('and one that is the same for all subjects at risk at each event says so', () => {
    const people = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (time): Person => ({ time, status: 1, x: (time * 5) % 7, centre: time % 2 === 0 ? 'n' : 's' }),
    )
    const found = modelsOf(
      people,
      { m: { method: 'cox', covariates: ['centre', 'x'], strata: ['centre'] } as never },
      [grouping('centre', ['n', 's']), variable('x', 'number')],
    )
    expect(found.get('m/centre s/p')!.reason).toBe(
      'not in the model: the same for all subjects at risk at each event',
    )
    expect(found.get('m/x/p')!.reason).toBe('')
    expect(found.get('m/score-df')!.value).toBe(1)
  })
})
