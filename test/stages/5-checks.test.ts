import { expect, test } from 'vitest'
import type { Plan } from '../../cohort/descriptors/plan/plan.ts'
import { modelChecks } from '../../stages/5-compare/checks-artifacts.ts'
import { checkModels } from '../../stages/5-compare/checks-stage.ts'
import { stages } from '../../stages/index.ts'
import { sourcesOf, variables } from '../support/figures/figure-cohort.ts'
import { plan } from '../support/figures/figure-plan.ts'
import { freireich } from '../support/figures/freireich.ts'

const { eventRows, rules } = sourcesOf(freireich)
const { models, endpoints, figures } = plan()
const input = { eventTable: eventRows, variables: variables(), models, endpoints, rules }
const run = (shown: Plan['figures']) => checkModels.run({ ...input, figures: shown } as never, () => {})

test('a model has a file exactly if a figure checks it or shows its survival', async () => {
  const { assumptions, adjusted, ...others } = figures
  expect(Object.keys((await run(figures)).checks)).toEqual(['any-cox', 'relapse-cox'])
  expect(Object.keys((await run(others)).checks)).toEqual(['relapse-cox'])
  const curvesOf = async (shown: Plan['figures']) =>
    new Set((await run(shown)).checks['any-cox']!.map(({ curve }) => curve))
  expect(await curvesOf({ adjusted: adjusted! })).toEqual(new Set(['adjusted-survival']))
  expect((await curvesOf({ assumptions: assumptions! })).has('adjusted-survival')).toBe(false)
  expect(await run({ flow: figures['flow']! })).toEqual({ checks: {} })
})

test('residuals are as detailed as the rows of an event table: only the figures of the cohort itself read them', () => {
  const readers = stages.filter(({ reads }) =>
    Object.values(reads as Readonly<Record<string, { readonly path: string }>>).some(
      ({ path }) => path === modelChecks.path,
    ),
  )
  expect(readers.map(({ name }) => name)).toEqual(['7-figures'])
})

test('the file reads back as it was written, in 12 digits', async () => {
  const { checks } = await run(figures)
  const bytes = modelChecks.format.encode(checks['any-cox']!)
  expect(modelChecks.format.encode(modelChecks.format.decode(bytes, 'x'))).toEqual(bytes)
})
