import { z } from 'zod'
import { Conventions } from '../conventions.ts'
import { Day, Text, VariableName } from '../plan-words.ts'
import { resolveSection } from '../resolve-plan.ts'
import { Check } from './check.ts'
import { Derived } from './derived.ts'
import { Disclosure } from './disclosure.ts'
import { Endpoint } from './endpoint.ts'
import { Estimate } from './estimate.ts'
import { Figure } from './figure.ts'
import { Model } from './model.ts'
import { Exclusion, Population } from './population.ts'
import { named } from './shared-properties.ts'
import { Simulation } from './simulation.ts'
import { Language, StyleName } from './style.ts'
import { Summary } from './summary.ts'
import { Table } from './table.ts'
import { Test } from './test.ts'
import { Warnings } from './warnings.ts'

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
  style: StyleName.optional(),
  language: Language.optional(),
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
  populations: named(Population)
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
/** A derived variable with its title. */
export type PlanVariable = Plan['variables'][string]
