import type { ProposedFile } from '../../../cohort/propose/files.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import { adtteQuestion, adtteUnitQuestion } from '../../../cohort/propose/interview/adtte-questions.ts'
import {
  adtteProblem,
  adtteUnit,
  fromAdtte,
  hasNoUnit,
  isAdtte,
} from '../../../cohort/propose/standards/adtte.ts'
import { type DictionaryEntry, readDictionary } from '../../../cohort/propose/standards/redcap.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { type Interview, oneAnswer } from './answers/interview.ts'
import type { ConvertedFile } from './convert.ts'
import { type Flags, textOf } from './flags.ts'
import { type NewCall, nameOf } from './new-call.ts'
import { readText } from './read-file.ts'

/** The entries of the REDCap data dictionary that --redcap names; undefined without it. */
export const dictionary = async (
  call: Pick<NewCall, 'flags' | 'open'>,
): Promise<readonly DictionaryEntry[] | undefined> => {
  const path = textOf(call.flags, 'redcap')
  if (path === undefined) return undefined
  const entries = readDictionary(await readText(path, call))
  if (entries === null)
    throw new CallError(
      `${nameOf(path)}: expected a REDCap data dictionary ("Variable / Field Name", "Field Type"), found another table`,
    )
  for (const { name, choices } of entries) {
    const codes = choices.map(({ value }) => value)
    const twice = codes.find((code, i) => codes.indexOf(code) < i)
    if (twice !== undefined)
      throw new CallError(
        `${nameOf(path)}: expected each code of ${name} once, found "${twice}" twice among its choices`,
      )
  }
  return entries
}

/** @throws CallError for a dictionary of another export */
export const checkDictionary = (
  entries: readonly DictionaryEntry[],
  flags: Flags,
  files: readonly FoundFile[],
): void => {
  const names = new Set(entries.map(({ name }) => name))
  if (files.some(({ header }) => header.some((column) => names.has(column.split('___')[0]!)))) return
  throw new CallError(
    `${nameOf(textOf(flags, 'redcap') ?? '')}: expected the dictionary of this export, found one without any of its columns (it has ${entries
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ')}, ...)`,
  )
}

/** Columns of an export that its dictionary lacks; those that REDCap itself adds are in no dictionary. */
export const notInDictionary = (
  entries: readonly DictionaryEntry[],
  files: readonly FoundFile[],
): ProposedFile['decisions'] => {
  const names = new Set(entries.map(({ name }) => name))
  return files
    .flatMap(({ header }) => header)
    .filter((column) => !names.has(column.split('___')[0]!) && !/^redcap_|_complete$/.test(column))
    .map((column) => ({
      column,
      text: 'not in the data dictionary; its description is proposed from its cells',
    }))
}

/** Tables by the rules of CDISC ADTTE, if a flag or an answer says so; null for others. Asks for the unit of AVAL, if the file has none. */
export const adtteAsked = async (files: readonly ConvertedFile[], flags: Flags, asked: Interview) => {
  const [file, ...more] = files
  if (flags['adtte'] === true) asked.know('adtte', 'yes')
  else {
    const isDescribed = ['redcap', 'subject', 'event', 'number-rows'].some(
      (name) => flags[name] !== undefined,
    )
    if (isDescribed || more.length > 0 || !isAdtte(file!)) return null
    if ((await oneAnswer(asked, adtteQuestion())) !== 'yes') return null
  }
  const isOpen =
    more.length === 0 && textOf(flags, 'unit') === undefined && isAdtte(file!) && hasNoUnit(file!)
  const unit = isOpen ? await oneAnswer(asked, adtteUnitQuestion(file!)) : undefined
  return adtte(files, unit === undefined ? flags : { ...flags, unit })
}

/** A CDISC ADTTE file as a table with one row per subject, and its endpoints. */
const adtte = (files: readonly ConvertedFile[], flags: Flags) => {
  const [file, ...more] = files
  const unit = textOf(flags, 'unit')
  const problem =
    more.length > 0 ? 'expected one file with --adtte, found several' : adtteProblem(file!, unit)
  if (problem !== null) throw new CallError(`new: ${file!.source.file}: ${problem}`)
  return adtteFile(file!, adtteUnit(file!, unit)!)
}

/** An ADTTE file without problems as a table with one row per subject, which records how it was made. */
export const adtteFile = (file: ConvertedFile, unit: string) => {
  const { made, ...wide } = fromAdtte(file)
  const { notes, kind, source } = file
  const adtte = { unit, ...(made.size === 0 ? {} : { codes: Object.fromEntries(made) }) }
  const origin = { ...source, options: { ...source.options, adtte } }
  return { ...wide, unit, file: { ...wide.file, isRewritten: true, notes, kind, source: origin } }
}
