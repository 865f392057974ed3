import Papa from 'papaparse'
import { z } from 'zod'

const text = z.string()
const whole = z
  .string()
  .regex(/^[+-]?\d+$/)
  .transform(Number)
const date = z.iso.date()
const orMissing = <T extends z.ZodType>(of: T, ...missing: string[]) =>
  z.union([z.enum(['', ...missing]).transform(() => null), of])

/** The rules of the cohort's data dictionary, written with papaparse and zod alone. */
const Row = z
  .object({
    id: text.min(1),
    centre: z.enum(['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8']),
    sex: z.enum(['f', 'm']),
    age: whole.pipe(z.number().min(0).max(120)),
    stage: z.enum(['I', 'II', 'III', 'IV']),
    sites: text
      .transform((cell) => (cell === 'none' ? [] : cell.split('+')))
      .pipe(z.array(z.enum(['lung', 'liver', 'bone']))),
    size: orMissing(
      z
        .string()
        .regex(/^\d+(\.\d+)?$/)
        .transform(Number)
        .pipe(z.number().min(0)),
    ),
    operated: date,
    last_seen: date,
    days: whole.pipe(z.number().min(0)),
    status: z.enum(['DOD', 'DOC', 'alive']),
    relapse: z.enum(['yes', 'no']).transform((cell) => cell === 'yes'),
    relapse_days: orMissing(whole.pipe(z.number().min(0))),
    blood_loss: orMissing(whole, 'NA'),
    note: text,
  })
  .refine((row) => row.relapse_days === null || row.relapse_days <= row.days)
  .refine((row) => !row.relapse || row.relapse_days !== null)
  .refine((row) => row.operated <= row.last_seen)

/** Reads and checks the file once with papaparse and zod. Returns the number of rows. */
export const readAndCheck = (bytes: Uint8Array): number => {
  const { data, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).trimEnd(), {
    header: true,
    delimiter: ',',
  })
  if (errors.length > 0) throw new Error(errors[0]!.message)
  const rows = data.map((row) => Row.parse(row))
  if (new Set(rows.map(({ id }) => id)).size < rows.length) throw new Error('a subject twice')
  return rows.length
}
