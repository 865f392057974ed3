import { z } from 'zod'
import { Id, Text, VariableName } from '../plan-words.ts'

/** A map of people's own names: a name that the language keeps for itself is refused, not dropped. */
export const named = <T extends z.ZodType>(value: T) => z.record(Id, value)

/** A declared step between units: days of the calendar are counted, months and years are days by a divisor. */
export const Divisor = z
  .number()
  .min(1e-6)
  .max(1e6)
  .describe('how many of the counted units make one of this: 30.4375 days a month, 365.25 a year')

/** Of tests and models. */
export const AnalysisTitle = Text.optional().describe('what people read instead of the name')
export const Strata = z
  .array(VariableName)
  .default([])
  .describe('variables within whose groups subjects are compared, such as the centre')
export const Among = Id.optional().describe('a population; absent: everybody')
export const Cause = Id.optional().describe('a competing cause; absent: the event')
export const method = <M extends string>(name: M, what: string) => z.literal(name).describe(what)
