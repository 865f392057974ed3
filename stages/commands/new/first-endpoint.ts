import type { Field } from '../../../cohort/descriptors/field.ts'
import { endpointYaml, eventLabel, timeColumns } from '../../../cohort/propose/endpoint.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import { entryColumns } from '../../../cohort/propose/start-stop.ts'
import { TIME_UNITS } from '../../../cohort/values/unit.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { type Asker, nonInteractive } from './asker.ts'
import { eventOf, isDay, picker, type ToldEndpoint, unitOf } from './endpoint-choices.ts'
import { type Flags, textOf } from './flags.ts'
import type { NewFile } from './reshape.ts'
import { isStartStop, startStopEndpoint } from './start-stop-endpoint.ts'

/** The first endpoint as YAML, and the units given for its columns; null if it is decided later. */
export const firstEndpoint = async (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  flags: Flags,
  ask: Asker,
): Promise<ToldEndpoint | null> => {
  if (isStartStop(files)) return startStopEndpoint(files, proposed, flags, ask)
  const fields = proposed
    .filter(({ resource }) => resource.rows !== 'many')
    .flatMap(({ resource }) => resource.schema.fields)
  const happened = await eventOf(fields, flags, ask)
  if (happened === undefined) {
    const unused = ['at', 'until', 'from', 'enters', 'unit'].find((name) => textOf(flags, name) !== undefined)
    if (unused !== undefined)
      throw new CallError(`new: expected --event together with --${unused}, found none`)
    return null
  }
  const times = timeColumns(fields)
  // a column that is filled if the event occurred is also its time
  const isCode = ({ name }: Field): boolean => happened.codes.length > 0 && name === happened.event.name
  const others = fields.filter((field) => field.name !== subject && !isCode(field))
  const pick = picker(others, flags, ask)
  const until = await pick(
    'until',
    'Which column has the time or date of last contact or of the event?',
    times,
  )
  const left = (flag: string): null => {
    // flags that begin an endpoint and cannot be completed are an error, not ignored
    if (textOf(flags, 'event') === undefined || ask !== nonInteractive) return null
    throw new CallError(`new: expected ${flag} together with --event, found none`)
  }
  if (until === undefined) return left('--until <column>, the time or date of last contact,')
  const alike = times.filter(
    (field) => field.name !== until.name && (field.type === 'date') === (until.type === 'date'),
  )
  const at = await atOf(happened, until, alike, flags, pick)
  const origins = alike.filter((field) => field.type === 'date' && field.name !== at.name)
  const from = await pick('from', 'Which column is the date of origin?', origins)
  if (until.type === 'date' && from === undefined)
    return left(`--from <column>, the date of origin, since ${until.name} is a date,`)
  const unit = until.type === 'date' ? undefined : await unitOf(until, flags, ask)
  checkUnits(unit, at, until, flags, ask)
  if (until.type !== 'date' && unit === undefined)
    return left(`--unit ${TIME_UNITS.join(' | ')}, since the header of ${until.name} names no unit,`)
  const latest = isMissingForEvents(files, proposed, until.name, at.name) ? latestName(fields) : undefined
  const enters = await pick('enters', '', [])
  const entries = [
    ...files.flatMap((file) => entryColumns(file, until.name)),
    ...(enters ? [enters.name] : []),
  ]
  return {
    yaml: endpointYaml({ ...happened, at, until, from, enters, latest }),
    units:
      unit === undefined
        ? {}
        : Object.fromEntries([until.name, at.name, ...entries].map((name) => [name, unit])),
    says: [
      `event:   ${happened.codes.length === 0 ? `${happened.event.name} is filled` : eventLabel(happened)}`,
      `time:    ${timeWords(at, until, from, unit, latest)}${enters ? `, observed from ${enters.name} on` : ''}`,
      ...(unit === undefined || entries.length === 0
        ? []
        : [`unit:    ${[...new Set(entries)].join(', ')} is taken to be in ${unit} too`]),
    ],
  }
}

type Happened = NonNullable<Awaited<ReturnType<typeof eventOf>>>

const atOf = async (
  { event, codes }: Happened,
  until: Field,
  alike: readonly Field[],
  flags: Flags,
  pick: ReturnType<typeof picker>,
): Promise<Field> => {
  const isDateOfEvent = codes.length === 0 && textOf(flags, 'at') === undefined
  if (isDateOfEvent) return event
  if (alike.length === 0 && textOf(flags, 'at') === undefined) return until
  const question = 'Which column has the time or date of the event?'
  return (await pick('at', question, alike, `the same, ${until.name}`)) ?? until
}

const checkUnits = (unit: string | undefined, at: Field, until: Field, flags: Flags, ask: Asker): void => {
  if (unit === undefined || at.unit !== undefined || at === until || textOf(flags, 'unit') !== undefined)
    return
  if (ask === nonInteractive)
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
  return `${from === undefined ? '' : `from ${from.name} `}${end}${unit === undefined ? '' : ` (${unit})`}`
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
      (fields[c]!.missingValues ?? ['']).some(
        (word) => (typeof word === 'string' ? word : word.value) === (row[c] ?? ''),
      )
    return rows.some((row) => isMissing(row, u) && !isMissing(row, a))
  })

const latestName = (fields: readonly Field[]): string =>
  ['last-contact', 'last-contact-or-event'].find((name) => !fields.some((field) => field.name === name)) ??
  'last-contact-3'
