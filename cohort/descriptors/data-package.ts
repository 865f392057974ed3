import { z } from 'zod'
import { CONNECTION_VARIABLE, CONNECTION_VARIABLE_RULE } from './connection-variable.ts'
import { Field, MissingValues, Name, SPELLINGS, Text } from './field.ts'
import { Text as Words } from './plan-words.ts'
import { Source } from './source.ts'

/** The address of a web page. */
const Address = z.url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' })

export const Resource = z.strictObject({
  name: Name.describe('a short name for the file'),
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.(csv|parquet|table)$/, {
      error: 'the name of a .csv or .parquet file in this folder, without a folder',
    })
    .describe('the file, in this folder; for a table in a database, schema.name.table'),
  title: Words.optional().describe('displayed instead of the name'),
  description: Text.optional().describe('notes on the file, for readers only'),
  source: Source.optional().describe('the file that this file was converted from, by `new` or `renew`'),
  format: z.enum(['csv', 'parquet']).optional().describe('the format of the file; absent: as its name says'),
  mediatype: z
    .enum(['text/csv', 'application/vnd.apache.parquet'])
    .optional()
    .describe('the format as a media type'),
  engine: z
    .enum(['duckdb', 'postgres'])
    .optional()
    .describe(
      'for a registry with too many rows for memory: the engine that counts them; no table of patients is written then. Absent: rows are read into memory',
    ),
  encoding: z
    .enum(['utf-8', 'iso-8859-1', 'windows-1252'])
    .optional()
    .describe('the character encoding; absent: utf-8. Excel\'s "CSV" of Western Europe is windows-1252'),
  dialect: z
    .strictObject({
      delimiter: z.enum([',', ';', '\t', '|']).optional().describe('the separator of cells; absent: ","'),
    })
    .optional()
    .describe('the CSV dialect of the file'),
  rows: z
    .enum(['one', 'optional', 'many'])
    .optional()
    .describe(
      'rows per subject: exactly one, at most one, or any number (visits, events), which the plan aggregates; absent: one',
    ),
  schema: z
    .strictObject({
      fields: z.array(Field).min(1).describe('the columns'),
      primaryKey: z
        .union([Name, z.array(Name).min(1)])
        .optional()
        .describe(
          'the column or columns that identify a row: keys must be unique, and none of their cells missing',
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
              .describe('the row that the key refers to'),
          }),
        )
        .optional()
        .describe('columns with keys of another file, such as the centre in a file of centres'),
      missingValues: MissingValues.optional().describe(
        `texts that mean a missing value in every column; absent: the empty cell. ${SPELLINGS}`,
      ),
    })
    .describe('the columns and keys of the file'),
})
export type Resource = z.infer<typeof Resource>

const Person = z.strictObject({
  title: Words.describe('name'),
  path: Text.optional().describe('address of a page, such as an ORCID'),
  email: Text.optional().describe('e-mail address'),
  role: Text.optional().describe('the role of the person'),
  roles: z.array(Text).optional().describe('the roles, if there are several'),
})

/** The keyword of data that are made up. */
export const SYNTHETIC = 'synthetic'

/** datapackage.json: the description of the CSV files. Data Package v2 (Frictionless). */
export const DataPackage = z.strictObject({
  $schema: z.string().optional().describe('address of the JSON Schema, for editors'),
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, { error: 'lower-case letters, digits, ".", "_" and "-"' })
    .describe('the name of the data: lower-case letters, digits, ".", "_" and "-"'),
  title: Words.optional().describe('displayed instead of the name'),
  description: Text.optional().describe('description of the data'),
  version: Text.optional().describe('version of the data'),
  created: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'a day like 2026-01-31' })
    .optional()
    .describe(
      'when the data were made or transcribed, such as 2026-01-31; the RO-Crate of the results names it as their date',
    ),
  homepage: Text.optional().describe('a page about the data'),
  keywords: z
    .array(Text)
    .optional()
    .describe(
      'keywords for searches; `synthetic` declares that the data are made up, and the list of cohorts shows them apart',
    ),
  licenses: z
    .array(
      z.strictObject({
        name: Text.optional().describe('code of the licence, such as CC-BY-4.0'),
        path: Address.optional().describe('address of its text'),
        title: Words.optional().describe('its name'),
      }),
    )
    .optional()
    .describe('licences of the data and of what is derived from them; named in the RO-Crate'),
  sources: z
    .array(
      z.strictObject({
        title: Words.describe('the publication or registry'),
        path: Text.optional().describe('its address, such as a DOI'),
        email: Text.optional().describe('contact address'),
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
          'the environment variable with the connection, such as postgresql://host/registry; its name begins with CASEBOOK_, its value with postgresql:// or postgres://',
        ),
      snapshot: Text.describe('the version of the data; the rows are counted again when it changes'),
      shard: Name.optional().describe(
        'the column by which the table is distributed over several servers; absent: one server has all rows',
      ),
      subjects: z
        .literal('in one shard')
        .optional()
        .describe(
          'required for a distributed table: no subject has rows in two shards. Counts cannot show this; it must be checked by comparing identifiers where that is allowed',
        ),
      timeout: z
        .int()
        .min(1)
        .max(86_400)
        .optional()
        .describe(
          'time limit of a statement in seconds, after which the run ends with nothing written; absent: 3600',
        ),
    })
    .optional()
    .describe('for a registry in PostgreSQL: its connection and version'),
  resources: z
    .array(Resource)
    .min(1)
    .describe('the files; the first one has a row for every subject and is the roster'),
})
export type DataPackage = z.infer<typeof DataPackage>
