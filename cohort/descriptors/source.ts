import { z } from 'zod'
import { Text } from './plan-words.ts'

/** A file of another program that a CSV file was converted from, so that `renew` can do it again. */
export const Source = z.strictObject({
  file: Text.describe('the name of the file, without a folder'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 of 64 hexadecimal digits' })
    .describe('SHA-256 of the file; `renew` compares it'),
  converter: Text.describe('the reader and its version, such as xlsx/1; delimited/1 reads text'),
  table: Text.optional().describe('the sheet, data set or instrument, if the file has several'),
  written: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 of 64 hexadecimal digits' })
    .describe(
      'SHA-256 of the CSV file as it was written; `renew` does not replace a file that was edited since',
    ),
  options: z
    .strictObject({
      delimiter: z.string().length(1).optional().describe('the delimiter that was chosen'),
      encoding: z.enum(['utf-8', 'windows-1252']).optional().describe('the encoding that was chosen'),
      numberRows: Text.optional().describe('the column of row numbers that was added'),
      roster: z
        .strictObject({
          subject: Text.describe('the column of the subject'),
          part: z.enum(['subjects', 'rows']).describe('this file has one row per subject, or all rows'),
        })
        .optional()
        .describe('the table has several rows per subject and was split into subjects and rows'),
      redcap: z
        .strictObject({ record: Text.describe('the column of the record') })
        .optional()
        .describe('an export with events or repeating instruments was split into the tables of these'),
      redcapLabels: z
        .literal(true)
        .optional()
        .describe(
          'labels of fields and choices were replaced by the names and codes of the REDCap data dictionary; `renew` needs it again (--redcap)',
        ),
      adtte: z
        .strictObject({
          unit: Text.describe('the unit of AVAL'),
          codes: z
            .record(z.string(), Text)
            .optional()
            .describe('codes that were made for the titles in PARAM, where there is no PARAMCD'),
        })
        .optional()
        .describe(
          'CDISC ADTTE, a row for each subject and parameter, was made a table with a row for each subject',
        ),
      dateOrder: z.enum(['dmy', 'mdy']).optional().describe('the order in dates such as 3/4/2015'),
      century: z
        .array(Text)
        .optional()
        .describe('the first of the 100 years that two digits are taken for: 1930, or column=1910'),
      excluded: z.array(Text).optional().describe('columns that look like identifiers and were left out'),
      days: z.array(Text).optional().describe('columns of which the time of day was omitted'),
    })
    .optional()
    .describe('decisions about how the file was read'),
})
export type Source = z.infer<typeof Source>
