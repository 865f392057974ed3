import { z } from 'zod'

/** What one variable must be. */
export type ValueTest =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly min?: number | undefined; readonly max?: number | undefined }
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
  'a condition: {variable: value}, {variable: [values]}, {variable: {min, max}}, {variable: {includes: [items]}}, {variable: {includesAll: [items]}}, {variable: {empty: true}}, {variable: {present: true}}, {all: [...]}, {any: [...]} or {not: ...}'

const ValueTestSchema = z.union(
  [
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number()])).min(1),
    z
      .strictObject({ min: z.number().optional(), max: z.number().optional() })
      .refine((range) => range.min !== undefined || range.max !== undefined),
    z.strictObject({ includes: z.array(z.string()).min(1) }),
    z.strictObject({ includesAll: z.array(z.string()).min(1) }),
    z.strictObject({ empty: z.boolean() }),
    z.strictObject({ present: z.boolean() }),
  ],
  { error: FORMS },
)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ all: z.array(Condition).min(1) }),
      z.strictObject({ any: z.array(Condition).min(1) }),
      z.strictObject({ not: Condition }),
      z
        .record(z.string(), ValueTestSchema)
        .refine(
          (tests) => Object.keys(tests).length > 0 && !RESERVED.some((word) => Object.hasOwn(tests, word)),
        ),
    ],
    { error: FORMS },
  ),
) as z.ZodType<Condition>

/** Words of the condition language, which no variable may be named. */
export const RESERVED = ['all', 'any', 'not'] as const
