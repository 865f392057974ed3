import { z } from 'zod'
import { DataPackage } from '../descriptors/data-package.ts'
import { Plan } from '../descriptors/plan/plan.ts'
import { Id, Text } from '../descriptors/plan-words.ts'
import type { Agreed } from './agree.ts'

/** datapackage.json of a pooled cohort: the packages that the centres sent. Data Package v2. */
export const PoolPackage = DataPackage.omit({ resources: true }).extend({
  resources: z
    .array(
      z.strictObject({
        name: Id.describe('a short name for the centre, used in the plan'),
        title: Text.optional().describe(
          "displayed name of the centre; absent: the title of the centre's cohort",
        ),
        path: z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.datapackage\.json$/, {
            error: 'the name of a .datapackage.json file in this folder, as "share" wrote it',
          })
          .describe('the description of its package, in this folder with its two tables'),
        format: z.literal('json').optional().describe('always json'),
        mediatype: z.literal('application/json').optional().describe('always application/json'),
      }),
    )
    .min(1)
    .describe('the packages that the centres sent, one each'),
})
export type PoolPackage = z.infer<typeof PoolPackage>

/** analysis.yaml of a pooled cohort: endpoints, populations and variables are those of its members. */
export const PooledPlan = Plan.omit({
  subject: true,
  origin: true,
  cutoff: true,
  identifiers: true,
  variables: true,
  exclude: true,
  populations: true,
  checks: true,
  warnings: true,
  endpoints: true,
}).extend({
  pool: z
    .array(Id)
    .min(1)
    .describe(
      'the centres whose counts are pooled, in the order of figures and tables; the variable "centre" identifies them',
    ),
})
export type PooledPlan = z.infer<typeof PooledPlan>

/** The complete plan: definitions of the members, and analyses of the pooled plan. */
export const wholePlan = ({ pool: _, ...plan }: PooledPlan, agreed: Agreed): Plan => ({
  ...plan,
  subject: '',
  origin: agreed.origin,
  variables: {},
  exclude: {},
  populations: { ...agreed.populations },
  checks: {},
  warnings: Plan.shape.warnings.parse(undefined),
  endpoints: { ...agreed.endpoints },
})
