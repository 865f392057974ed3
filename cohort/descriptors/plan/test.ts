import { z } from 'zod'
import { Id, VariableName } from '../plan-words.ts'
import type { Resolved } from '../resolve-plan.ts'
import { Among, AnalysisTitle, Cause, method, Strata } from './shared-properties.ts'

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

/** A declared seed and number of runs, for what is too many to be counted through. */
const MonteCarlo = z
  .strictObject({
    runs: z.int().min(99).max(1_000_000).describe('number of samples'),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .describe('seed of the random numbers; the same seed gives the same samples'),
  })
  .describe('random samples with a declared seed, if there are too many permutations to enumerate')

const By = VariableName.describe('the variable whose groups are compared')
const ofTimes = {
  title: AnalysisTitle,
  endpoint: Id.describe('the endpoint whose times are compared'),
  by: By,
}
const ofValues = {
  title: AnalysisTitle,
  variable: VariableName.describe('the variable that is compared'),
  by: By,
  among: Among,
}
const ofPairs = {
  title: AnalysisTitle,
  before: VariableName.describe('the first of the pair'),
  after: VariableName.describe('the second of the pair'),
  among: Among,
}
const Times = z.array(z.number().positive()).min(1).describe('times, in the unit of the endpoint')

/** A test between groups, or of pairs. */
export const Test = z.discriminatedUnion('method', [
  z.strictObject({
    method: method('log-rank', 'log-rank test of the times to an event'),
    ...ofTimes,
    strata: Strata,
    weight: Weight.default('log-rank').describe('the weight of differences over time'),
    scores: z
      .array(z.number().min(-1e6).max(1e6))
      .optional()
      .describe('a score for each declared group, in order: adds the test for trend'),
    pairwise: Adjustment.optional().describe('all pairs of groups, with this adjustment of p'),
    permutation: z
      .enum(['studentised', 'linear'])
      .optional()
      .describe('adds the exact permutation test, for few subjects'),
    monteCarlo: MonteCarlo.optional(),
  }),
  z.strictObject({
    method: method('gray', "Gray's test of cumulative incidences"),
    ...ofTimes,
    strata: Strata,
    cause: Cause,
  }),
  z.strictObject({
    method: method('heterogeneity', 'hazard ratios of two groups centre by centre, and whether they differ'),
    ...ofTimes,
    across: VariableName.describe('the variable whose groups are the parts, such as the centre'),
  }),
  z.strictObject({
    method: method('landmark-difference', 'difference of survival at stated times'),
    ...ofTimes,
    at: Times,
  }),
  z.strictObject({
    method: method('restricted-mean', 'difference and ratio of restricted mean times'),
    ...ofTimes,
    at: Times,
  }),
  z.strictObject({
    method: method('fisher', "Fisher's exact test of a table of counts"),
    ...ofValues,
    midP: z.boolean().default(false).describe('adds the mid-p value'),
    monteCarlo: MonteCarlo.optional(),
  }),
  z.strictObject({ method: method('chi-square', "Pearson's test of a table of counts"), ...ofValues }),
  z.strictObject({ method: method('mann-whitney', 'rank test of numbers in two groups'), ...ofValues }),
  z.strictObject({ method: method('kruskal-wallis', 'rank test of numbers in several groups'), ...ofValues }),
  z.strictObject({ method: method('mcnemar', 'change of yes and no in pairs'), ...ofPairs }),
  z.strictObject({
    method: method('signed-rank', 'change of numbers or ordered categories in pairs'),
    ...ofPairs,
  }),
])
export type Test = Resolved<'tests', z.infer<typeof Test>>
export type TestOf<M extends Test['method']> = Extract<Test, { method: M }>
