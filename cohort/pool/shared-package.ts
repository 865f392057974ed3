import { z } from 'zod'
import { Condition } from '../descriptors/conditions/condition.ts'
import { Endpoint } from '../descriptors/plan/endpoint.ts'
import { Id, Text, VariableName } from '../descriptors/plan-words.ts'
import { resolveEntry } from '../descriptors/resolve-plan.ts'

const Count = z.int().nonnegative()

const SharedVariable = z.strictObject({
  name: VariableName.describe('its name in the plan'),
  title: Text.describe('displayed instead of the name'),
  type: z
    .enum(['integer', 'number', 'year', 'date', 'string', 'boolean', 'list'])
    .describe('the type of its values'),
  unit: Text.describe('UCUM code; 1 if it has no unit'),
  categories: z
    .array(
      z.strictObject({
        value: z.string().describe('the value'),
        label: z.string().describe('the displayed label'),
      }),
    )
    .nullable()
    .describe('its values in order; null if any value may occur'),
  ordered: z.boolean().describe('whether the categories are ordered'),
  derivation: z.string().nullable().describe('how it was derived from others, as a sentence; null: recorded'),
})
export type SharedVariable = z.infer<typeof SharedVariable>

/** The two tables of a package: their names and content. */
export const TABLES = ['event-table', 'counts'] as const
export type TableName = (typeof TABLES)[number]

const File = z.strictObject({
  name: z.enum(TABLES).describe('which of the two tables it is'),
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.csv$/, { error: 'the name of a .csv file in the same folder' })
    .describe('the file, in the same folder'),
  title: Text.optional().describe('the content of the file'),
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
  title: Text.describe('title of the population'),
  condition: Condition.describe('the condition of membership'),
  subjects: Count.describe('its number of subjects'),
})
export type SharedPopulation = z.infer<typeof SharedPopulation>

const SharedEndpoint = z.strictObject({
  definition: Endpoint.describe('the endpoint in the plan of the centre').transform((endpoint) =>
    resolveEntry('endpoints', '', endpoint),
  ),
  unit: Text.describe('UCUM code of its times'),
  sentence: Text.describe('the endpoint as a sentence'),
})
export type SharedEndpoint = z.infer<typeof SharedEndpoint>

const Names = z.array(VariableName)

/** The package that a centre sends instead of rows: a Data Package of two tables of counts, with their definitions. */
export const SharedPackage = z.strictObject({
  $schema: z.string().optional().describe('the profile of Data Package'),
  name: Text.describe('the name of the cohort that was shared'),
  title: Text.describe('its title'),
  resources: z.array(File).length(2).describe('the two tables'),
  casebook: z
    .strictObject({
      version: Text.describe('the version of Casebook that wrote the package'),
      plan: Text.describe("the version of the centre's analysis plan"),
      agreement: Text.describe('the agreement under which these tables may be used'),
      origin: Text.describe('what happened at time 0'),
      subjects: Count.describe('number of subjects counted'),
      excluded: z
        .array(
          z.strictObject({
            title: Text.describe('the reason'),
            subjects: Count.describe('number of subjects'),
          }),
        )
        .describe('subjects excluded before counting'),
      open: z
        .array(
          z.strictObject({
            of: z
              .enum(['exclusion', 'population'])
              .describe('exclusion: they are kept; population: they are not counted'),
            name: Text.describe('the name of the population, or the title of the exclusion'),
            title: Text.describe('the title of the exclusion or population'),
            reason: Text.describe('what is missing'),
            subjects: Count.describe('number of subjects'),
          }),
        )
        .optional()
        .describe(
          'numbers of subjects for whom a missing value leaves an exclusion or a population undecided; absent: not known, because an earlier version wrote the package',
        ),
      endpoints: z.record(Id, SharedEndpoint).describe('the endpoints'),
      populations: z.record(Id, SharedPopulation).describe('the populations'),
      variables: z.array(SharedVariable).describe('the variables that the tables and definitions name'),
      conventions: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .describe(
          'the conventions of the centre, as its version of Casebook names them; counts do not depend on them',
        ),
      eventTables: z

        .array(
          z.strictObject({
            endpoint: Id.describe('an endpoint of the package'),
            by: Names.describe('the grouping variables'),
            strata: Names.describe('the stratifying variables'),
          }),
        )
        .describe('the requests of the event table'),
      counts: z
        .array(
          z.strictObject({
            population: Id.nullable().describe('the population; null: all subjects'),
            variable: VariableName.describe('the variable counted'),
            by: z
              .union([VariableName, z.array(VariableName).min(2)])
              .nullable()
              .describe('the grouping variable, or a list of several; null: ungrouped'),
          }),
        )
        .describe('the requests of the counts'),
    })
    .describe('the definitions of the counts'),
})
export type SharedPackage = z.infer<typeof SharedPackage>
