import { z } from 'zod'
import { Condition } from '../descriptors/conditions/condition.ts'
import { Endpoint } from '../descriptors/plan/endpoint.ts'
import { Id, Text, VariableName } from '../descriptors/plan-words.ts'
import { resolveEntry } from '../descriptors/resolve-plan.ts'

const Count = z.int().nonnegative()

const SharedVariable = z.strictObject({
  name: VariableName.describe('the name by which the plan knows it'),
  title: Text.describe('what people read instead of the name'),
  type: z
    .enum(['integer', 'number', 'year', 'date', 'string', 'boolean', 'list'])
    .describe('what its values are'),
  unit: Text.describe('UCUM code; 1 where nothing is measured'),
  categories: z
    .array(
      z.strictObject({
        value: z.string().describe('the value'),
        label: z.string().describe('what people read'),
      }),
    )
    .nullable()
    .describe('its values in order; null where any may occur'),
  ordered: z.boolean().describe('whether the categories are ordered'),
  derivation: z.string().nullable().describe('how it was made of others, as a sentence; null: recorded'),
})
export type SharedVariable = z.infer<typeof SharedVariable>

/** The two tables of a package: their names, and what stands in them. */
export const TABLES = ['event-table', 'counts'] as const
export type TableName = (typeof TABLES)[number]

const File = z.strictObject({
  name: z.enum(TABLES).describe('which of the two tables it is'),
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.csv$/, { error: 'the name of a .csv file beside this one' })
    .describe('the file, which lies beside this one'),
  title: Text.optional().describe('what stands in the file'),
  format: z.literal('csv').describe('always csv'),
  mediatype: z.literal('text/csv').describe('always text/csv'),
  encoding: z.literal('utf-8').describe('always utf-8'),
  bytes: Count.describe('size of the file'),
  hash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, { error: 'sha256: and 64 hexadecimal digits' })
    .describe('sha256 of the file'),
  schema: z.looseObject({}).describe('its columns, as Table Schema'),
})

const SharedPopulation = z.strictObject({
  title: Text.describe('who they are'),
  condition: Condition.describe('who belongs to it'),
  subjects: Count.describe('how many belong to it'),
})
export type SharedPopulation = z.infer<typeof SharedPopulation>

const SharedEndpoint = z.strictObject({
  definition: Endpoint.describe('the endpoint as the plan of the centre has it').transform((endpoint) =>
    resolveEntry('endpoints', '', endpoint),
  ),
  unit: Text.describe('UCUM code of its times'),
  sentence: Text.describe('the same in words'),
})
export type SharedEndpoint = z.infer<typeof SharedEndpoint>

const Names = z.array(VariableName)

/** What a centre sends instead of its rows: a Data Package of two tables of counts, and what they are counts of. */
export const SharedPackage = z.strictObject({
  $schema: z.string().optional().describe('the profile of Data Package'),
  name: Text.describe('the name of the cohort that was shared'),
  title: Text.describe('what people call it'),
  resources: z.array(File).length(2).describe('the two tables'),
  casebook: z
    .strictObject({
      version: Text.describe('the version of Casebook that wrote the package'),
      plan: Text.describe("the version of the centre's analysis plan"),
      agreement: Text.describe('under which agreement these tables may be used'),
      origin: Text.describe('what happened at time 0'),
      subjects: Count.describe('how many subjects were counted'),
      excluded: z
        .array(
          z.strictObject({
            title: Text.describe('the reason'),
            subjects: Count.describe('how many subjects'),
          }),
        )
        .describe('who was left out before counting'),
      open: z
        .array(
          z.strictObject({
            of: z
              .enum(['exclusion', 'population'])
              .describe('exclusion: they are kept; population: they are not counted'),
            name: Text.describe('the name of the population, or the title of the exclusion'),
            title: Text.describe('the title of the exclusion or population'),
            reason: Text.describe('what is missing'),
            subjects: Count.describe('how many subjects'),
          }),
        )
        .optional()
        .describe(
          'numbers of subjects for whom a missing value leaves an exclusion or a population undecided; absent: not known, since an earlier version wrote the package',
        ),
      endpoints: z.record(Id, SharedEndpoint).describe('the endpoints'),
      populations: z.record(Id, SharedPopulation).describe('the populations'),
      variables: z.array(SharedVariable).describe('the variables that the tables and definitions name'),
      conventions: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .describe(
          'the conventions that the centre follows, as its version of Casebook names them; counts depend on none',
        ),
      eventTables: z

        .array(
          z.strictObject({
            endpoint: Id.describe('an endpoint of the package'),
            by: Names.describe('whose groups were counted apart'),
            strata: Names.describe('within whose groups'),
          }),
        )
        .describe('what was counted into the event table'),
      counts: z
        .array(
          z.strictObject({
            population: Id.nullable().describe('among whom; null: everybody'),
            variable: VariableName.describe('whose values were counted'),
            by: VariableName.nullable().describe('in whose groups; null: all together'),
          }),
        )
        .describe('what was counted into the counts'),
    })
    .describe('what the tables are counts of'),
})
export type SharedPackage = z.infer<typeof SharedPackage>
