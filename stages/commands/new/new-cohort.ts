import type { UserAnswers } from '../../../cohort/propose/columns/column.ts'
import type { ProposedField } from '../../../cohort/propose/columns/proposed-field.ts'
import { type ProposedFile, proposeFiles } from '../../../cohort/propose/files.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import { adtteField } from '../../../cohort/propose/standards/adtte.ts'
import { dictionaryField } from '../../../cohort/propose/standards/redcap.ts'
import type { SourceReader } from '../../../sources/source.ts'
import type { Asker } from './answers/asker.ts'
import { interview } from './answers/interview.ts'
import { dateOrder, dateRules, subjectOf, withCentury } from './choices.ts'
import { readWords } from './closing-words.ts'
import { checkUnit } from './endpoint/endpoint-choices.ts'
import { firstEndpoint } from './endpoint/first-endpoint.ts'
import { groupsOf } from './endpoint/groups.ts'
import { finish } from './finish.ts'
import { identifiersOf } from './identifying.ts'
import type { NewCall } from './new-call.ts'
import { readTables } from './read-file.ts'
import { cleanedFiles, type NewFile, splitSubject, withoutColumns } from './reshape.ts'
import { rowsAsked } from './row-numbers.ts'
import { adtteAsked, checkDictionary, dictionary, notInDictionary } from './standards.ts'

/**
 * Describes the files and asks for what neither they nor the flags say; then `write` gets the cohort's folder. Returns the text
 * to print. It uses nothing of the machine but what the call has: a page answers like a terminal.
 * @param readers the readers of other files than text; absent: all
 */
export const newCohort = async (
  call: NewCall,
  ask: Asker,
  readers?: readonly SourceReader[],
): Promise<string> => {
  const { flags } = call
  checkUnit(flags)
  const asked = interview(ask)
  const entries = await dictionary(call)
  const found = await readTables(call, readers, entries)
  const trial = await adtteAsked(found, flags, asked)
  if (entries) checkDictionary(entries, flags, trial ? [trial.file] : found)
  const read: readonly NewFile[] = trial ? [trial.file] : await rowsAsked(found, flags, entries, asked)
  ask.show([...shapeWords(read), ...readWords(read)])
  const subject = trial
    ? 'USUBJID'
    : (splitSubject(read) ?? (await subjectOf(read, flags, asked, entries?.[0]?.name)))
  const given = (file: FoundFile, column: string): ProposedField | null =>
    trial ? adtteField(column, file, trial.unit) : entries ? dictionaryField(entries, column) : null
  const left = trial ? trial.excluded : entries ? notInDictionary(entries, found) : []
  const propose = (files: readonly FoundFile[], known: UserAnswers) =>
    withLeft(proposeFiles(files, subject, known, given), left)
  // before the questions about dates, which show cells
  const identifiers = await identifiersOf(read, propose(read, {}), subject, flags, asked, entries)
  const kept = withoutColumns(read, identifiers.excluded)
  const rules = await withCentury(dateRules(flags), kept, subject, asked)
  const order = await dateOrder(flags, kept, subject, asked, rules)
  const files = trial ? kept : cleanedFiles(kept, { ...rules, order })
  const withheld = identifiers.allowed
  const known = { dateOrder: order, dateRules: rules, withheld }
  const first = propose(files, known)
  const endpoint = trial ? null : await firstEndpoint(files, first, subject, flags, asked, withheld)
  const groups = await groupsOf(files, first, subject, endpoint?.event, asked, withheld)
  const { orders } = groups
  const proposed = propose(files, { ...known, orders, ...(endpoint ? { units: endpoint.units } : {}) })
  return finish(call, asked, {
    files,
    proposed,
    subject,
    identifiers,
    endpoint,
    groups,
    standard: trial?.endpoints,
  })
}

/** What was read: the first lines of a session. */
const shapeWords = (files: readonly FoundFile[]): readonly string[] =>
  files.map(({ path, rows, header }) => `${path}: ${rows.length} rows, ${header.length} columns`)

/** Adds decisions about files that concern none of their columns. */
const withLeft = (
  [first, ...others]: readonly ProposedFile[],
  left: ProposedFile['decisions'],
): readonly ProposedFile[] => [{ ...first!, decisions: [...first!.decisions, ...left] }, ...others]
