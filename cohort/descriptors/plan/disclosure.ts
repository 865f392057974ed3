import { z } from 'zod'
import { Id } from '../plan-words.ts'

/** What may be shown to whom, besides the report, which shows everything. */
export const Disclosure = z.strictObject({
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
