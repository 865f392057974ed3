import type { Field } from '../../../cohort/descriptors/field.ts'
import type { UserAnswers } from '../../../cohort/propose/columns/column.ts'
import {
  eventCode,
  eventCodes,
  eventColumns,
  eventWords,
  type FirstEndpoint,
  timeColumns,
} from '../../../cohort/propose/endpoint.ts'
import { parseDate } from '../../../cohort/values/calendar.ts'
import { TIME_UNITS } from '../../../cohort/values/unit.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { type Asker, UNDECIDED } from './asker.ts'
import { type Flags, textOf } from './flags.ts'

/** The first endpoint as the plan has it. */
export interface ToldEndpoint {
  readonly yaml: string
  /** The units given for its columns. */
  readonly units: UserAnswers['units']
  /** What was taken, in words. */
  readonly says: readonly string[]
}

/** `--event Status=2,3`, or the answers to two questions. */
export const eventOf = async (
  fields: readonly Field[],
  flags: Flags,
  ask: Asker,
): Promise<Pick<FirstEndpoint, 'event' | 'codes'> | undefined> => {
  const columns = eventColumns(fields)
  const said = textOf(flags, 'event')
  if (said !== undefined) {
    const filled = timeColumns(fields).find(({ name }) => name === said)
    if (filled) return { event: filled, codes: [] }
    const event = columns.find(({ name }) => said.startsWith(`${name}=`))
    if (!event)
      throw new CallError(
        `new: expected --event <column>=<code> with a column that has codes (${namesOf(columns)})${said.includes('=') ? '' : `, or a column of dates or times that is filled if the event occurred (${namesOf(timeColumns(fields))})`}, found "${said}"`,
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
    columns.map(({ name: own }) => own),
    UNDECIDED,
  )
  const event = columns.find((column) => column.name === name)
  if (!event) return undefined
  const code = await ask.choose(`Which code of ${event.name} is the event?`, eventCodes(event), UNDECIDED)
  return code === undefined ? undefined : { event, codes: [code] }
}

/** A column named by its flag, or chosen among the likely ones. */
export const picker =
  (fields: readonly Field[], flags: Flags, ask: Asker) =>
  async (
    flag: 'at' | 'until' | 'from' | 'enters',
    question: string,
    likely: readonly Field[],
    none = UNDECIDED,
  ): Promise<Field | undefined> => {
    const said = textOf(flags, flag)
    if (said === undefined) {
      if (likely.length === 0) return undefined
      const name = await ask.choose(
        question,
        likely.map(({ name: own }) => own),
        none,
      )
      return likely.find((field) => field.name === name)
    }
    if (flag === 'until' && isDay(said) && !fields.some(({ name }) => name === said))
      return { name: said, type: 'date' }
    const found = fields.find(
      ({ name, type }) => name === said && ['integer', 'number', 'date'].includes(type),
    )
    if (found) return found
    const named = fields.find(({ name }) => name === said)
    const why =
      named?.description === undefined
        ? ''
        : `: ${named.description.replace('TO DECIDE: ', '')}; until then omit the options of the endpoint and add it to analysis.yaml later`
    throw new CallError(
      `new: expected --${flag} to name a column of times or dates (${namesOf(likely)}), found "${said}"${named ? `, a ${named.type}${why}` : ''}`,
    )
  }

/** Whether a text is a day such as 2023-12-31, and no name. */
export const isDay = (text: string): boolean => (parseDate(text)?.day ?? null) !== null

const namesOf = (fields: readonly Field[]): string =>
  fields.map(({ name }) => name).join(', ') || 'there is none'

export const unitOf = async (field: Field, flags: Flags, ask: Asker): Promise<string | undefined> => {
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
