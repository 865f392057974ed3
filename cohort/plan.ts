import { z } from 'zod'
import { Condition } from './condition.ts'
import { Conventions } from './conventions.ts'
import { Figure } from './figure.ts'
import { Day, Id, Text, VariableName } from './plan-words.ts'
import { type Resolved, resolveSection } from './resolve-plan.ts'

/** A map of people's own names: a name that the language keeps for itself is refused, not dropped. */
const named = <T extends z.ZodType>(value: T) => z.record(Id, value)

const Titled = {
  title: Text.optional().describe('what people read instead of the name'),
  description: Text.optional().describe('what one has to know of it; for people only'),
  unit: Text.optional().describe(
    'of a difference or sum: UCUM code, where the numbers that it is made of have none',
  ),
}
/** A declared step between units: days of the calendar are counted, months and years are days by a divisor. */
const Divisor = z
  .number()
  .min(1e-6)
  .max(1e6)
  .describe('how many of the counted units make one of this: 30.4375 days a month, 365.25 a year')

/** The closed list of ways to make a variable of others. */
export const Derived = z.union(
  [
    z.strictObject({
      ...Titled,
      condition: Condition.describe(
        'yes where the condition holds, missing where a missing value leaves it open',
      ),
    }),
    z.strictObject({
      ...Titled,
      difference: z
        .tuple([VariableName, VariableName])
        .describe('the first minus the second; of two dates, the whole days from the second to the first'),
    }),
    z.strictObject({
      ...Titled,
      duration: z
        .strictObject({
          from: VariableName.describe('the earlier date'),
          to: VariableName.describe('the later date'),
          unit: Text.describe('UCUM code of what comes out: d, wk, mo, a'),
          divisor: Divisor.optional().describe(
            'how many days make one unit: 30.4375 a month, 365.25 a year; needless for d and wk',
          ),
        })
        .describe('the time from one date to another, counted in days and divided by a declared number'),
    }),
    z.strictObject({
      ...Titled,
      convert: z
        .strictObject({
          of: VariableName.describe('an elapsed time'),
          unit: Text.describe('UCUM code of what comes out'),
          divisor: Divisor.optional().describe(
            'needed between days and months or years: how many of the old unit make one of the new',
          ),
        })
        .describe('the same time in another unit'),
    }),
    z.strictObject({
      ...Titled,
      assume: z
        .strictObject({
          of: VariableName.describe('a date that may be partial'),
          day: z.int().min(1).max(28).describe('the day that is assumed where only the month is known'),
          month: z
            .int()
            .min(1)
            .max(12)
            .optional()
            .describe(
              'the month that is assumed where only the year is known; absent: such a date stays partial',
            ),
        })
        .describe('a date made whole by a declared assumption, which the methods state'),
    }),
    z.strictObject({
      ...Titled,
      yearOf: VariableName.describe('the year of a date'),
    }),
    z.strictObject({
      ...Titled,
      earliest: z
        .array(VariableName)
        .min(2)
        .describe('the first of several dates or times, as far as recorded'),
    }),
    z.strictObject({
      ...Titled,
      latest: z.array(VariableName).min(2).describe('the last of several dates or times, as far as recorded'),
    }),
    z.strictObject({
      ...Titled,
      rows: z
        .strictObject({
          of: VariableName.describe('the name of a file with several rows a subject'),
          where: Condition.optional().describe(
            'a condition on the columns of that file; absent: every row. If a missing value leaves it unknown whether a row meets the condition, what depends on that row is missing',
          ),
          take: z
            .enum(['first', 'last', 'count', 'any'])
            .describe('the value of the first or last row, how many rows there are, or whether there is one'),
          value: VariableName.optional().describe(
            'with first and last: the column that is taken; absent: by',
          ),
          by: VariableName.optional().describe(
            'with first and last: the date or number that orders the rows',
          ),
        })
        .describe('something taken from a file with several rows a subject'),
    }),
    z.strictObject({
      ...Titled,
      sum: z.array(VariableName).min(1).describe('the sum of numbers of one unit'),
    }),
    z.strictObject({
      ...Titled,
      items: z.array(VariableName).min(1).describe('how many items stand in these lists together'),
    }),
    z.strictObject({
      ...Titled,
      recode: z
        .strictObject({
          of: VariableName.describe('the variable that is recoded'),
          to: z.record(z.string(), Text).describe('what stands for each category'),
          otherwise: Text.optional().describe('what stands for all other categories'),
          labels: z
            .record(z.string(), Text)
            .optional()
            .describe('what people read instead of the new values'),
        })
        .describe('categories renamed or put together'),
    }),
    z.strictObject({
      ...Titled,
      bin: z
        .strictObject({
          of: VariableName.describe('the number that is cut'),
          at: z
            .array(z.number())
            .min(1)
            .describe('cut points in ascending order; each belongs to the bin above it'),
          labels: z.array(Text).min(2).describe('a label for each bin: one more than cut points'),
        })
        .describe('a number cut into ordered groups'),
    }),
    z.strictObject({
      ...Titled,
      compare: z
        .strictObject({
          left: VariableName.describe('a number or an ordered category'),
          is: z.enum(['<', '<=', '=', '>=', '>']).describe('how the left one must stand to the right one'),
          right: VariableName.describe('another of the same kind'),
        })
        .describe('yes where two values stand in this relation'),
    }),
  ],
  {
    error:
      'one of condition, difference: [a, b], duration: {from, to, unit, divisor}, convert: {of, unit}, assume: {of, day}, yearOf, earliest: [...], latest: [...], rows: {of, where, take}, sum: [...], items: [...], recode: {of, to}, bin: {of, at, labels} or compare: {left, is, right}, with a title',
  },
)
export type Derived = z.infer<typeof Derived>

/** What must hold for every subject. */
export const Check = z.union(
  [
    z.strictObject({
      title: Text.describe('what must hold, as a sentence'),
      order: z
        .array(VariableName)
        .min(2)
        .describe('dates or times, each at most the next, where both are recorded'),
    }),
    z.strictObject({
      title: Text.describe('what must hold, as a sentence'),
      sum: z.array(VariableName).min(1).describe('numbers whose sum must be a recorded one'),
      is: VariableName.describe('the recorded sum'),
    }),
    z.strictObject({
      title: Text.describe('what must hold, as a sentence'),
      if: Condition.optional().describe('for whom it must hold; absent: for everybody'),
      must: Condition.describe('what must hold'),
    }),
  ],
  {
    error:
      'a title with order: [a, b], with sum: [a, b] and is: c, or with if: <condition> and must: <condition>',
  },
)
export type Check = z.infer<typeof Check>

/** Subjects who are left out of everything, and why. */
export const Exclusion = z.strictObject({
  title: Text.describe('the reason, as the flow figure prints it'),
  condition: Condition.describe('who is left out; of several reasons the first one counts'),
})
export type Exclusion = z.infer<typeof Exclusion>

/** What is worth a second look, but stops nothing. */
const Warnings = z.strictObject({
  outliers: z
    .array(VariableName)
    .default([])
    .describe('numbers that are looked through for values far from the others'),
  fence: z
    .number()
    .positive()
    .default(3)
    .describe('how many interquartile ranges beyond the quartiles a value is far'),
  duplicates: z
    .array(VariableName)
    .min(1)
    .optional()
    .describe('two subjects alike in these are reported; absent: identical in all recorded columns'),
})
export type Warnings = z.infer<typeof Warnings>

const Happening = z.strictObject({
  label: Text.describe('what happened, in a few words'),
  when: Condition.describe('to whom it happened'),
  at: VariableName.describe('the variable with its date or time'),
})

/** A time from an origin to an event. */
export const Endpoint = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,7}$/, {
      error: 'a CDISC parameter code of at most 8 capital letters, digits and "_"',
    })
    .describe('a short code for tables, such as OS or PFS'),
  title: Text.describe('what people call it'),
  survival: Text.optional().describe(
    'the noun for what its Kaplan-Meier curve shows, such as "overall survival" or "freedom from relapse"; absent: "free of <label of the event>"',
  ),
  description: Text.optional().describe('what one has to know of it; the methods print it'),
  among: Id.optional().describe('a population; absent: everybody'),
  from: VariableName.optional().describe(
    'the variable with the date or time of origin; absent: time 0. Needed where times are dates',
  ),
  enters: VariableName.optional().describe(
    'the variable with the date or time at which observation begins, where that is later than the origin (delayed entry)',
  ),
  event: Happening.describe('the event'),
  competing: named(Happening).optional().describe('events after which the endpoint cannot happen any more'),
  until: VariableName.describe(
    'the variable with the date or time of last contact, where subjects without an event are censored',
  ),
  in: z
    .strictObject({
      unit: Text.describe('UCUM code: wk, mo or a'),
      divisor: Divisor,
    })
    .optional()
    .describe('the unit of an endpoint between dates; absent: days'),
  landmark: z
    .number()
    .positive()
    .optional()
    .describe(
      'a time after the origin, in the unit of the endpoint: only subjects followed for longer count, and their times begin there, so that groups known by then can be compared; absent: times begin at the origin',
    ),
  cutoff: Day.optional().describe(
    'of an endpoint between dates: what comes after this day is not looked at, and everybody is censored at it; absent: the cutoff of the plan',
  ),
})
export type Endpoint = Resolved<'endpoints', z.infer<typeof Endpoint>>

const Summary = z.strictObject({
  title: Text.optional().describe('what people read instead of the title of the variable'),
  variable: VariableName.optional().describe('absent: the name of the summary'),
  among: Id.optional().describe('a population; absent: everybody'),
  by: VariableName.optional().describe('the variable whose groups stand side by side'),
})

const Estimate = z.strictObject({
  title: Text.optional().describe('what people read instead of the title of the endpoint'),
  endpoint: Id.optional().describe('absent: the name of the estimate'),
  at: z.array(z.number().nonnegative()).default([]).describe('landmark times, in the unit of the endpoint'),
  ticks: z
    .number()
    .positive()
    .optional()
    .describe('distance of the times in the table under the figure; absent: a round one'),
  by: z.array(VariableName).default([]).describe('variables whose groups get curves of their own'),
  quantiles: z
    .array(z.number().gt(0).lt(1))
    .default([0.25, 0.5, 0.75])
    .describe('shares of subjects with the event whose times are estimated; the median always is'),
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
    .strictObject({
      rho: z.number().min(0).max(10).describe('power of S: weight on early differences'),
      gamma: z.number().min(0).max(10).describe('power of 1 - S: weight on late differences'),
    })
    .describe('Fleming-Harrington'),
])

/** A declared seed and number of runs, for what is too many to be counted through. */
const MonteCarlo = z
  .strictObject({
    runs: z.int().min(99).max(1_000_000).describe('how many samples are drawn'),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .describe('from which they are drawn, so that they are the same again'),
  })
  .describe('random samples with a declared seed, where there are too many to count through')

const TestTitle = Text.optional().describe('what people read instead of the name')
const By = VariableName.describe('the variable whose groups are compared')
const Strata = z
  .array(VariableName)
  .default([])
  .describe('variables within whose groups subjects are compared, such as the centre')
const Among = Id.optional().describe('a population; absent: everybody')
const ofTimes = { title: TestTitle, endpoint: Id.describe('the endpoint whose times are compared'), by: By }
const ofValues = {
  title: TestTitle,
  variable: VariableName.describe('the variable that is compared'),
  by: By,
  among: Among,
}
const ofPairs = {
  title: TestTitle,
  before: VariableName.describe('the first of the pair'),
  after: VariableName.describe('the second of the pair'),
  among: Among,
}
const Times = z.array(z.number().positive()).min(1).describe('times, in the unit of the endpoint')
const Cause = Id.optional().describe('a competing cause; absent: the event')
const method = <M extends string>(name: M, what: string) => z.literal(name).describe(what)

/** A test between groups, or of pairs. */
export const Test = z.discriminatedUnion('method', [
  z.strictObject({
    method: method('log-rank', 'log-rank test of the times to an event'),
    ...ofTimes,
    strata: Strata,
    weight: Weight.default('log-rank').describe('which differences count more'),
    scores: z
      .array(z.number().min(-1e6).max(1e6))
      .optional()
      .describe('one for each declared group, in their order: the test for trend'),
    pairwise: Adjustment.optional().describe('each group against each, with this adjustment of p'),
    permutation: z
      .enum(['studentised', 'linear'])
      .optional()
      .describe('the exact test by permutation besides, for few subjects'),
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
    across: VariableName.describe('the variable whose groups are set side by side, such as the centre'),
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
    midP: z.boolean().default(false).describe('the mid-p value besides'),
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

const Scale = z.number().positive()

const ofModel = {
  title: TestTitle,
  endpoint: Id.describe('the endpoint whose hazard is modelled'),
  covariates: z.array(VariableName).min(1).describe('what the hazard may depend on'),
  per: z
    .union([Scale, z.record(VariableName, Scale)])
    .optional()
    .describe(
      'the units that the ratio of a numeric covariate is for (10: per 10 years): one number for each covariate by name, or just the number if only one covariate is numeric; absent: 1',
    ),
}

/** A regression of the hazard on covariates. */
export const Model = z.discriminatedUnion('method', [
  z.strictObject({
    method: method('cox', 'proportional hazards'),
    ...ofModel,
    strata: Strata,
    ties: Conventions.shape.coxTies
      .optional()
      .describe('how events at one time are treated; absent: the convention coxTies'),
    firth: z.boolean().default(false).describe('penalised likelihood, for a monotone one'),
  }),
  z.strictObject({
    method: method('fine-gray', 'proportional hazards of the cumulative incidence'),
    ...ofModel,
    cause: Cause,
  }),
])
export type Model = Resolved<'models', z.infer<typeof Model>>

const Drawn = {
  title: Text.optional().describe('what people read'),
  runs: z.int().min(100).max(20_000).default(2000).describe('samples that are drawn'),
  seed: z.int().min(0).max(4_294_967_295).describe('the same seed draws the same samples'),
}

/** What a test or an interval is worth in samples of this size, split and censoring. */
export const Simulation = z.union(
  [
    z.strictObject({
      test: Id.describe(
        'the log-rank, gray, landmark-difference or restricted-mean test whose real size is wanted; of a log-rank test that of its trend, pairs and permutations too. Tests of values and models are not simulated',
      ),
      ...Drawn,
    }),
    z.strictObject({
      estimate: Id.describe(
        'the estimate whose intervals of the median and of S(t) at its landmarks are tried',
      ),
      ...Drawn,
    }),
  ],
  { error: 'test: or estimate: with the name of one, runs and a seed' },
)
export type Simulation = z.infer<typeof Simulation>

export type { Figure, FigureOf } from './figure.ts'

/** A row a subject. */
const Listing = z.strictObject({
  kind: z.literal('listing').default('listing').describe('a row for each subject'),
  title: Text.describe('the caption'),
  columns: z.array(VariableName).min(1).describe('the variables in the order of the columns'),
  notes: z.array(Text).default([]).describe('notes under the table'),
})
export type Listing = z.infer<typeof Listing>

/** A column per group: what the groups were like, with a test of each row where the plan asks for one. */
const Characteristics = z.strictObject({
  kind: z.literal('characteristics').describe('a column for each group'),
  title: Text.describe('the caption'),
  by: VariableName.describe('the groups'),
  among: Id.optional().describe('a population; absent: everybody'),
  rows: z.array(VariableName).min(1).describe('the variables in the order of the rows'),
  tests: z
    .strictObject({
      numbers: z
        .enum(['mann-whitney', 'kruskal-wallis'])
        .optional()
        .describe('the test of rows with numbers'),
      categories: z.enum(['fisher', 'chi-square']).optional().describe('the test of rows with categories'),
    })
    .default({})
    .describe('absent: no tests'),
  notes: z.array(Text).default([]).describe('notes under the table'),
})
export type Characteristics = z.infer<typeof Characteristics>

const Table = z.discriminatedUnion('kind', [Listing, Characteristics])

/** What may be shown to whom, besides the report, which shows everything. */
const Disclosure = z.strictObject({
  editions: z
    .array(z.enum(['public']))
    .min(1)
    .describe(
      'public: a page under reports/<cohort>/public/ in which no count from 1 to k - 1 can be found. Only one edition may be published, unless `published` has recorded all earlier ones',
    ),
  k: z
    .int()
    .min(3)
    .max(1000)
    .default(11)
    .describe('the smallest count that may be shown; the k of a recorded edition, if that is larger'),
  endpoint: Id.optional().describe(
    'the endpoint whose table of times is shown; absent: the first one of the plan that can be',
  ),
})
export type Disclosure = z.infer<typeof Disclosure>

/** analysis.yaml: the statistical analysis plan. */
export const Plan = z.strictObject({
  title: Text.describe('the title of the report'),
  question: Text.optional().describe('what the study asks'),
  version: Text.describe('version of the plan, in quotes'),
  publish: z
    .boolean()
    .describe(
      'false: raw, derived and report folders of this cohort are not for publication; each run warns while git does not ignore them',
    ),
  subject: VariableName.describe('the variable that names a subject in every file'),
  origin: Text.describe('what happened at time 0, such as "operation" or "randomisation"'),
  cutoff: Day.optional().describe(
    'data cut-off of endpoints between dates: events and contacts after this day are censored at it',
  ),
  profile: z.enum(['spss', 'r']).describe('the program whose conventions are followed'),
  conventions: Conventions.partial().default({}).describe('single conventions that differ from the profile'),
  alpha: z.number().gt(0).max(0.5).describe('significance level of tests, such as 0.05'),
  confidence: z.number().min(0.5).max(0.9999).describe('confidence level of intervals, such as 0.95'),
  audit: z
    .strictObject({
      daysPerMonth: z
        .number()
        .min(28)
        .max(31)
        .optional()
        .describe(
          'days in a month, such as 30.4375 (365.25/12) or 30: claims in weeks or days are then compared with results in months or years, and the reverse',
        ),
    })
    .optional()
    .describe('how claims are compared with results'),
  limits: z.array(Text).default([]).describe('what the reader must know of the limits of the data'),
  amendments: z
    .array(
      z.strictObject({
        date: Day.describe('the day of the change'),
        what: Text.describe('what was changed'),
        why: Text.describe('why, and whether the data had been seen'),
      }),
    )
    .default([])
    .describe('changes of the plan, so that nobody has to ask when a rule was chosen'),
  identifiers: z
    .strictObject({
      allowed: z
        .array(VariableName)
        .min(1)
        .describe('columns that look like identifiers and were found to be none, or are allowed'),
    })
    .optional()
    .describe(
      'names, birth dates, e-mail addresses, record numbers and ages over 89 stop the run unless they stand here',
    ),
  disclosure: Disclosure.optional().describe('editions with coarser numbers, for who may not see everything'),
  variables: named(Derived)
    .default({})
    .describe('variables that are made of recorded ones')
    .transform((all) => resolveSection('variables', all)),
  exclude: named(Exclusion)
    .default({})
    .describe('subjects who are left out before anything is counted, each with a reason'),
  populations: named(
    z.strictObject({
      title: Text.describe('who they are, such as "patients with relapse"'),
      condition: Condition.describe('who belongs to it'),
    }),
  )
    .default({})
    .describe('groups of subjects that endpoints, summaries and tests may be restricted to'),
  checks: named(Check).default({}).describe('what must hold between the columns'),
  warnings: Warnings.optional()
    .describe('what is worth a second look, but stops nothing')
    .transform((warnings) => warnings ?? Warnings.parse({})),
  endpoints: named(Endpoint)
    .default({})
    .describe('times from an origin to an event')
    .transform((all) => resolveSection('endpoints', all)),
  summaries: named(Summary)
    .default({})
    .describe('descriptive tables')
    .transform((all) => resolveSection('summaries', all)),
  estimates: named(Estimate)
    .default({})
    .describe('survival curves and what is read from them')
    .transform((all) => resolveSection('estimates', all)),
  tests: named(Test)
    .default({})
    .describe('tests between groups')
    .transform((all) => resolveSection('tests', all)),
  models: named(Model)
    .default({})
    .describe('regressions')
    .transform((all) => resolveSection('models', all)),
  simulations: named(Simulation)
    .default({})
    .describe('what tests and intervals are worth for this n, split and censoring'),
  figures: named(Figure).default({}).describe('pictures'),
  tables: named(Table).default({}).describe('listings of subjects, and characteristics by group'),
})
export type Plan = z.infer<typeof Plan>
export type Summary = Plan['summaries'][string]
export type Estimate = Plan['estimates'][string]
/** A derived variable with its title. */
export type PlanVariable = Plan['variables'][string]
export type Population = Plan['populations'][string]
