import { z } from 'zod'

const Name = z.string().min(1).max(200)
const Text = z.string().max(10_000)

const MissingValues = z.array(
  z.union([z.string(), z.strictObject({ value: z.string(), label: z.string().optional() })]),
)

const CategoryValue = z.union([z.string(), z.number()])

/** A column of a file: Frictionless Table Schema field, with `unit` in UCUM and the list's words. */
export const Field = z.strictObject({
  name: Name.refine((name) => name !== '__proto__', {
    error: 'another name, since the language keeps this one for itself',
  }).describe('the header of the column, exactly'),
  title: Text.optional().describe('what people read instead of the name'),
  description: Text.optional(),
  type: z.enum(['integer', 'number', 'year', 'string', 'boolean', 'list']),
  unit: Name.optional().describe('UCUM: d, wk, mo, a, min, h, g'),
  categories: z
    .array(z.union([CategoryValue, z.strictObject({ value: CategoryValue, label: Text.optional() })]))
    .min(1)
    .optional()
    .describe('the values that may occur, in order (of a list: its items)'),
  categoriesOrdered: z.boolean().optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    })
    .optional(),
  missingValues: MissingValues.optional().describe('texts that stand for a missing value'),
  decimalChar: z.enum(['.', ',']).optional(),
  groupChar: z.enum([',', '.', ' ', "'", '\u00a0', '\u202f']).optional().describe('the thousands separator'),
  trueValues: z.array(z.string()).min(1).optional(),
  falseValues: z.array(z.string()).min(1).optional(),
  delimiter: z.string().min(1).max(3).optional().describe('what stands between the items of a list'),
  emptyList: z.string().optional().describe('the word for a list without items, such as "None"'),
  rounding: z
    .enum(['nearest', 'down', 'up'])
    .optional()
    .describe('how a recorded time was rounded to whole units'),
})
export type Field = z.infer<typeof Field>

export const Resource = z.strictObject({
  name: Name,
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.csv$/, {
      error: 'the name of a .csv file in this folder, without a folder',
    })
    .describe('a file of this folder'),
  title: Text.optional(),
  description: Text.optional(),
  format: z.literal('csv').optional(),
  mediatype: z.literal('text/csv').optional(),
  encoding: z.enum(['utf-8', 'iso-8859-1', 'windows-1252']).optional(),
  dialect: z.strictObject({ delimiter: z.enum([',', ';', '\t', '|']).optional() }).optional(),
  schema: z.strictObject({
    fields: z.array(Field).min(1),
    primaryKey: z.union([Name, z.array(Name).min(1)]).optional(),
    foreignKeys: z
      .array(
        z.strictObject({
          fields: z.union([Name, z.array(Name)]),
          reference: z.strictObject({ resource: z.string(), fields: z.union([Name, z.array(Name)]) }),
        }),
      )
      .optional(),
    missingValues: MissingValues.optional(),
  }),
})
export type Resource = z.infer<typeof Resource>

const Person = z.strictObject({
  title: Text,
  path: Text.optional(),
  email: Text.optional(),
  role: Text.optional(),
  roles: z.array(Text).optional(),
})

/** datapackage.json: what the CSV files hold. Data Package v2 (Frictionless). */
export const DataPackage = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  title: Text.optional(),
  description: Text.optional(),
  version: Text.optional(),
  created: Text.optional(),
  homepage: Text.optional(),
  keywords: z.array(Text).optional(),
  licenses: z
    .array(z.strictObject({ name: Text.optional(), path: Text.optional(), title: Text.optional() }))
    .optional(),
  sources: z
    .array(
      z.strictObject({
        title: Text,
        path: Text.optional(),
        email: Text.optional(),
        version: Text.optional(),
      }),
    )
    .optional(),
  contributors: z.array(Person).optional(),
  resources: z.array(Resource).min(1),
})
export type DataPackage = z.infer<typeof DataPackage>
