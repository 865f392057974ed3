import { z } from 'zod'
import type { Edition } from '../../cohort/disclosure/edition.ts'
import { currentGroup, currentId } from '../../cohort/values/current-id.ts'
import type { Format } from '../../pipeline/contracts.ts'
import { DataError } from '../../pipeline/fault.ts'
import { orderedJson } from '../../pipeline/formats/json.ts'

const count = z.int().min(0)

/** The parts of an edition that later editions are compared with; the rest follows from them. */
const ComparedParts = z.looseObject({
  k: z.int().min(1),
  isEnough: z.literal(true),
  tables: z
    .array(
      z.looseObject({
        endpoint: z.string(),
        grouping: z.string().nullable(),
        groups: z.array(z.looseObject({ name: z.string(), label: z.string() })).min(1),
        kinds: z.array(z.looseObject({ kind: z.string() })).min(2),
        cells: z
          .array(
            z.looseObject({ group: z.string(), kind: z.string(), from: z.number(), to: z.number(), count }),
          )
          .min(1),
      }),
    )
    .min(1),
  characteristics: z.array(
    z.looseObject({
      variable: z.string(),
      unit: z.string(),
      rows: z.array(z.looseObject({ label: z.string(), count })),
    }),
  ),
  results: z.array(z.looseObject({ id: z.string(), group: z.string() })),
  left: z.array(z.looseObject({ what: z.string(), why: z.string() })),
})

const format = orderedJson<Edition>()

/** A published edition. An invalid file is a fault of the data, since it may have been edited. */
export const publishedEdition: Format<Edition> = {
  ...format,
  decode: (bytes, path) => {
    const edition = decoded(bytes, path)
    if (edition !== null && ComparedParts.safeParse(edition).success) return withCurrentIds(edition)
    throw new DataError([
      {
        file: path,
        expected: 'a public edition as "published" writes it',
        found: 'something else',
        remedy:
          'restore the file from the commit that added it; without it, small counts could be found by subtraction',
      },
    ])
  },
}

/** Groups and results named as they are now, so that groups of an earlier edition are found again. */
const withCurrentIds = (edition: Edition): Edition => ({
  ...edition,
  tables: edition.tables.map((table) => ({
    ...table,
    groups: table.groups.map((group) => ({ ...group, name: currentGroup(group.name) })),
    cells: table.cells.map((cell) => ({ ...cell, group: currentGroup(cell.group) })),
  })),
  results: edition.results.map((result) => ({
    ...result,
    id: currentId(result.id),
    group: currentGroup(result.group),
  })),
})

const decoded = (bytes: Uint8Array, path: string): Edition | null => {
  try {
    return format.decode(bytes, path)
  } catch {
    return null
  }
}
