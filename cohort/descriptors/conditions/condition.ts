import { z } from 'zod'
import { Day } from '../plan-words.ts'

/** A test of one variable. */
export type ValueTest =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly since?: string | undefined; readonly until?: string | undefined }
  | { readonly partial: boolean }
  | { readonly includes: readonly string[] }
  | { readonly includesAll: readonly string[] }
  | { readonly empty: boolean }
  | { readonly present: boolean }

/** A condition on a subject, as data: it becomes a predicate, a sentence, or SQL with bound parameters. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly [variable: string]: ValueTest }

const FORMS =
  'a condition: {variable: value}, {variable: [values]}, {variable: {min, max}}, {variable: {since, until}} and {variable: {partial: true}} of dates, {variable: {includes: [items]}}, {variable: {includesAll: [items]}}, {variable: {empty: true}}, {variable: {present: true}}, {all: [...]}, {any: [...]} or {not: ...}'

const isOneKind = (...kinds: readonly (readonly unknown[])[]): boolean =>
  kinds.filter((limits) => limits.some((limit) => limit !== undefined)).length === 1

const ValueTestSchema = z.union(
  [
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number()], { error: 'texts or numbers, such as [A, B]' })).min(1),
    // one schema for both: with two, zod reports the problem of the wrong one
    z
      .strictObject({
        min: z.number().optional().describe('of numbers: at least this'),
        max: z.number().optional().describe('of numbers: at most this'),
        since: Day.optional().describe('of dates: on this day or later'),
        until: Day.optional().describe('of dates: on this day or earlier'),
      })
      .refine(({ min, max, since, until }) => isOneKind([min, max], [since, until]), { error: FORMS }),
    z.strictObject({ partial: z.boolean().describe('for dates: true if the day is not known') }),
    z.strictObject({ includes: z.array(z.string()).min(1).describe('of lists: any of these items') }),
    z.strictObject({ includesAll: z.array(z.string()).min(1).describe('of lists: all of these items') }),
    z.strictObject({ empty: z.boolean().describe('for lists: true if the list is empty') }),
    z.strictObject({ present: z.boolean().describe('true if a value is recorded') }),
  ],
  { error: FORMS },
)

/** Outside of the recursion, in which a description would make another schema at every step. */
const Denied: z.ZodType<Condition> = z.lazy(() => Condition).describe('this condition is false')

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ all: z.array(Condition).min(1).describe('all of these conditions are true') }),
      z.strictObject({ any: z.array(Condition).min(1).describe('at least one of these conditions is true') }),
      z.strictObject({ not: Denied }),
      z
        .record(
          z.string().refine(isVariable, { error: '"all", "any" or "not" alone, without variables' }),
          ValueTestSchema,
        )
        .refine((tests) => Object.keys(tests).length > 0, { error: FORMS }),
    ],
    { error: FORMS },
  ),
) as z.ZodType<Condition>

const isVariable = (word: string): boolean => !RESERVED.some((reserved) => reserved === word)

/** Keywords of conditions: no variable may have one of these names. */
export const RESERVED = ['all', 'any', 'not'] as const
