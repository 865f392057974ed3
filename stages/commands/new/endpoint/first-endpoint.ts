import type { Field } from '../../../../cohort/descriptors/field.ts'
import { endpointYaml, eventLabel } from '../../../../cohort/propose/endpoint.ts'
import type { ProposedFile } from '../../../../cohort/propose/files.ts'
import { entersQuestion } from '../../../../cohort/propose/interview/entry-question.ts'
import { missingOf, type SeenColumn, seenColumns } from '../../../../cohort/propose/interview/seen-column.ts'
import {
  atQuestion,
  fromQuestion,
  isDay,
  untilQuestion,
} from '../../../../cohort/propose/interview/time-questions.ts'
import { entryColumns } from '../../../../cohort/propose/start-stop.ts'
import { TIME_UNITS, unitWords } from '../../../../cohort/values/unit.ts'
import { CallError } from '../../../../pipeline/fault.ts'
import type { Interview } from '../answers/interview.ts'
import { type Flags, textOf } from '../flags.ts'
import type { NewFile } from '../reshape.ts'
import { eventOf, picker, type ToldEndpoint, unitOf } from './endpoint-choices.ts'
import { isStartStop, startStopEndpoint } from './start-stop-endpoint.ts'

/** The first endpoint, and the units given for its columns; null if it is decided later. */
export const firstEndpoint = async (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  flags: Flags,
  asked: Interview,
  withheld: readonly string[],
): Promise<ToldEndpoint | null> => {
  if (isStartStop(files)) return startStopEndpoint(files, proposed, subject, flags, asked, withheld)
  const columns = seenColumns(files, proposed, withheld)
  const fields = columns.map(({ field }) => field)
  const happened = await eventOf(columns, subject, flags, asked)
  if (happened === undefined) {
    const unused = ['at', 'until', 'from', 'enters', 'unit'].find((name) => textOf(flags, name) !== undefined)
    if (unused !== undefined)
      throw new CallError(`new: expected --event together with --${unused}, found none`)
    return null
  }
  // a column that is filled if the event occurred is also its time
  const isCode = ({ name }: Field): boolean => happened.codes.length > 0 && name === happened.event.name
  const others = fields.filter((field) => field.name !== subject && !isCode(field))
  const pick = picker(others, flags, asked)
  const until = await pick('until', untilQuestion(columns, subject, happened))
  const left = (flag: string): null => {
    // flags that begin an endpoint and cannot be completed are an error, not ignored
    if (textOf(flags, 'event') === undefined || asked.asker.kind !== 'nobody') return null
    throw new CallError(`new: expected ${flag} together with --event, found none`)
  }
  if (until === undefined) return left('--until <column>, the time or date of last contact,')
  const at = await atOf(happened, until, columns, subject, flags, pick)
  const from = await pick('from', fromQuestion(columns, subject, until, at))
  if (until.type === 'date' && from === undefined)
    return left(`--from <column>, the date of origin, since ${until.name} is a date,`)
  const unit = until.type === 'date' ? undefined : await unitOf(until, columns, flags, asked)
  checkUnits(unit, at, until, flags, asked)
  if (until.type !== 'date' && unit === undefined)
    return left(`--unit ${TIME_UNITS.join(' | ')}, since the header of ${until.name} names no unit,`)
  const latest = isMissingForEvents(files, proposed, until.name, at.name) ? latestName(fields) : undefined
  const likely = files.flatMap((file) => entryColumns(file, until.name))
  const enters = await pick('enters', entersQuestion(columns, likely))
  const entries = [...likely, ...(enters ? [enters.name] : [])]
  return {
    yaml: (curve) => endpointYaml({ ...happened, at, until, from, enters, latest, ...curve }),
    event: happened.event.name,
    unit: unit ?? 'd',
    units:
      unit === undefined
        ? {}
        : Object.fromEntries([until.name, at.name, ...entries].map((name) => [name, unit])),
    says: [
      `event:   ${happened.codes.length === 0 ? `${happened.event.name} is filled` : eventLabel(happened)}`,
      `time:    ${timeWords(at, until, from, unit, latest)}${enters ? `, observed from ${enters.name} on` : ''}`,
      ...(unit === undefined || entries.length === 0
        ? []
        : [`unit:    ${[...new Set(entries)].join(', ')} is taken to be in ${unitWords(unit)} too`]),
    ],
  }
}

type Happened = NonNullable<Awaited<ReturnType<typeof eventOf>>>

const atOf = async (
  happened: Happened,
  until: Field,
  columns: readonly SeenColumn[],
  subject: string,
  flags: Flags,
  pick: ReturnType<typeof picker>,
): Promise<Field> => {
  const isDateOfEvent = happened.codes.length === 0 && textOf(flags, 'at') === undefined
  if (isDateOfEvent) return happened.event
  return (await pick('at', atQuestion(columns, subject, happened, until))) ?? until
}

const checkUnits = (
  unit: string | undefined,
  at: Field,
  until: Field,
  flags: Flags,
  asked: Interview,
): void => {
  if (unit === undefined || at.unit !== undefined || at === until || textOf(flags, 'unit') !== undefined)
    return
  if (asked.asker.kind === 'nobody')
    throw new CallError(
      `new: expected --unit, found none (the header of ${at.name} names no unit, and that of ${until.name}, ${unit}, may not apply)`,
    )
}

const timeWords = (
  at: Field,
  until: Field,
  from: Field | undefined,
  unit: string | undefined,
  latest: string | undefined,
): string => {
  const end =
    latest !== undefined
      ? `at ${at.name}; otherwise last contact at ${until.name}, which is missing for subjects with the event (plan: ${latest}, the latest of both)`
      : isDay(until.name) && until.name !== at.name
        ? `at ${at.name}; otherwise followed until ${until.name}`
        : at.name === until.name
          ? `at ${at.name}`
          : `at ${at.name}; otherwise last contact at ${until.name}`
  return `${from === undefined ? '' : `from ${from.name} `}${end}${unit === undefined ? '' : ` (${unitWords(unit)})`}`
}

/** Whether some row has the time of the event and lacks the time of last contact. */
const isMissingForEvents = (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  until: string,
  at: string,
): boolean =>
  until !== at &&
  files.some(({ header, rows }, f) => {
    const fields = proposed[f]!.resource.schema.fields
    const [u, a] = [header.indexOf(until), header.indexOf(at)]
    if (u < 0 || a < 0) return false
    const isMissing = (row: readonly string[], c: number): boolean =>
      missingOf(fields[c]!).includes(row[c] ?? '')
    return rows.some((row) => isMissing(row, u) && !isMissing(row, a))
  })

const latestName = (fields: readonly Field[]): string =>
  ['last-contact', 'last-contact-or-event'].find((name) => !fields.some((field) => field.name === name)) ??
  'last-contact-3'
