import { z } from 'zod'
import { Id, Text, VariableName } from '../plan-words.ts'

/** A map of people's own names: a name that the language keeps for itself is refused, not dropped. */
export const named = <T extends z.ZodType>(value: T) => z.record(Id, value)

/** A declared step between units: days of the calendar are counted, months and years are days by a divisor. */
export const Divisor = z
  .number()
  .min(1e-6)
  .max(1e6)
  .describe('number of the original units per new unit: 30.4375 days per month, 365.25 per year')

/** Of tests and models. */
export const AnalysisTitle = Text.optional().describe('displayed instead of the name')
export const Strata = z.array(VariableName).default([]).describe('stratifying variables, such as the centre')
export const Among = Id.optional().describe('a population; absent: all subjects')
export const Cause = Id.optional().describe('a competing cause; absent: the event')
export const method = <M extends string>(name: M, what: string) => z.literal(name).describe(what)
