import type { ProposedFile } from '../../../cohort/propose/files.ts'
import { escaped } from '../../../pipeline/words.ts'
import { ANSWERS_FILE, answersText } from './answers/answers-file.ts'
import type { Interview } from './answers/interview.ts'
import { closingWords, readWords, subjectWords } from './closing-words.ts'
import { cohortFiles } from './cohort-files.ts'
import type { ToldEndpoint } from './endpoint/endpoint-choices.ts'
import { curveLines, faultLines, firstNumbers, landmarkTimes } from './endpoint/first-numbers.ts'
import type { Groups } from './endpoint/groups.ts'
import type { Flags } from './flags.ts'
import type { Identifiers } from './identifying.ts'
import { type NewCall, nameOf } from './new-call.ts'
import type { NewFile } from './reshape.ts'
import { sizeWords } from './size-words.ts'

/** All that was decided about a new cohort. */
interface Decided {
  readonly files: readonly NewFile[]
  readonly proposed: readonly ProposedFile[]
  readonly subject: string
  readonly identifiers: Identifiers
  readonly endpoint: ToldEndpoint | null
  readonly groups: Groups
  /** The endpoints of a standard such as ADTTE, as YAML. */
  readonly standard: string | undefined
}

/** Shows the numbers of the first curve, asks whether to write, and writes. Returns the text to print. */
export const finish = async (call: NewCall, asked: Interview, decided: Decided): Promise<string> => {
  const { cohort, flags } = call
  const { files, proposed, endpoint, standard } = decided
  const { asker } = asked
  const said = asker.finish(files.flatMap(({ header }) => header))
  const isAnswered = asker.kind !== 'nobody'
  const preview = isAnswered ? await previewOf(cohort, decided) : null
  const endpoints = standard ?? endpoint?.yaml({ by: decided.groups.by, times: preview?.times })
  const written = new Map(await cohortFiles(cohort, files, proposed, planOf(decided, endpoints)))
  if (isAnswered)
    written.set(ANSWERS_FILE, new TextEncoder().encode(answersText(asked.answers(), flagWords(flags, asked))))
  const summary = [...summaryLines(decided, asked), ...said]
  const numbers = preview?.lines ?? []
  if (asker.kind === 'person') {
    asker.show(['', ...summary, '', ...numbers])
    if (!(await asker.isWanted(`Write data/raw/${cohort}/?`))) return 'nothing was written\n'
  }
  call.write(written)
  const sizes = files.map(({ path }) => ({ path, bytes: written.get(path)!.length }))
  const lines = asker.kind === 'person' ? [] : [...summary, ...readWords(files), ...numbers.map(escaped)]
  return [
    ...lines,
    ...sizeWords(sizes),
    closingWords(cohort, proposed, endpoints !== undefined, isAnswered),
  ].join('\n')
}

const planOf = (
  { subject, identifiers: { allowed } }: Decided,
  endpoints: string | undefined,
): Parameters<typeof cohortFiles>[3] => ({ subject, allowed, endpoints })

/** What was taken: the first lines of what is printed. */
const summaryLines = (
  { files, subject, identifiers: { excluded }, endpoint, groups, standard }: Decided,
  asked: Interview,
): readonly string[] => {
  const isLater = endpoint === null && standard === undefined && asked.asker.kind !== 'nobody'
  const open = [...new Set(asked.open())]
  return [
    subjectWords(subject, files[0]!),
    ...(excluded.length === 0 ? [] : [`left out: ${excluded.join(', ')} (they look like identifiers)`]),
    ...(endpoint?.says ?? []),
    ...(isLater ? [laterWords(asked)] : []),
    ...groups.says,
    ...(open.length === 0 || asked.asker.kind !== 'nobody'
      ? []
      : [
          `no terminal: not asked for ${open.join(', ')}; TO DECIDE marks what stays open (--yes takes every proposal, --answers <file> gives answers)`,
        ]),
  ].map(escaped)
}

/** Why there is no endpoint yet. */
const laterWords = (asked: Interview): string => {
  const undecided = asked
    .answers()
    .filter(({ id, answer }) => answer === null && ENDPOINT.has(id))
    .map(({ id }) => id)
  const what = undecided.length === 0 ? '' : ` (not decided: ${undecided.join(', ')})`
  return `curve:   later${what}; analysis.yaml has an example as a comment`
}

const ENDPOINT: ReadonlySet<string> = new Set(['event', 'codes', 'until', 'from', 'unit'])

interface Preview {
  readonly lines: readonly string[]
  readonly times: readonly number[]
}

/** The numbers of the first curves, and the times of the first estimate; none without an endpoint. */
const previewOf = async (cohort: string, decided: Decided): Promise<Preview> => {
  const { files, proposed, groups, endpoint, standard } = decided
  if (endpoint === null && standard === undefined) return { lines: [], times: [] }
  const cells = files.reduce((sum, { rows, header }) => sum + rows.length * header.length, 0)
  if (cells > MOST_CELLS)
    return {
      lines: [`the first curve is computed by a run: the files have more than ${MOST_CELLS} cells`],
      times: [],
    }
  const numbersAt = async (times: readonly number[]) => {
    const endpoints = standard ?? endpoint?.yaml({ by: groups.by, times })
    return firstNumbers(cohort, await cohortFiles(cohort, files, proposed, planOf(decided, endpoints)))
  }
  const fields = proposed.flatMap(({ resource }) => resource.schema.fields)
  const first = await numbersAt([])
  if ('faults' in first) return { lines: faultLines(cohort, first.faults), times: [] }
  const times = endpoint === null ? [] : landmarkTimes(first.events, endpoint.unit)
  const numbers = times.length === 0 ? first : await numbersAt(times)
  return 'faults' in numbers
    ? { lines: faultLines(cohort, numbers.faults), times: [] }
    : { lines: curveLines(numbers.results, fields), times }
}

const MOST_CELLS = 2_000_000

/** Flags that a replay needs too: those that no answer repeats. Of a path only its file is named. */
const flagWords = (flags: Flags, asked: Interview): readonly string[] => {
  const repeated: ReadonlySet<string> = new Set([...asked.answers().map(({ id }) => id), 'yes', 'answers'])
  return Object.entries(flags).flatMap(([name, value]) => {
    if (repeated.has(name) || value === undefined || value === false) return []
    if (value === true) return [`--${name}`]
    return [value]
      .flat()
      .flatMap((word) => [`--${name}`, name === 'redcap' ? nameOf(String(word)) : String(word)])
  })
}
