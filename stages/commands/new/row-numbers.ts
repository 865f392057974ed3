import { hasNoKey, numberRowsQuestion } from '../../../cohort/propose/interview/subject-question.ts'
import type { DictionaryEntry } from '../../../cohort/propose/standards/redcap.ts'
import { type Interview, oneAnswer } from './answers/interview.ts'
import type { ConvertedFile } from './convert.ts'
import { type Flags, textOf } from './flags.ts'
import { reshapedFiles, splitSubject } from './reshape.ts'

/** The files in their shape; a table without a column that identifies the subject gets row numbers, if they are wanted. */
export const rowsAsked = async (
  found: readonly ConvertedFile[],
  flags: Flags,
  entries: readonly DictionaryEntry[] | undefined,
  asked: Interview,
): Promise<readonly ConvertedFile[]> => {
  const files = reshapedFiles(found, flags, entries)
  const [file, ...more] = files
  const mayNumber =
    more.length === 0 && splitSubject(files) === undefined && textOf(flags, 'subject') === undefined
  if (!mayNumber || !hasNoKey(file!)) return files
  const answer = await oneAnswer(asked, numberRowsQuestion(file!))
  return answer === 'yes' ? reshapedFiles(found, { ...flags, 'number-rows': true }, entries) : files
}
