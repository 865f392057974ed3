import { z } from 'zod'
import { encodeValue, levelsOf } from '../../values/value.ts'
import { method, Strata } from '../plan/shared-properties.ts'
import { checkScores } from './shared/checks.ts'
import type { GroupTest, TestName } from './shared/group-test.ts'
import { MonteCarlo, ofTimes, Scores } from './shared/properties.ts'

const Adjustment = z.enum(['none', 'bonferroni', 'holm', 'benjamini-hochberg'])

const Weight = z.union([
  z.enum(['log-rank', 'gehan', 'tarone-ware', 'peto-peto', 'modified-peto-peto']),
  z
    .strictObject({
      rho: z.number().min(0).max(10).describe('power of S: weight on early differences'),
      gamma: z.number().min(0).max(10).describe('power of 1 - S: weight on late differences'),
    })
    .describe('Fleming-Harrington'),
])

const Schema = z.strictObject({
  method: method('log-rank', 'log-rank test of the times to an event'),
  ...ofTimes,
  strata: Strata,
  weight: Weight.default('log-rank').describe('the weight of differences over time'),
  scores: Scores.optional().describe('a score for each declared group, in order: adds the test for trend'),
  pairwise: Adjustment.optional().describe('all pairs of groups, with this adjustment of p'),
  control: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .describe('with pairwise: a group, with which each other group is compared, instead of all pairs'),
  permutation: z
    .enum(['studentised', 'linear'])
    .optional()
    .describe('adds the exact permutation test, for few subjects'),
  monteCarlo: MonteCarlo.optional(),
})
type LogRank = z.infer<typeof Schema>

/** The log-rank test and its weighted forms; optionally for trend, of all pairs, and by permutation. */
export const logRank = {
  schema: Schema,
  compares: 'groups',
  name: ({ weight }): TestName => {
    const isWeighted = weight !== 'log-rank'
    // the hypergeometric variance is the usual one and is not mentioned; the other rule is
    const known = ['weighted log-rank', 'hypergeometric variance'].concat(
      isWeighted ? weightWords(weight) : 'log-rank',
    )
    const permuted = `${isWeighted ? 'unweighted ' : ''}log-rank`
    if (!isWeighted) return { name: 'log-rank test', short: 'log-rank', known, permuted }
    const short = weightName(weight)
    return { name: `${short} weighted log-rank test`, short, known, permuted }
  },
  effects: [],
  isOfOrder: true,
  isSimulated: true,
  curves: 'kaplan-meier',
  check: ({ by, scores, permutation, monteCarlo, control, pairwise }, path, check) => {
    checkScores({ by, scores }, path, check)
    if (control !== undefined && pairwise === undefined)
      check.addProblem([...path, 'control'], 'also pairwise, the adjustment of p', control, 'pairwise: holm')
    const variable = check.variables.get(by)
    const groups = variable === undefined ? [] : (levelsOf(variable) ?? []).map(({ value }) => value)
    if (control !== undefined && groups.length > 0 && !groups.includes(encodeValue(control)))
      check.addProblem([...path, 'control'], `a group of ${by}, one of ${groups.join(', ')}`, control)
    if (monteCarlo !== undefined && permutation === undefined)
      check.addProblem([...path, 'monteCarlo'], 'also permutation, studentised or linear', monteCarlo)
  },
} satisfies GroupTest<LogRank>

type Weight = LogRank['weight']

const weightName = (weight: Exclude<Weight, 'log-rank'>): string =>
  typeof weight === 'string'
    ? WEIGHTS[weight].name
    : `Fleming-Harrington (rho ${weight.rho}, gamma ${weight.gamma})`

/** The weight's name and formula: R's rho = 1 is also called Peto-Peto; here it is Fleming-Harrington (1, 0). */
export const weightWords = (weight: Exclude<Weight, 'log-rank'>): string =>
  typeof weight === 'string'
    ? WEIGHTS[weight].words
    : `Fleming-Harrington (${weight.rho}, ${weight.gamma}), S^rho (1 - S)^gamma just before t`

const WEIGHTS: Readonly<
  Record<Exclude<Extract<Weight, string>, 'log-rank'>, { readonly name: string; readonly words: string }>
> = {
  gehan: { name: 'Gehan-Breslow', words: 'Gehan-Breslow, n at risk' },
  'tarone-ware': { name: 'Tarone-Ware', words: 'Tarone-Ware, square root of n at risk' },
  'peto-peto': { name: 'Peto-Peto', words: 'Peto-Peto, product of 1 - d/(n + 1)' },
  'modified-peto-peto': {
    name: 'modified Peto-Peto',
    words: 'modified Peto-Peto, n/(n + 1) times the product of 1 - d/(n + 1)',
  },
}
