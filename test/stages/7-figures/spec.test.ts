import { expect, test } from 'vitest'
import { type KmFigure, kmData } from '../../../stages/7-figures/curves/kaplan-meier/data.ts'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'
import { viewed } from '../../support/figures/viewed.ts'

const figures = plan().figures
const sources = sourcesOf(six)
const { specs } = drawFigures(figures, sources)

test.each(Object.entries(specs))(
  '%s compiles and runs without a warning and loads nothing',
  async (_, spec) => {
    const { warnings, svg } = await viewed(spec)
    expect(warnings).toEqual([])
    expect(await svg()).toContain('<path')
    const { $schema, ...rest } = spec as { $schema: string }
    expect($schema).toBe('https://vega.github.io/schema/vega-lite/v6.json')
    expect(JSON.stringify(rest)).not.toMatch(/https?:|"url"/)
  },
)

test.each(['all', 'arms', 'bare'])('the values of %s are the points of the curves', async (name) => {
  const { groups } = kmData(figures[name] as KmFigure, sources)
  const { data } = await viewed(specs[name]!)
  const without = ({ group, ...point }: Record<string, unknown>) => point
  expect(data('curve').map(without)).toEqual(groups.flatMap(({ points }) => points))
  expect(data('curve').map(({ group }) => group)).toEqual(
    groups.flatMap(({ label, points }) => points.map(() => label)),
  )
  expect(data('censored').map(without)).toEqual(groups.flatMap(({ censored }) => censored))
})

test('the lanes of the specification are those of the subjects', async () => {
  const { data } = await viewed(specs.lanes!)
  expect(data('lanes').map(({ subject, until }) => [subject, until])).toEqual([
    ['S6', 6],
    ['S3', 4],
    ['S2', 3],
    ['S5', 3],
    ['S4', 2],
    ['S1', 1],
  ])
})

test('the specification of the audit has every number of the picture, the reproduced ones too', async () => {
  const { data } = await viewed(specs.printed!)
  // by hand: 3 is 3, 0.33 is 0.333; 12.5 is 13, 48.8 is 20.3 (twice, one row), 7 is 7.6
  expect(data('reproduced').map(({ distance }) => distance)).toEqual([0, 0.3])
  expect(data('claims').map(({ published, distance }) => [published, distance])).toEqual([
    ['48.8', -285],
    ['12.5', 5],
    ['7', 0.6],
  ])
})
