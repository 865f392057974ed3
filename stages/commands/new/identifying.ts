import { readCell } from '../../../cohort/cells/read-cell.ts'
import { identifierOf } from '../../../cohort/checks/identifiers.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import {
  identifierQuestion,
  type LikelyIdentifier,
} from '../../../cohort/propose/interview/identifier-question.ts'
import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { Interview } from './answers/interview.ts'
import type { Flags } from './flags.ts'
import type { NewFile } from './reshape.ts'

/** Columns that look like identifiers: those that are kept, and those that are left out of the cohort's files. */
export interface Identifiers {
  readonly allowed: readonly string[]
  readonly excluded: readonly string[]
}

/**
 * What becomes of columns that look like identifiers: `--allow` keeps some, the others are asked for in one question.
 * @throws CallError with all of them, if nobody answers
 */
export const identifiersOf = async (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  flags: Flags,
  asked: Interview,
  entries: readonly DictionaryEntry[] = [],
): Promise<Identifiers> => {
  const allow = (flags['allow'] ?? []) as readonly string[]
  const columns = proposed.flatMap(({ resource }) => resource.schema.fields.map(({ name }) => name))
  const strange = allow.find((name) => !columns.includes(name))
  if (strange !== undefined)
    throw new CallError(`new: expected --allow to name a column (${columns.join(', ')}), found "${strange}"`)
  const likely = likelyIdentifiers(files, proposed, subject, entries)
  const isAllowed = ({ name }: LikelyIdentifier): boolean => allow.includes(name)
  const doubtful = likely.filter((column) => !isAllowed(column))
  const kept = likely.filter(isAllowed).map(({ name }) => name)
  if (doubtful.length === 0) {
    if (kept.length > 0) asked.know('allow', kept)
    return { allowed: kept, excluded: [] }
  }
  const answer = await asked.ask(identifierQuestion(doubtful, subject))
  if (answer === undefined) throw new CallError(doubtful.map(refusal).join('\n'))
  const chosen = answer === null ? [] : typeof answer === 'string' ? [answer] : answer
  const names = [...new Set(likely.map(({ name }) => name))]
  const allowed = names.filter((name) => kept.includes(name) || chosen.includes(name))
  return { allowed, excluded: names.filter((name) => !allowed.includes(name)) }
}

const refusal = ({ place, name, reason, isMarked }: LikelyIdentifier): string =>
  `${place} ${name}: expected no identifying columns, found what looks like ${reason} (${isMarked ? WITHOUT_MARKED : 'remove the column'}, or keep it with --allow ${wordOf(name)})`

const likelyIdentifiers = (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  entries: readonly DictionaryEntry[],
): readonly LikelyIdentifier[] => {
  const marked = entries.filter(({ isIdentifier }) => isIdentifier).map(({ name }) => name)
  const declared = files.flatMap((file) =>
    file.header.filter((_, c) => file.declared?.[c]?.isIdentifier === true),
  )
  return proposed.flatMap(({ resource }, f) =>
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
