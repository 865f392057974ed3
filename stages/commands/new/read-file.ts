import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { subjectChoice, subjectProblem } from '../../../cohort/propose/subject.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { SourceReader } from '../../../sources/source.ts'
import { type Conversion, type ConvertedFile, convertFile } from './convert.ts'
import { type Flags, textOf } from './flags.ts'
import { type NewCall, nameOf } from './new-call.ts'

/**
 * The tables of the input files, read as the flags say, or as their bytes show. Of a file with several tables the first
 * with a different value in some column of each row comes first: it may have one row per subject.
 */
export const readTables = async (
  { paths, flags, open }: NewCall,
  known?: readonly SourceReader[],
  dictionary?: readonly DictionaryEntry[],
): Promise<readonly ConvertedFile[]> => {
  const conversion = { ...conversionOf(flags), dictionary }
  const files = await Promise.all(
    paths.map((path) => convertFile(open(path), nameOf(path), conversion, known)),
  )
  return files.flatMap((tables) => {
    const roster = tables.find((table) => hasOneRowEach(table, textOf(flags, 'subject'))) ?? tables[0]!
    return [roster, ...tables.filter((table) => table !== roster)]
  })
}

const hasOneRowEach = (table: ConvertedFile, said: string | undefined): boolean =>
  said === undefined
    ? 'column' in subjectChoice(table)
    : table.header.includes(said) && subjectProblem(table, said) === null

/** The one table of a text file. */
export const readText = async (path: string, { open }: Pick<NewCall, 'open'>): Promise<ConvertedFile> =>
  (await convertFile(open(path), nameOf(path), {}))[0]!

const conversionOf = (flags: Flags): Conversion => {
  const encoding = textOf(flags, 'encoding')
  if (encoding !== undefined && encoding !== 'utf-8' && encoding !== 'windows-1252')
    throw new CallError(`new: expected --encoding utf-8 or windows-1252, found ${encoding}`)
  const delimiter = textOf(flags, 'delimiter')
  if (delimiter !== undefined && !Object.hasOwn(DELIMITERS, delimiter))
    throw new CallError(`new: expected --delimiter , or ; or "|" or tab, found "${delimiter}"`)
  return {
    table: textOf(flags, 'table'),
    encoding,
    delimiter: delimiter === undefined ? undefined : DELIMITERS[delimiter],
  }
}

/** Value of --delimiter -> delimiter. */
const DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', '\t': '\t', ',': ',', ';': ';', '|': '|' }
