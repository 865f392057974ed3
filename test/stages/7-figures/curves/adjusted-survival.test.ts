import { expect, test } from 'vitest'
import { adjustedSurvivalData } from '../../../../stages/7-figures/curves/adjusted-survival/data.ts'
import { valueAt } from '../../../../stages/7-figures/curves/points.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { freireich } from '../../../support/figures/freireich.ts'

const { adjusted } = plan().figures
type Adjusted = Parameters<typeof adjustedSurvivalData>[0]
const sources = sourcesOf(freireich)
const data = adjustedSurvivalData(adjusted as Adjusted, sources)

test('each curve of a model falls from 1 to the last time through the survival of the results, within its band', () => {
  const results = ['arm=a', 'arm=b', 'short-note'].map((name) =>
    [3, 8].map((at) => sources.results.get(`any-cox/${name}/adjusted-survival@${at}`)!.value!),
  )
  expect(data.lines.map(({ name }) => name)).toEqual(['arm=a', 'arm=b', 'short-note'])
  data.lines.forEach(({ points, band }, i) => {
    expect([3, 8].map((at) => valueAt(points, at))).toEqual(results[i])
    expect([points[0]!.time, points[0]!.estimate, points.at(-1)!.time]).toEqual([0, 1, 35])
    points.slice(1).forEach((point, k) => {
      expect(point.estimate).toBeLessThanOrEqual(points[k]!.estimate)
      expect(point.lower!).toBeLessThan(point.estimate)
      expect(point.upper!).toBeGreaterThan(point.estimate)
    })
    expect(band.length).toBe(1)
  })
  // the steps are at the 17 event times of both arms
  expect(data.lines[0]!.points.length).toBe(1 + 17 + 1)
})

test('labels, legend and description name the groups and the declared patient with their survival', () => {
  expect(data.lines.map(({ label }) => label)).toEqual(['Arm: first', 'Arm: second', 'short-note'])
  const { index, specs } = drawFigures({ adjusted: adjusted! }, sources)
  const shown = data.lines.map(
    ({ label, numbers }) => `${label}: ${numbers.map(({ text }) => text).join('')}.`,
  )
  expect(index[0]!.alt).toBe(['Six. Survival curves by a Cox model by Arm.', ...shown].join(' '))
  expect(shown[0]).toMatch(/^Arm: first: \d\d\.\d% at 8 years\.$/)
  // a model has no numbers at risk of its own at a point
  expect(JSON.stringify(specs['adjusted'])).not.toContain('at_risk')
})

test('without a fitted model there are no curves, and the caption says so', () => {
  const alive = freireich.map((subject) => ({ ...subject, status: 'N' }))
  const { lines, caption } = adjustedSurvivalData(adjusted as Adjusted, sourcesOf(alive))
  expect([lines, caption[0]]).toEqual([[], 'No curves, because the model has no estimate.'])
})
