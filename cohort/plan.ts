import { z } from 'zod'
import { Condition } from './condition.ts'
import { Conventions } from './conventions.ts'

/** Names become parts of ids, paths and SQL: letters, digits, "-" and "_". */
const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
  error: 'a name of letters, digits, "-" and "_" that begins with a letter',
})
const VariableName = z.string().min(1).max(200)
const Text = z.string().min(1).max(10_000)

/** A map of people's own names: a name that the language keeps for itself is refused, not dropped. */
const named = <T extends z.ZodType>(value: T) => z.record(Id, value)

const Titled = { title: Text.optional(), description: Text.optional(), unit: Text.optional() }

/** The closed list of ways to make a variable of others. */
export const Derived = z.union(
  [
    z.strictObject({ ...Titled, condition: Condition }),
    z.strictObject({ ...Titled, difference: z.tuple([VariableName, VariableName]) }),
    z.strictObject({ ...Titled, sum: z.array(VariableName).min(1) }),
    z.strictObject({ ...Titled, items: z.array(VariableName).min(1) }),
    z.strictObject({
      ...Titled,
      recode: z.strictObject({
        of: VariableName,
        to: z.record(z.string(), Text),
        otherwise: Text.optional(),
        labels: z.record(z.string(), Text).optional(),
      }),
    }),
    z.strictObject({
      ...Titled,
      bin: z.strictObject({ of: VariableName, at: z.array(z.number()).min(1), labels: z.array(Text).min(2) }),
    }),
    z.strictObject({
      ...Titled,
      compare: z.strictObject({
        left: VariableName,
        is: z.enum(['<', '<=', '=', '>=', '>']),
        right: VariableName,
      }),
    }),
  ],
  {
    error:
      'one of condition, difference: [a, b], sum: [...], items: [...], recode: {of, to}, bin: {of, at, labels} or compare: {left, is, right}, with a title',
  },
)
export type Derived = z.infer<typeof Derived>

/** What must hold for every subject. */
export const Check = z.union(
  [
    z.strictObject({
      title: Text,
      order: z.array(VariableName).min(2).describe('each at most the next, where both are recorded'),
    }),
    z.strictObject({ title: Text, if: Condition.optional(), must: Condition }),
  ],
  { error: 'a title with order: [a, b] or with if: <condition> and must: <condition>' },
)
export type Check = z.infer<typeof Check>

const Happening = z.strictObject({ label: Text, when: Condition, at: VariableName })

/** A time from an origin to an event. */
export const Endpoint = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,7}$/, {
    error: 'a CDISC parameter code of at most 8 capital letters, digits and "_"',
  }),
  title: Text,
  description: Text.optional(),
  among: Id.optional().describe('a population; absent: everybody'),
  from: VariableName.optional().describe('the variable with the time of origin; absent: time 0'),
  enters: VariableName.optional().describe(
    'the variable with the time at which observation begins, where that is later than the origin',
  ),
  event: Happening,
  competing: named(Happening).optional().describe('events after which the endpoint cannot happen any more'),
  until: VariableName.describe(
    'the variable with the time of last contact, where subjects without an event are censored',
  ),
})
export type Endpoint = z.infer<typeof Endpoint>

const Summary = z.strictObject({
  title: Text.optional(),
  variable: VariableName.optional().describe('absent: the name of the summary'),
  among: Id.optional(),
  by: VariableName.optional(),
})

const Estimate = z.strictObject({
  title: Text.optional(),
  endpoint: Id.optional().describe('absent: the name of the estimate'),
  at: z.array(z.number().nonnegative()).default([]).describe('landmark times, in the unit of the endpoint'),
  ticks: z
    .number()
    .positive()
    .optional()
    .describe('distance of the times in the table under the figure; absent: a round one'),
  by: z.array(VariableName).default([]),
  quantiles: z
    .array(z.number().gt(0).lt(1))
    .default([0.25, 0.5, 0.75])
    .describe('shares of subjects with the event whose times are estimated'),
  restricted: z
    .array(z.number().positive())
    .default([])
    .describe('times up to which the restricted mean is taken'),
  exact: z
    .boolean()
    .default(false)
    .describe('Clopper-Pearson limits of S(t) where nobody was censored before t'),
})

const Adjustment = z.enum(['none', 'bonferroni', 'holm', 'benjamini-hochberg'])

const Weight = z.union([
  z.enum(['log-rank', 'gehan', 'tarone-ware', 'peto-peto', 'modified-peto-peto']),
  z
    .strictObject({ rho: z.number().nonnegative(), gamma: z.number().nonnegative() })
    .describe('Fleming-Harrington'),
])

/** A declared seed and number of runs, for what is too many to be counted through. */
const MonteCarlo = z.strictObject({
  runs: z.int().min(99).max(1_000_000),
  seed: z.int().min(0).max(4_294_967_295),
})

const ofTimes = { title: Text.optional(), endpoint: Id, by: VariableName }
const ofValues = { title: Text.optional(), variable: VariableName, by: VariableName, among: Id.optional() }
const ofPairs = { title: Text.optional(), before: VariableName, after: VariableName, among: Id.optional() }

/** A test between groups, or of pairs. */
export const Test = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('log-rank'),
    ...ofTimes,
    strata: z.array(VariableName).default([]),
    weight: Weight.default('log-rank'),
    scores: z
      .array(z.number())
      .optional()
      .describe('of the groups in their declared order: the test for trend'),
    pairwise: Adjustment.optional(),
    permutation: z.enum(['studentised', 'linear']).optional(),
    monteCarlo: MonteCarlo.optional(),
  }),
  z.strictObject({
    method: z.literal('gray'),
    ...ofTimes,
    strata: z.array(VariableName).default([]),
    cause: Id.optional(),
  }),
  z.strictObject({
    method: z.literal('landmark-difference'),
    ...ofTimes,
    at: z.array(z.number().positive()).min(1),
  }),
  z.strictObject({
    method: z.literal('restricted-mean'),
    ...ofTimes,
    at: z.array(z.number().positive()).min(1),
  }),
  z.strictObject({
    method: z.literal('fisher'),
    ...ofValues,
    midP: z.boolean().default(false),
    monteCarlo: MonteCarlo.optional(),
  }),
  z.strictObject({ method: z.literal('chi-square'), ...ofValues }),
  z.strictObject({ method: z.literal('mann-whitney'), ...ofValues }),
  z.strictObject({ method: z.literal('kruskal-wallis'), ...ofValues }),
  z.strictObject({ method: z.literal('mcnemar'), ...ofPairs }),
  z.strictObject({ method: z.literal('signed-rank'), ...ofPairs }),
])
export type Test = z.infer<typeof Test>
export type TestOf<M extends Test['method']> = Extract<Test, { method: M }>

const ofModel = { title: Text.optional(), endpoint: Id, covariates: z.array(VariableName).min(1) }

/** A regression of the hazard on covariates. */
export const Model = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('cox'),
    ...ofModel,
    strata: z.array(VariableName).default([]),
    ties: z.enum(['efron', 'breslow']).default('efron'),
    firth: z.boolean().default(false).describe('penalised likelihood, for a monotone one'),
  }),
  z.strictObject({ method: z.literal('fine-gray'), ...ofModel, cause: Id.optional() }),
])
export type Model = z.infer<typeof Model>

const Drawn = {
  title: Text.optional(),
  runs: z.int().min(100).max(20_000).default(2000),
  seed: z.int().min(0).max(4_294_967_295),
}

/** What a test or an interval is worth in samples of this size, split and censoring. */
export const Simulation = z.union(
  [z.strictObject({ test: Id, ...Drawn }), z.strictObject({ estimate: Id, ...Drawn })],
  { error: 'test: or estimate: with the name of one, runs and a seed' },
)
export type Simulation = z.infer<typeof Simulation>

export const Figure = z.union(
  [
    z.strictObject({
      kind: z.literal('kaplan-meier'),
      title: Text,
      estimate: Id,
      by: VariableName.optional(),
      test: Id.optional().describe('the test whose p stands in the figure'),
      band: z.boolean().default(true),
    }),
    z.strictObject({
      kind: z.literal('swimmer'),
      title: Text,
      until: VariableName,
      label: VariableName.optional(),
      end: VariableName.optional().describe('the variable whose category marks the end of the lane'),
      marks: z.array(z.strictObject({ at: VariableName, label: Text })).default([]),
    }),
  ],
  { error: 'kind: kaplan-meier with a title and an estimate, or kind: swimmer with a title and until' },
)
export type Figure = z.infer<typeof Figure>

/** A row a subject. */
const Listing = z.strictObject({
  kind: z.literal('listing').default('listing'),
  title: Text,
  columns: z.array(VariableName).min(1),
  notes: z.array(Text).default([]),
})
export type Listing = z.infer<typeof Listing>

/** A column per group: what the groups were like, with a test of each row where the plan asks for one. */
const Characteristics = z.strictObject({
  kind: z.literal('characteristics'),
  title: Text,
  by: VariableName,
  among: Id.optional(),
  rows: z.array(VariableName).min(1),
  tests: z
    .strictObject({
      numbers: z.enum(['mann-whitney', 'kruskal-wallis']).optional(),
      categories: z.enum(['fisher', 'chi-square']).optional(),
    })
    .default({}),
  notes: z.array(Text).default([]),
})
export type Characteristics = z.infer<typeof Characteristics>

const Table = z.discriminatedUnion('kind', [Listing, Characteristics])

/** analysis.yaml: the statistical analysis plan. */
export const Plan = z.strictObject({
  title: Text,
  question: Text.optional(),
  version: Text,
  publish: z
    .boolean()
    .describe('false: raw, derived and report folders of this cohort are not for publication'),
  subject: VariableName.describe('the variable that names a subject in every file'),
  origin: Text.describe('what happened at time 0, such as "operation" or "randomisation"'),
  profile: z.enum(['spss', 'r']),
  conventions: Conventions.partial().default({}),
  alpha: z.number().gt(0).lt(1),
  confidence: z.number().gt(0).lt(1),
  limits: z.array(Text).default([]).describe('what the reader must know of the limits of the data'),
  amendments: z.array(z.strictObject({ date: z.iso.date(), what: Text, why: Text })).default([]),
  variables: named(Derived).default({}),
  populations: named(z.strictObject({ title: Text, condition: Condition })).default({}),
  checks: named(Check).default({}),
  endpoints: named(Endpoint).default({}),
  summaries: named(Summary).default({}),
  estimates: named(Estimate).default({}),
  tests: named(Test).default({}),
  models: named(Model).default({}),
  simulations: named(Simulation).default({}),
  figures: named(Figure).default({}),
  tables: named(Table).default({}),
})
export type Plan = z.infer<typeof Plan>
export type Summary = Plan['summaries'][string]
export type Estimate = Plan['estimates'][string]
export type Population = Plan['populations'][string]
