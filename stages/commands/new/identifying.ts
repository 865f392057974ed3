import { readCell } from '../../../cohort/cells/read-cell.ts'
import { identifierOf } from '../../../cohort/checks/identifiers.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { Flags } from './flags.ts'
import type { NewFile } from './reshape.ts'

/**
 * The allowed columns that look like identifiers.
 * @throws CallError for columns that look like identifiers, or are marked as such by a dictionary or their file, and are not allowed
 */
export const allowedColumns = (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  flags: Flags,
  entries: readonly DictionaryEntry[] = [],
): readonly string[] => {
  const allow = (flags['allow'] ?? []) as readonly string[]
  const columns = proposed.flatMap(({ resource }) => resource.schema.fields.map(({ name }) => name))
  const strange = allow.find((name) => !columns.includes(name))
  if (strange !== undefined)
    throw new CallError(`new: expected --allow to name a column (${columns.join(', ')}), found "${strange}"`)
  const marked = entries.filter(({ isIdentifier }) => isIdentifier).map(({ name }) => name)
  const declared = files.flatMap((file) =>
    file.header.filter((_, c) => file.declared?.[c]?.isIdentifier === true),
  )
  const looks = proposed.flatMap(({ resource }, f) =>
    resource.schema.fields.flatMap((field, c) => {
      const isMarked = [...marked, ...declared].includes(field.name) && field.name !== subject
      const cells = files[f]!.rows.map((row) => cellValue(row[c] ?? '', field))
      const by = declared.includes(field.name) ? ', as its file declares' : ' by the data dictionary'
      const identified = isMarked ? { reason: `an identifier${by}` } : identifierOf(field, cells)
      if (identified === null) return []
      const line = identified.at === undefined ? 1 : (files[f]!.lines?.[identified.at] ?? 1)
      return [
        {
          place: files[f]!.placeOf?.(identified.at ?? 0, c) ?? `${files[f]!.path}:${line}:${c + 1}`,
          name: field.name,
          reason: identified.reason,
          isMarked,
        },
      ]
    }),
  )
  const refused = looks.filter(({ name }) => !allow.includes(name))
  if (refused.length > 0)
    throw new CallError(
      refused
        .map(
          ({ place, name, reason, isMarked }) =>
            `${place} ${name}: expected no identifying columns, found what looks like ${reason} (${isMarked ? WITHOUT_MARKED : 'remove the column'}, or keep it with --allow ${wordOf(name)})`,
        )
        .join('\n'),
    )
  return looks.map(({ name }) => name)
}

/** In REDCap one setting of an export leaves these columns out; nobody edits an XML file by hand. */
const WITHOUT_MARKED =
  'remove the column; in REDCap export again with "Remove All Identifier Fields"; if a mark is wrong, correct it there'

/** Quoted for a shell where needed. */
const wordOf = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `"${name}"`)

/** The value of a numeric cell; other cells unchanged. */
const cellValue = (cell: string, field: Field): string | number => {
  if (field.type !== 'integer' && field.type !== 'number') return cell
  const reading = readCell(cell, { ...field, categories: undefined } as unknown as Field, [])
  return 'value' in reading ? (reading.value as number) : cell
}
