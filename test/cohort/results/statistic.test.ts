import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../../cohort/results/result.ts'
import { statisticNames, statisticOf, withPart } from '../../../cohort/results/statistic.ts'
import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../../stages/5-compare/artifacts.ts'
import { artifactOf } from '../../../tools/support/in-memory.ts'
import { filesOf, PLAN } from '../../support/cohort/six.ts'

/** Every kind of summary, estimate, test, model and simulation, with every option. */
const ALL = `${PLAN.replace(
  'summaries:\n',
  'summaries:\n  responded: { variable: response }\n  responded-by-arm: { variable: response, by: arm, standardizedDifference: true }\n  stages: { variable: stage }\n',
)
  .replace('exact: true', 'exact: true, quantiles: [0.1, 0.25, 0.5, 0.75]')
  .replace(
    'tests:\n',
    'tests:\n  across: { method: heterogeneity, endpoint: progression, by: arm, across: centre }\n',
  )}  monotone: { method: cox, endpoint: progression, covariates: [pain_after] }
  averaged: { method: cox, endpoint: progression, covariates: [arm], covariateTests: true, adjusted: { at: [2], by: arm } }
  subgroups: { method: cox, endpoint: progression, covariates: [arm, centre], interaction: { of: arm, with: centre } }
simulations:
  worth-of-the-test: { test: by-stage, runs: 100, seed: 1 }
  worth-of-the-intervals: { estimate: progression, runs: 100, seed: 1 }
`

let results: readonly Result[]
beforeAll(async () => {
  const files = await filesOf(ALL)
  results = [estimateResults, testResults, simulationResults].flatMap((artifact) =>
    artifactOf(files, artifact),
  )
})

/** Statistics of the committed artifacts of a cohort. */
const committed = (cohort: string): readonly string[] =>
  ['4-estimate/results', '5-compare/results', '5-compare/simulations'].flatMap((name) => {
    const path = `data/derived/${cohort}/${name}.csv`
    if (!existsSync(path)) return []
    const { data } = Papa.parse<{ statistic: string }>(readFileSync(path, 'utf8').trimEnd(), { header: true })
    return data.map(({ statistic }) => statistic)
  })

describe('the list of statistics', () => {
  it('has every one that a cohort of this repository has', () => {
    const cohorts = readdirSync('data/derived', { withFileTypes: true }).filter((one) => one.isDirectory())
    const names = new Set(cohorts.flatMap(({ name }) => committed(name)))
    expect(names.size).toBeGreaterThan(90)
    for (const name of names) expect(() => statisticOf(name)).not.toThrow()
  })

  it('has every one that a plan can ask for, and none that nothing produces', () => {
    const produced = new Set(results.map(({ statistic }) => statistic))
    for (const name of produced) expect(() => statisticOf(name)).not.toThrow()
    expect(statisticNames().filter((name) => !produced.has(name))).toEqual([])
  })

  it('has the unit of each', () => {
    const rules = { one: /^1$/, measured: /^(1|mo|cm)$/, 'per-measured': /^(1|1\/mo)$/ }
    const others = results.filter(({ statistic, unit }) => !rules[statisticOf(statistic).unit].test(unit))
    expect(others.map(({ id, unit }) => `${id} ${unit}`)).toEqual([])
    const measured = results.filter(({ unit }) => unit === 'mo' || unit === 'cm')
    expect(measured.filter(({ statistic }) => statisticOf(statistic).unit !== 'measured')).toEqual([])
  })

  it('reads a parametric quantile, and takes nothing else for one', () => {
    expect(statisticOf('quantile-0.1-lower')).toMatchObject({ base: 'quantile-0.1', part: 'lower' })
    expect(statisticOf('quantile-1e-7').base).toBe('quantile-1e-7')
    for (const name of ['quantile-', 'quantile-a', 'median-p', 'survival-upper-lower', 'size-se', ''])
      expect(() => statisticOf(name)).toThrow(`found "${name}"`)
  })

  it('knows what a part is of, where a name could be read in two ways', () => {
    expect(statisticOf('lower')).toMatchObject({ base: 'lower', kind: 'count' })
    expect(statisticOf('median-lower')).toMatchObject({ base: 'median', part: 'lower', kind: 'value' })
    expect(statisticOf('median-coverage')).toMatchObject({ base: 'median-coverage', kind: 'coverage' })
    expect(statisticOf('hazard-ratio-p')).toMatchObject({ base: 'hazard-ratio', part: 'p', kind: 'p' })
    expect(statisticOf('wald-df').kind).toBe('count')
  })

  it('puts a part before the time of a landmark', () => {
    expect(withPart('survival@24', 'lower')).toBe('survival-lower@24')
    expect(withPart('quantile-0.9', 'upper')).toBe('quantile-0.9-upper')
  })
})
