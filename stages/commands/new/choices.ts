import type { DateRules } from '../../../cohort/propose/columns/date-cells.ts'
import { proposeFiles } from '../../../cohort/propose/files.ts'
import type { FoundFile } from '../../../cohort/propose/found-file.ts'
import { centuryQuestion, dateOrderQuestion } from '../../../cohort/propose/interview/date-questions.ts'
import { subjectQuestion } from '../../../cohort/propose/interview/subject-question.ts'
import { subjectChoice, subjectProblem } from '../../../cohort/propose/subject.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { type Interview, oneAnswer } from './answers/interview.ts'
import { type Flags, textOf } from './flags.ts'

/**
 * The column that identifies the subject: named by a flag or a data dictionary (`record`), the only candidate of the
 * first file, or the answer to a question.
 */
export const subjectOf = async (
  [first, ...others]: readonly FoundFile[],
  flags: Flags,
  asked: Interview,
  record?: string,
): Promise<string> => {
  const inAllFiles = first!.header.filter((column) => others.every(({ header }) => header.includes(column)))
  const said = textOf(flags, 'subject')
  const given = said ?? (record !== undefined && inAllFiles.includes(record) ? record : undefined)
  if (inAllFiles.length === 0 && given === undefined)
    throw new CallError(
      `new: expected a column that all tables have and that identifies the subject, found none in ${[first!, ...others].map(({ path, header }) => `${path} (${header.slice(0, 5).join(', ')}${header.length > 5 ? ', ...' : ''})`).join(' and ')} (choose a table with --table, or give the others later)`,
    )
  if (given !== undefined) {
    const by = said === undefined ? `${given}, the first field of the dictionary,` : '--subject'
    checkSubject(given, by, inAllFiles.includes(given), first!, others)
    if (said !== undefined) asked.know('subject', said)
    return given
  }
  const choice = subjectChoice(first!, inAllFiles)
  const question = subjectQuestion(first!, inAllFiles)
  if (asked.asker.kind !== 'nobody' && question.options.length > 0) {
    const chosen = await oneAnswer(asked, question)
    if (chosen !== undefined) return chosen
  }
  if ('column' in choice) return choice.column
  if ('problem' in choice)
    throw new CallError(
      `new: expected a column of ${first!.path} that identifies the subject, found none: ${choice.problem}${others.length > 0 ? WITHOUT : ''}`,
    )
  throw new CallError(
    `new: expected one column that identifies the subject, found ${choice.among.join(', ')} (choose one with --subject)`,
  )
}

/** @throws CallError if a column that is named cannot identify the subject */
const checkSubject = (
  given: string,
  by: string,
  isInAllFiles: boolean,
  first: FoundFile,
  others: readonly FoundFile[],
): void => {
  const problem = isInAllFiles ? subjectProblem(first, given) : absent(given, first, others)
  if (problem !== null)
    throw new CallError(
      `new: expected ${by} to name a column of ${first.path} without repeated or missing values, found "${given}": ${problem}`,
    )
}

/** Which file lacks the column. */
const absent = (column: string, first: FoundFile, others: readonly FoundFile[]): string => {
  const without = [first, ...others].find(({ header }) => !header.includes(column))!
  return `${without.path} has no such column (${without.header.join(', ')})${without === first ? '' : WITHOUT}`
}

const WITHOUT =
  '; add a file without it, such as one of centres, to datapackage.json later (foreignKeys in docs/reference/descriptors.md)'

/** The order of day and month, if a column of dates leaves it open. */
export const dateOrder = async (
  flags: Flags,
  files: readonly FoundFile[],
  subject: string,
  asked: Interview,
  rules: DateRules,
): Promise<'dmy' | 'mdy' | undefined> => {
  const said = textOf(flags, 'date-order')
  if (said === 'dmy' || said === 'mdy') return said
  if (said !== undefined) throw new CallError(`new: expected --date-order dmy or mdy, found ${said}`)
  const open = decisionsThatSay('--date-order', files, subject, rules)
  const answer = open.length === 0 ? undefined : await oneAnswer(asked, dateOrderQuestion(open))
  return answer === 'dmy' || answer === 'mdy' ? answer : undefined
}

/** Columns whose proposal names an option, in words. */
const decisionsThatSay = (
  option: string,
  files: readonly FoundFile[],
  subject: string,
  rules: DateRules,
): readonly string[] =>
  proposeFiles(files, subject, { dateRules: rules }).flatMap(({ decisions }) =>
    decisions.flatMap(({ column, text }) => (text.includes(option) ? [`${column}: ${text}`] : [])),
  )

/** The rules with the century of years of two digits, if a column has some and no flag says it. */
export const withCentury = async (
  rules: DateRules,
  files: readonly FoundFile[],
  subject: string,
  asked: Interview,
): Promise<DateRules> => {
  if (asked.asker.kind === 'nobody') return rules
  const open = decisionsThatSay('--century', files, subject, rules)
  const answer = open.length === 0 ? undefined : await oneAnswer(asked, centuryQuestion(open))
  return answer === undefined ? rules : { ...rules, century: [...(rules.century ?? []), answer] }
}

/** What the flags say of years of two digits and of times of day. */
export const dateRules = (flags: Flags): DateRules => {
  const century = (flags['century'] ?? []) as readonly string[]
  const invalid = century.find((text) => !/(^|=)(1[6-9]|20)\d\d$/.test(text))
  if (invalid !== undefined)
    throw new CallError(
      `new: expected --century with the first of the 100 years that two digits stand for, such as 1930 or birth=1910, found "${invalid}"`,
    )
  return { century, days: (flags['days'] ?? []) as readonly string[] }
}
