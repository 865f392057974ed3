import type { Field } from '../../../cohort/descriptors/field.ts'
import type { UserAnswers } from '../../../cohort/propose/column.ts'
import {
  endpointYaml,
  eventCode,
  eventCodes,
  eventColumns,
  eventWords,
  type FirstEndpoint,
  timeColumns,
} from '../../../cohort/propose/endpoint.ts'
import type { ProposedFile } from '../../../cohort/propose/files.ts'
import { TIME_UNITS } from '../../../cohort/values/unit.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { type Asker, nonInteractive, UNDECIDED } from './asker.ts'
import { type Flags, textOf } from './flags.ts'

/** The first endpoint as YAML, and the units given for its columns; null if it is decided later. */
export const firstEndpoint = async (
  proposed: readonly ProposedFile[],
  subject: string,
  flags: Flags,
  ask: Asker,
): Promise<{ readonly yaml: string; readonly units: UserAnswers['units'] } | null> => {
  const fields = proposed
    .filter(({ resource }) => resource.rows !== 'many')
    .flatMap(({ resource }) => resource.schema.fields)
  const happened = await eventOf(fields, flags, ask)
  const times = timeColumns(fields)
  const pick = picker(
    fields.filter(({ name }) => name !== subject && name !== happened?.event.name),
    flags,
    ask,
  )
  if (happened === undefined) {
    const unused = ['at', 'until', 'from', 'unit'].find((name) => textOf(flags, name) !== undefined)
    if (unused !== undefined)
      throw new CallError(`new: expected --event together with --${unused}, found none`)
    return null
  }
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
    (field) => field !== until && (field.type === 'date') === (until.type === 'date'),
  )
  const isOneColumn = alike.length === 0 && textOf(flags, 'at') === undefined
  const at = isOneColumn
    ? until
    : ((await pick(
        'at',
        'Which column has the time or date of the event?',
        alike,
        `the same, ${until.name}`,
      )) ?? until)
  const origins = alike.filter((field) => field.type === 'date' && field !== at)
  const from = await pick('from', 'Which column is the date of origin?', origins)
  if (until.type === 'date' && from === undefined)
    return left(`--from <column>, the date of origin, since ${until.name} is a date,`)
  const unit = until.type === 'date' ? undefined : await unitOf(until, flags, ask)
  if (
    unit !== undefined &&
    at.unit === undefined &&
    at !== until &&
    textOf(flags, 'unit') === undefined &&
    ask === nonInteractive
  )
    throw new CallError(
      `new: expected --unit, found none (the header of ${at.name} names no unit, and that of ${until.name}, ${unit}, may not apply)`,
    )
  if (until.type !== 'date' && unit === undefined)
    return left(`--unit ${TIME_UNITS.join(' | ')}, since the header of ${until.name} names no unit,`)
  return {
    yaml: endpointYaml({ ...happened, at, until, from }),
    units: unit === undefined ? {} : { [until.name]: unit, [at.name]: unit },
  }
}

/** `--event Status=2,3`, or the answers to two questions. */
const eventOf = async (
  fields: readonly Field[],
  flags: Flags,
  ask: Asker,
): Promise<Pick<FirstEndpoint, 'event' | 'codes'> | undefined> => {
  const columns = eventColumns(fields)
  const said = textOf(flags, 'event')
  if (said !== undefined) {
    const event = columns.find(({ name }) => said.startsWith(`${name}=`))
    if (!event)
      throw new CallError(
        `new: expected --event <column>=<code> with a column that has codes (${namesOf(columns)}), found "${said}"`,
      )
    const words = [...new Set(said.slice(event.name.length + 1).split(','))]
    const unknown = words.find((word) => eventCode(event, word) === undefined)
    if (unknown !== undefined)
      throw new CallError(
        `new: expected --event ${event.name}=<code> with codes of that column (${eventWords(event).join(', ')}), found "${unknown}"`,
      )
    return { event, codes: words.map((word) => eventCode(event, word)!) }
  }
  if (columns.length === 0) return undefined
  const question = 'Which column records whether the event, such as death, occurred?'
  const name = await ask.choose(
    question,
    columns.map(({ name }) => name),
    UNDECIDED,
  )
  const event = columns.find((column) => column.name === name)
  if (!event) return undefined
  const code = await ask.choose(`Which code of ${event.name} is the event?`, eventCodes(event), UNDECIDED)
  return code === undefined ? undefined : { event, codes: [code] }
}

/** A column named by its flag, or chosen among the likely ones. */
const picker =
  (fields: readonly Field[], flags: Flags, ask: Asker) =>
  async (
    flag: 'at' | 'until' | 'from',
    question: string,
    likely: readonly Field[],
    none = UNDECIDED,
  ): Promise<Field | undefined> => {
    const said = textOf(flags, flag)
    if (said === undefined) {
      if (likely.length === 0) return undefined
      const name = await ask.choose(
        question,
        likely.map(({ name }) => name),
        none,
      )
      return likely.find((field) => field.name === name)
    }
    const matching = fields.find(
      ({ name, type }) => name === said && ['integer', 'number', 'date'].includes(type),
    )
    if (matching) return matching
    const named = fields.find(({ name }) => name === said)
    const why =
      named?.description === undefined
        ? ''
        : `: ${named.description.replace('TO DECIDE: ', '')}; until then omit the options of the endpoint and add it to analysis.yaml later`
    throw new CallError(
      `new: expected --${flag} to name a column of times or dates (${namesOf(likely)}), found "${said}"${named ? `, a ${named.type}${why}` : ''}`,
    )
  }

const namesOf = (fields: readonly Field[]): string =>
  fields.map(({ name }) => name).join(', ') || 'there is none'

const unitOf = async (field: Field, flags: Flags, ask: Asker): Promise<string | undefined> => {
  const said = textOf(flags, 'unit')
  if (field.unit !== undefined && said !== undefined && said !== field.unit)
    throw new CallError(
      `new: expected --unit ${field.unit} as in the header of ${field.name}, found "${said}" (omit --unit, or correct the header)`,
    )
  if (field.unit !== undefined) return field.unit
  return said ?? (await ask.choose(`What is the unit of ${field.name}?`, TIME_UNITS, UNDECIDED))
}

/** @throws CallError if --unit is no unit of time */
export const checkUnit = (flags: Flags): void => {
  const said = textOf(flags, 'unit')
  if (said !== undefined && !TIME_UNITS.includes(said))
    throw new CallError(`new: expected --unit ${TIME_UNITS.join(', ')}, found "${said}"`)
}
