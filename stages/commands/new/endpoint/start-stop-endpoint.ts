import type { Field } from '../../../../cohort/descriptors/field.ts'
import { endpointYaml, eventLabel } from '../../../../cohort/propose/endpoint.ts'
import type { ProposedFile } from '../../../../cohort/propose/files.ts'
import { seenColumns } from '../../../../cohort/propose/interview/seen-column.ts'
import { startStopOf } from '../../../../cohort/propose/start-stop.ts'
import { CallError } from '../../../../pipeline/fault.ts'
import type { Interview } from '../answers/interview.ts'
import { type Flags, textOf } from '../flags.ts'
import type { NewFile } from '../reshape.ts'
import { eventOf, picker, type ToldEndpoint, unitOf } from './endpoint-choices.ts'

/** Whether the files are the two parts of one file of start-stop rows. */
export const isStartStop = (files: readonly NewFile[]): boolean =>
  files[1]?.source?.options?.roster?.part === 'rows'

/**
 * The endpoint of start-stop rows: the event occurred if one of the rows has its code, the subject leaves at the last stop
 * and enters at the first start.
 */
export const startStopEndpoint = async (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  flags: Flags,
  asked: Interview,
  withheld: readonly string[],
): Promise<ToldEndpoint | null> => {
  const { resource } = proposed[1]!
  const file = files[1]!
  const { start, stop } = startStopOf(file, file.source!.options!.roster!.subject)!
  const fields = [...resource.schema.fields]
  const columns = seenColumns(files, proposed, withheld, 1)
  const coded = columns.filter(({ field }) => field.name !== start && field.name !== stop)
  const happened = await eventOf(coded, subject, flags, asked)
  if (happened === undefined) return null
  if (happened.codes.length === 0)
    throw new CallError('new: expected --event <column>=<code> for rows from a start to a stop')
  const pick = picker(fields, flags, asked)
  const until = (await pick('until', null)) ?? fieldOf(fields, stop)
  if (until.name !== stop || textOf(flags, 'at') !== undefined || textOf(flags, 'from') !== undefined)
    throw new CallError(
      `new: expected --until ${stop}, the end of each row, without --at and --from (rows go from ${start} to ${stop})`,
    )
  const unit = await unitOf(until, columns, flags, asked)
  if (unit === undefined && asked.asker.kind !== 'nobody') return null
  if (unit === undefined)
    throw new CallError(
      `new: expected --unit together with --event, since the header of ${stop} names no unit`,
    )
  const label = eventLabel(happened)
  const made = (name: string, title: string, rows: string): string =>
    `${name}: { title: ${JSON.stringify(title)}, rows: { of: ${JSON.stringify(resource.name)}, ${rows} } }`
  const codes = happened.codes.map((code) => (happened.event.type === 'string' ? JSON.stringify(code) : code))
  const c = file.header.indexOf(start)
  const isDelayed = file.rows.some((row) => Number((row[c] ?? '').replace(',', '.')) > 0)
  return {
    event: happened.event.name,
    unit,
    yaml: (curve) =>
      endpointYaml({
        event: { name: 'event-occurred', type: 'boolean' },
        codes: ['true'],
        label,
        at: { name: 'last-stop', type: 'number' },
        until: { name: 'last-stop', type: 'number' },
        enters: isDelayed ? { name: 'first-start', type: 'number' } : undefined,
        variables: [
          made(
            'event-occurred',
            label,
            `where: { ${JSON.stringify(happened.event.name)}: [${codes.join(', ')}] }, take: any`,
          ),
          made('last-stop', `last ${stop}`, `take: last, by: ${JSON.stringify(stop)}`),
          ...(isDelayed
            ? [made('first-start', `first ${start}`, `take: first, by: ${JSON.stringify(start)}`)]
            : []),
        ],
        ...curve,
      }),
    units: { [start]: unit, [stop]: unit },
    says: [`event:   ${label}, in any row`, `time:    from the first ${start} to the last ${stop} (${unit})`],
  }
}

const fieldOf = (fields: readonly Field[], name: string): Field =>
  fields.find((field) => field.name === name)!
