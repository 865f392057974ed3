import type { Disk } from '../disk/disk.ts'
import { RAW } from '../tasks/tasks.ts'

/** Statements of the raw folder's Data Package, such as title and licence. */
export interface Source {
  readonly title: string
  readonly description: string | undefined
  readonly version: string | undefined
  /** ISO 8601 date or time; undefined if absent or invalid. */
  readonly created: string | undefined
  readonly licenses: readonly Named[]
  readonly sources: readonly Named[]
  readonly contributors: readonly Named[]
}

interface Named {
  readonly name?: string
  readonly title?: string
  readonly path?: string
}

export const sourcePath = (cohort: string): string => `${RAW}/${cohort}/datapackage.json`

/** Properties that are absent or of another type are ignored; a stage validates the descriptor. */
export const readSource = (disk: Pick<Disk, 'read'>, cohort: string): Source => {
  const said = recordFrom(disk.read(sourcePath(cohort)))
  const created = textOf(said['created'])
  return {
    title: textOf(said['title']) ?? cohort,
    description: textOf(said['description']),
    version: textOf(said['version']),
    created: created !== undefined && ISO_8601.test(created) ? created : undefined,
    licenses: namedOf(said['licenses']),
    sources: namedOf(said['sources']),
    contributors: namedOf(said['contributors']),
  }
}

/** The required properties of a published data set that are missing. */
export const lacksOf = ({ created, licenses }: Source): readonly ('created' | 'licenses')[] => [
  ...(created === undefined ? (['created'] as const) : []),
  ...(licenses.length === 0 ? (['licenses'] as const) : []),
]

const ISO_8601 = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

const recordFrom = (bytes: Uint8Array | null): Readonly<Record<string, unknown>> => {
  try {
    return recordOf(JSON.parse(new TextDecoder().decode(bytes ?? undefined)))
  } catch {
    return {} // not JSON: treated as empty
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The entries with at least one of name, title and path, reduced to these. */
const namedOf = (value: unknown): readonly Named[] =>
  (Array.isArray(value) ? value : []).map(recordOf).flatMap((author) => {
    const entries = (['name', 'title', 'path'] as const).flatMap((key) => {
      const text = textOf(author[key])
      return text === undefined ? [] : [[key, text] as const]
    })
    return entries.length === 0 ? [] : [Object.fromEntries(entries)]
  })
