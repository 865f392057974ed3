import { z } from 'zod'
import { Text as Words } from './plan-words.ts'

export const Name = z.string().min(1).max(200)
export const Text = z.string().max(10_000)

export const MissingValues = z.array(
  z.union([
    z.string(),
    z.strictObject({
      value: z.string().describe('the exact text of the cell'),
      label: z.string().optional().describe('what it means, such as "not recorded"'),
    }),
  ]),
)

export const SPELLINGS =
  'In a column of numbers or dates, every spelling of the same number or date is missing: for -9, also -9.0 and -09. In a column of texts, another spelling of such a number is a fault'

const CategoryValue = z.union([z.string(), z.number()])

/** Formats of dates, as Frictionless patterns. `default` is ISO 8601, 2015-03-31. */
export const DATE_FORMATS = [
  'default',
  '%d.%m.%Y',
  '%d/%m/%Y',
  '%d-%m-%Y',
  '%m/%d/%Y',
  '%m-%d-%Y',
  '%Y/%m/%d',
  '%Y%m%d',
] as const

/**
 * A column of a file: Frictionless Table Schema field, extended by `unit` (UCUM), `precision`, `rounding` and lists.
 */
export const Field = z.strictObject({
  name: Name.refine((name) => name !== '__proto__', {
    error: 'a different name, because this one is reserved by JavaScript',
  }).describe('the header of the column, exactly'),
  title: Words.optional().describe('displayed instead of the name'),
  description: Text.optional().describe('notes on the column, for readers only'),
  type: z
    .enum(['integer', 'number', 'year', 'date', 'string', 'boolean', 'list'])
    .describe('the type of the cells; a list has several items in one cell'),
  unit: Name.optional().describe(
    'for numbers: UCUM code, such as d, wk, mo, a, h, min, g; required for times of endpoints',
  ),
  format: z
    .enum(DATE_FORMATS)
    .optional()
    .describe('for dates: the written form; absent or default: 2015-03-31'),
  precision: z
    .enum(['day', 'month', 'year'])
    .optional()
    .describe(
      'for dates: the lowest precision allowed; month also allows 2015-03, year also allows 2015; absent: day',
    ),
  categories: z
    .array(
      z.union([
        CategoryValue,
        z.strictObject({
          value: CategoryValue.describe('the code, exactly as in the cell'),
          label: Words.optional().describe('displayed instead of the code'),
        }),
      ]),
    )
    .min(1)
    .optional()
    .describe('the allowed values, in order (for a list: its items)'),
  categoriesOrdered: z
    .boolean()
    .optional()
    .describe('true: the categories are ordered from low to high and can be compared'),
  constraints: z
    .strictObject({
      required: z.boolean().optional().describe('true: no cell may be missing'),
      unique: z.boolean().optional().describe('true: values must be unique'),
      minimum: z.number().optional().describe('the smallest possible number'),
      maximum: z.number().optional().describe('the largest possible number'),
    })
    .optional()
    .describe('constraints on every cell of the column'),
  missingValues: MissingValues.optional().describe(
    `texts that mean a missing value in this column, instead of those of the file. ${SPELLINGS}`,
  ),
  decimalChar: z.enum(['.', ',']).optional().describe('for numbers: the decimal character; absent: "."'),
  groupChar: z
    .enum([',', '.', ' ', "'", '\u00a0', '\u202f'])
    .optional()
    .describe('for numbers: the thousands separator; absent: none'),
  trueValues: z.array(z.string()).min(1).optional().describe('for booleans: the words for yes'),
  falseValues: z.array(z.string()).min(1).optional().describe('for booleans: the words for no'),
  delimiter: z
    .string()
    .min(1)
    .max(3)
    .optional()
    .describe('for lists: the separator of items; absent: a comma'),
  emptyList: z.string().optional().describe('for lists: the word for "no item", such as "None"'),
  rounding: z
    .enum(['nearest', 'down', 'up'])
    .optional()
    .describe('for recorded times: how they were rounded to whole units'),
})
export type Field = z.infer<typeof Field>
