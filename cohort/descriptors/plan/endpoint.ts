import { z } from 'zod'
import { Condition } from '../conditions/condition.ts'
import { Day, Text, VariableName } from '../plan-words.ts'
import type { Resolved } from '../resolve-plan.ts'
import { Among, Divisor, named } from './shared-properties.ts'

const Happening = z.strictObject({
  label: Text.describe('the event in a few words'),
  when: Condition.describe('the condition for the event'),
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
  title: Text.describe('the title of the endpoint'),
  survival: Text.optional().describe(
    'the noun for what its Kaplan-Meier curve shows, such as "overall survival" or "freedom from relapse"; absent: "free of <label of the event>"',
  ),
  description: Text.optional().describe('notes, shown in the methods'),
  among: Among,
  from: VariableName.optional().describe(
    'the variable with the date or time of origin; absent: time 0. Needed where times are dates',
  ),
  enters: VariableName.optional().describe(
    'the variable with the date or time at which observation begins, where that is later than the origin (delayed entry)',
  ),
  event: Happening.describe('the event'),
  competing: named(Happening).optional().describe('events that prevent the event of the endpoint'),
  until: VariableName.describe(
    'the variable with the date or time of last contact, where subjects without an event are censored; or a day such as 2023-02-23, if every subject without a recorded event was followed until that day',
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
