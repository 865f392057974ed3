import { z } from 'zod'
import { CONNECTION_VARIABLE, CONNECTION_VARIABLE_RULE } from './connection-variable.ts'
import { Text as Words } from './plan-words.ts'

const Name = z.string().min(1).max(200)
const Text = z.string().max(10_000)
/** Where people look: a page. */
const Address = z.url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' })

const MissingValues = z.array(
  z.union([
    z.string(),
    z.strictObject({
      value: z.string().describe('the text as it stands in the cell'),
      label: z.string().optional().describe('what it means, such as "not recorded"'),
    }),
  ]),
)

const SPELLINGS =
  'In a column of numbers or dates, any spelling of the same number or date is missing: with -9, also -9.0 and -09. In a column of texts, another spelling of such a number is a fault'

const CategoryValue = z.union([z.string(), z.number()])

/** How a date is written: Frictionless patterns. `default` is ISO 8601, 2015-03-31. */
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

/** A column of a file: Frictionless Table Schema field, with `unit` in UCUM and the list's words. */
export const Field = z.strictObject({
  name: Name.refine((name) => name !== '__proto__', {
    error: 'another name, since the language keeps this one for itself',
  }).describe('the header of the column, exactly'),
  title: Words.optional().describe('what people read instead of the name'),
  description: Text.optional().describe('what one has to know of the column; for people only'),
  type: z
    .enum(['integer', 'number', 'year', 'date', 'string', 'boolean', 'list'])
    .describe('what stands in the cells; a list holds several items in one cell'),
  unit: Name.optional().describe(
    'of numbers: UCUM code, such as d, wk, mo, a, h, min, g; a time of an endpoint needs one',
  ),
  format: z
    .enum(DATE_FORMATS)
    .optional()
    .describe('of dates: how they are written; absent or default: 2015-03-31'),
  precision: z
    .enum(['day', 'month', 'year'])
    .optional()
    .describe(
      'of dates: the coarsest that may stand in a cell; month also allows 2015-03, year also allows 2015; absent: day',
    ),
  categories: z
    .array(
      z.union([
        CategoryValue,
        z.strictObject({
          value: CategoryValue.describe('the code, as it stands in the cell'),
          label: Words.optional().describe('what people read instead of the code'),
        }),
      ]),
    )
    .min(1)
    .optional()
    .describe('the values that may occur, in order (of a list: its items)'),
  categoriesOrdered: z
    .boolean()
    .optional()
    .describe('true: the order of the categories means less to more, so that they can be compared'),
  constraints: z
    .strictObject({
      required: z.boolean().optional().describe('true: no cell may be missing'),
      unique: z.boolean().optional().describe('true: no value may stand twice'),
      minimum: z.number().optional().describe('the smallest number that is possible'),
      maximum: z.number().optional().describe('the largest number that is possible'),
    })
    .optional()
    .describe('what every cell of the column must meet'),
  missingValues: MissingValues.optional().describe(
    `texts that stand for a missing value in this column, instead of those of the file. ${SPELLINGS}`,
  ),
  decimalChar: z.enum(['.', ',']).optional().describe('of numbers: the decimal character; absent: "."'),
  groupChar: z
    .enum([',', '.', ' ', "'", '\u00a0', '\u202f'])
    .optional()
    .describe('of numbers: the thousands separator; absent: there is none'),
  trueValues: z.array(z.string()).min(1).optional().describe('of yes and no: the words for yes'),
  falseValues: z.array(z.string()).min(1).optional().describe('of yes and no: the words for no'),
  delimiter: z
    .string()
    .min(1)
    .max(3)
    .optional()
    .describe('of lists: what stands between the items; absent: a comma'),
  emptyList: z.string().optional().describe('of lists: the word for no item, such as "None"'),
  rounding: z
    .enum(['nearest', 'down', 'up'])
    .optional()
    .describe('of recorded times: how they were rounded to whole units'),
})
export type Field = z.infer<typeof Field>

export const Resource = z.strictObject({
  name: Name.describe('a short name for the file'),
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.(csv|parquet|table)$/, {
      error: 'the name of a .csv or .parquet file in this folder, without a folder',
    })
    .describe('the file, which lies in this folder; of a table in a database, schema.name.table'),
  title: Words.optional().describe('what people read instead of the name'),
  description: Text.optional().describe('what one has to know of the file; for people only'),
  format: z.enum(['csv', 'parquet']).optional().describe('what the file is; absent: what its name says'),
  mediatype: z
    .enum(['text/csv', 'application/vnd.apache.parquet'])
    .optional()
    .describe('the same as a media type'),
  engine: z
    .enum(['duckdb', 'postgres'])
    .optional()
    .describe(
      'of a registry, whose rows are too many to be looked at: what counts them; no table of patients is written then. Absent: they are read into memory',
    ),
  encoding: z
    .enum(['utf-8', 'iso-8859-1', 'windows-1252'])
    .optional()
    .describe('how letters are stored; absent: utf-8. Excel\'s "CSV" of Western Europe is windows-1252'),
  dialect: z
    .strictObject({
      delimiter: z.enum([',', ';', '\t', '|']).optional().describe('what stands between cells; absent: ","'),
    })
    .optional()
    .describe('how the file is written'),
  rows: z
    .enum(['one', 'optional', 'many'])
    .optional()
    .describe(
      'rows a subject: exactly one, at most one, or any number (visits, events), from which the plan takes; absent: one',
    ),
  schema: z
    .strictObject({
      fields: z.array(Field).min(1).describe('the columns'),
      primaryKey: z
        .union([Name, z.array(Name).min(1)])
        .optional()
        .describe(
          'the column or columns that identify a row: no key occurs twice, and none of its cells is missing',
        ),
      foreignKeys: z
        .array(
          z.strictObject({
            fields: z.union([Name, z.array(Name)]).describe('the column of this file'),
            reference: z
              .strictObject({
                resource: z.string().describe('the name of the other file'),
                fields: z.union([Name, z.array(Name)]).describe('its key'),
              })
              .describe('the row that it points to'),
          }),
        )
        .optional()
        .describe('columns whose values are keys of another file, such as a centre of a file of centres'),
      missingValues: MissingValues.optional().describe(
        `texts that stand for a missing value in every column; absent: the empty cell. ${SPELLINGS}`,
      ),
    })
    .describe('what stands in the file'),
})
export type Resource = z.infer<typeof Resource>

const Person = z.strictObject({
  title: Words.describe('name'),
  path: Text.optional().describe('address of a page, such as an ORCID'),
  email: Text.optional().describe('e-mail address'),
  role: Text.optional().describe('what the person did'),
  roles: z.array(Text).optional().describe('the same, where it is several things'),
})

/** datapackage.json: what the CSV files hold. Data Package v2 (Frictionless). */
export const DataPackage = z.strictObject({
  $schema: z.string().optional().describe('where editors find the properties that are known'),
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, { error: 'small letters, digits, ".", "_" and "-"' })
    .describe('the name of the data: small letters, digits, ".", "_" and "-"'),
  title: Words.optional().describe('what people read instead of the name'),
  description: Text.optional().describe('what the data are'),
  version: Text.optional().describe('version of the data'),
  created: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'a day like 2026-01-31' })
    .optional()
    .describe(
      'when the data were made or transcribed, such as 2026-01-31; the RO-Crate of the results names it as their date',
    ),
  homepage: Text.optional().describe('a page about the data'),
  keywords: z.array(Text).optional().describe('words by which the data are found'),
  licenses: z
    .array(
      z.strictObject({
        name: Text.optional().describe('code of the licence, such as CC-BY-4.0'),
        path: Address.optional().describe('address of its text'),
        title: Words.optional().describe('its name'),
      }),
    )
    .optional()
    .describe('under which the data, and what is derived of them, may be used; the RO-Crate names them'),
  sources: z
    .array(
      z.strictObject({
        title: Words.describe('the publication or registry'),
        path: Text.optional().describe('its address, such as a DOI'),
        email: Text.optional().describe('whom to ask'),
        version: Text.optional().describe('its version'),
      }),
    )
    .optional()
    .describe('where the data come from'),
  contributors: z.array(Person).optional().describe('who made the data'),
  database: z
    .strictObject({
      environment: z
        .string()
        .refine((name) => CONNECTION_VARIABLE.test(name), {
          error: CONNECTION_VARIABLE_RULE,
          params: { isSecret: true },
        })
        .meta({ pattern: CONNECTION_VARIABLE.source })
        .describe(
          'the environment variable that holds the connection, such as postgresql://host/registry; its name begins with CASEBOOK_, its value with postgresql:// or postgres://',
        ),
      snapshot: Text.describe('which state of the data it is; the rows are counted again when this changes'),
      shard: Name.optional().describe(
        'the column by which the table is divided over several servers; absent: one server has all rows',
      ),
      subjects: z
        .literal('in one shard')
        .optional()
        .describe(
          'of a divided table, and required there: no subject stands in two shards. No count can tell whether it is so; somebody who may compare the names has to look',
        ),
      timeout: z
        .int()
        .min(1)
        .max(86_400)
        .optional()
        .describe(
          'how many seconds a statement may take before the run ends with nothing written; absent: 3600',
        ),
    })
    .optional()
    .describe('of a registry in PostgreSQL: where it is and which state of it is meant'),
  resources: z
    .array(Resource)
    .min(1)
    .describe('the files; the first one has a row for every subject and is the roster'),
})
export type DataPackage = z.infer<typeof DataPackage>
