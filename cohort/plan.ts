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
})

export const Test = z.union(
  [
    z.strictObject({
      title: Text.optional(),
      method: z.literal('log-rank'),
      endpoint: Id,
      by: VariableName,
      strata: z.array(VariableName).default([]),
    }),
    z.strictObject({
      title: Text.optional(),
      method: z.enum(['fisher', 'mann-whitney']),
      variable: VariableName,
      by: VariableName,
      among: Id.optional(),
    }),
  ],
  { error: 'method: log-rank with endpoint and by, or method: fisher or mann-whitney with variable and by' },
)
export type Test = z.infer<typeof Test>

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

const Table = z.strictObject({
  title: Text,
  columns: z.array(VariableName).min(1),
  notes: z.array(Text).default([]),
})

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
  figures: named(Figure).default({}),
  tables: named(Table).default({}),
})
export type Plan = z.infer<typeof Plan>
export type Summary = Plan['summaries'][string]
export type Estimate = Plan['estimates'][string]
export type TablePlan = Plan['tables'][string]
export type Population = Plan['populations'][string]
