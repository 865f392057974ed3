import { describe, expect, it } from 'vitest'
import { GROUP_TESTS, groupTestOf, METHODS } from '../../../cohort/descriptors/group-tests/index.ts'
import { MODELS } from '../../../cohort/descriptors/models/index.ts'
import { STATISTICS, statisticOf } from '../../../cohort/results/statistic.ts'
import { sourcesOf } from '../../support/sources.ts'

const sources = ['cohort', 'audit', 'engines', 'stages'].flatMap(sourcesOf)
const naming = (quoted: string): readonly string[] =>
  sources
    .filter(({ code }) => code.includes(`'${quoted}'`))
    .map(({ path }) => path.replace(/(group-tests)\/(means|association)\//, '$1/'))

const R_CODE = ['value-test', 'time-test', 'means', 'model'].map(
  (name) => `stages/commands/confirm/r-script/results/${name}-code.ts`,
)

/**
 * Where a kind may be named: its record, the list, the table of evaluations, its own evaluation, and its simulation; besides, its
 * code in R, and the plan entries that a draft of claims proposes.
 */
const placesOf = (folder: 'group-tests' | 'models', method: string): readonly string[] => [
  `cohort/descriptors/${folder}/${method}.ts`,
  `cohort/descriptors/${folder}/index.ts`,
  `cohort/results/${folder}/index.ts`,
  `cohort/results/${folder}/${method}.ts`,
  'cohort/results/simulations/tested-p-values.ts',
  ...R_CODE,
  'audit/prose/draft/possible-entries.ts',
]

/** A statistic or a weight may have the name of a test; these are named elsewhere with that meaning. */
const isOtherwiseUsed = (method: string): boolean =>
  Object.hasOwn(STATISTICS, method) || method === 'log-rank'

const KINDS = [
  ...METHODS.filter((method) => !isOtherwiseUsed(method)).map((method) => ['group-tests', method] as const),
  ...Object.keys(MODELS).map((method) => ['models', method] as const),
]

describe('a kind of test or model', () => {
  it.each(KINDS)(
    'of %s is named in its record, the lists and its evaluation, and nowhere else: %s',
    (folder, method) => {
      const named = naming(method)
      expect(named).toContain(`cohort/descriptors/${folder}/${method}.ts`)
      expect(named.filter((path) => !placesOf(folder, method).includes(path))).toEqual([])
    },
  )

  it('is recognised by its record and never by comparing its method with a name', () => {
    const names = [...METHODS, ...Object.keys(MODELS)].join('|')
    const comparison = new RegExp(`\\bmethod\\b\\)?\\s*[!=]==\\s*'(${names})'`, 'g')
    // code in R is written by method
    const own = sources.filter(({ path }) => !R_CODE.includes(path))
    const strange = own.flatMap(({ path, code }) =>
      [...code.matchAll(comparison)].map(([text]) => `${path}: ${text}`),
    )
    expect(strange).toEqual([])
  })

  it('is listed under the method of its schema', () => {
    for (const [key, { schema }] of Object.entries({ ...GROUP_TESTS, ...MODELS }))
      expect([...schema.shape.method.values]).toEqual([key])
  })
})

describe('the effects of a kind of test', () => {
  it.each(METHODS)('are statistics of the list, each with a p-value, and so is its ratio: %s', (method) => {
    const { effects, ratio } = groupTestOf(method)
    for (const { statistic, p } of effects) {
      expect(statisticOf(`${statistic}-lower`).base).toBe(statistic)
      expect(statisticOf(p).kind).toBe('p')
    }
    if (ratio !== undefined) {
      expect(statisticOf(ratio).kind).toBe('ratio')
      expect(effects.map(({ statistic }) => statistic)).toContain(ratio)
    }
  })
})
