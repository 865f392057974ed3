import { z } from 'zod'
import { UNITS } from '../../../documents/papers/figures/curves/read-figure.ts'
import { DataError } from '../../../pipeline/fault.ts'
import { fromBytes } from '../../../pipeline/formats/text.ts'
import { readDocument } from '../../1-ingest/read-document.ts'
import { descriptorFault, schemaProblems } from '../../2-validate/descriptors/descriptor-faults.ts'

const PLACE = 1e6
const MOST = { groups: 12, times: 100, patients: 99_999, bytes: 1e6 }

const Tick = z.strictObject({
  at: z.number().min(-PLACE).max(PLACE),
  value: z.number().min(-PLACE).max(PLACE),
})

/** At least two places with different values: a scale. */
const Scale = z
  .array(Tick)
  .min(2)
  .max(MOST.times)
  .refine((ticks) => isScale(ticks), { error: 'places and values that differ' })

const isScale = (ticks: readonly { readonly at: number; readonly value: number }[]): boolean =>
  new Set(ticks.map(({ at }) => at)).size === ticks.length &&
  new Set(ticks.map(({ value }) => value)).size === ticks.length

const Patients = z.int().min(0).max(MOST.patients)

const Group = z.strictObject({
  name: z.string().min(1).max(60),
  colour: z
    .string()
    .regex(/^#[\da-f]{6}$/, { error: 'a colour as "#1f77b4", six hexadecimal digits, a to f in lower case' })
    .optional(),
  dash: z.enum(['solid', 'dashed']).optional(),
  n: Patients.min(1).optional(),
  'at-risk': z.array(Patients).min(1).max(MOST.times).optional(),
})

/** What cannot be read from a figure; each is optional, and replaces what is read. */
const FigureDescription = z
  .strictObject({
    page: z.int().min(1).max(9999).optional(),
    panel: z.int().min(1).max(99).optional(),
    unit: z.enum(UNITS).optional(),
    scale: z.enum(['proportion', 'percent']).optional(),
    curves: z.enum(['survival', 'incidence']).optional(),
    time: Scale.optional(),
    height: Scale.optional(),
    'at-risk-times': z.array(z.number().min(0).max(PLACE)).min(1).max(MOST.times).optional(),
    groups: z.array(Group).min(1).max(MOST.groups).optional(),
  })
  .superRefine(({ groups, 'at-risk-times': times }, context) => {
    for (const [i, group] of (groups ?? []).entries()) {
      const count = group['at-risk']?.length
      if (count !== undefined && count !== times?.length)
        context.addIssue({
          code: 'custom',
          path: ['groups', i, 'at-risk'],
          message:
            times === undefined
              ? 'at-risk-times as well'
              : `${times.length} numbers, one for each of at-risk-times`,
        })
    }
    const names = (groups ?? []).map(({ name }) => name)
    if (new Set(names).size < names.length)
      context.addIssue({ code: 'custom', path: ['groups'], message: 'different names' })
  })

export type FigureDescription = z.infer<typeof FigureDescription>

/**
 * The description of a figure in YAML: places in units of the page, x from the left and y from the top.
 * @throws DataError with all faults
 */
export const figureDescription = (file: string, bytes: Uint8Array): FigureDescription => {
  if (bytes.length > MOST.bytes)
    throw new DataError([{ file, expected: 'at most 1 MB', found: `${bytes.length} bytes` }])
  const { document, faults } = readDocument(file, textOf(file, bytes))
  if (faults.length > 0) throw new DataError(faults)
  const parsed = FigureDescription.safeParse(document.value)
  if (parsed.success) return parsed.data
  throw new DataError(
    schemaProblems(parsed.error, document.value).map((problem) =>
      descriptorFault(document, {
        ...problem,
        remedy: problem.expected === 'a known property' ? `the properties are ${PROPERTIES}` : problem.remedy,
      }),
    ),
  )
}

const PROPERTIES =
  'page, panel, unit, scale, curves, time, height, at-risk-times, groups; of a group name, colour, dash, n, at-risk'

const textOf = (file: string, bytes: Uint8Array): string => {
  try {
    return fromBytes(bytes).replace(/^\ufeff/, '')
  } catch {
    throw new DataError([{ file, line: 1, expected: 'text in UTF-8', found: 'invalid bytes' }])
  }
}
