import type { Field } from '../../../../cohort/descriptors/field.ts'
import type { UserAnswers } from '../../../../cohort/propose/columns/column.ts'
import {
  eventCode,
  eventCodes,
  eventColumns,
  eventWords,
  type FirstEndpoint,
  timeColumns,
} from '../../../../cohort/propose/endpoint.ts'
import { codesQuestion, eventQuestion } from '../../../../cohort/propose/interview/event-questions.ts'
import type { Question } from '../../../../cohort/propose/interview/question.ts'
import type { SeenColumn } from '../../../../cohort/propose/interview/seen-column.ts'
import { isDay } from '../../../../cohort/propose/interview/time-questions.ts'
import { unitQuestion } from '../../../../cohort/propose/interview/unit-question.ts'
import { TIME_UNITS } from '../../../../cohort/values/unit.ts'
import { CallError } from '../../../../pipeline/fault.ts'
import { type Interview, oneAnswer, severalAnswers } from '../answers/interview.ts'
import { type Flags, textOf } from '../flags.ts'

/** The first endpoint as the plan has it. */
export interface ToldEndpoint {
  /** Its sections of the plan, with the groups and times of its curve. */
  readonly yaml: (curve: Pick<FirstEndpoint, 'by' | 'times'>) => string
  /** The column of the event. */
  readonly event: string
  /** The unit of its times: d between dates. */
  readonly unit: string
  /** The units given for its columns. */
  readonly units: UserAnswers['units']
  /** What was taken, in words. */
  readonly says: readonly string[]
}

type Happened = Pick<FirstEndpoint, 'event' | 'codes'>

/** `--event Status=2,3`, or the answers to two questions. */
export const eventOf = async (
  columns: readonly SeenColumn[],
  subject: string,
  flags: Flags,
  asked: Interview,
): Promise<Happened | undefined> => {
  const said = textOf(flags, 'event')
  if (said !== undefined) {
    const happened = eventOfFlag(
      columns.map(({ field }) => field),
      said,
    )
    asked.know('event', happened.event.name)
    if (happened.codes.length > 0) asked.know('codes', happened.codes)
    return happened
  }
  const question = eventQuestion(columns, subject)
  const name = question.options.length === 0 ? undefined : await oneAnswer(asked, question)
  const column = columns.find(({ field }) => field.name === name)
  if (column === undefined) return undefined
  if (eventCodes(column.field).length === 0) return { event: column.field, codes: [] }
  const words = await severalAnswers(asked, codesQuestion(column))
  const codes = [...new Set(words.map((word) => eventCode(column.field, word)!))]
  return codes.length === 0 ? undefined : { event: column.field, codes }
}

const eventOfFlag = (fields: readonly Field[], said: string): Happened => {
  const columns = eventColumns(fields)
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

/** A column named by its flag, or chosen among the likely ones; null where the question does not arise. */
export const picker =
  (fields: readonly Field[], flags: Flags, asked: Interview) =>
  async (flag: 'at' | 'until' | 'from' | 'enters', question: Question | null): Promise<Field | undefined> => {
    const said = textOf(flags, flag)
    if (said === undefined) {
      const mayAsk = question !== null && (question.options.length > 0 || flag === 'until')
      const name = mayAsk ? await oneAnswer(asked, question) : undefined
      return name === undefined ? undefined : (fieldOf(fields, name) ?? { name, type: 'date' })
    }
    if (question !== null) asked.know(flag, said)
    return fieldOfFlag(fields, flag, said, question)
  }

/** The column that a flag names, or a day. @throws CallError if it has no times */
const fieldOfFlag = (
  fields: readonly Field[],
  flag: string,
  said: string,
  question: Question | null,
): Field => {
  const named = fieldOf(fields, said)
  if (flag === 'until' && isDay(said) && named === undefined) return { name: said, type: 'date' }
  const found = fields.find(({ name, type }) => name === said && ['integer', 'number', 'date'].includes(type))
  if (found) return found
  const why =
    named?.description === undefined
      ? ''
      : `: ${named.description.replace('TO DECIDE: ', '')}; until then omit the options of the endpoint and add it to analysis.yaml later`
  const likely = question?.options.map(({ value }) => value).join(', ') ?? ''
  throw new CallError(
    `new: expected --${flag} to name a column of times or dates (${likely || 'there is none'}), found "${said}"${named ? `, a ${named.type}${why}` : ''}`,
  )
}

const fieldOf = (fields: readonly Field[], name: string): Field | undefined =>
  fields.find((field) => field.name === name)

const namesOf = (fields: readonly Field[]): string =>
  fields.map(({ name }) => name).join(', ') || 'there is none'

/** The unit of a time: its own, that of --unit, or the answer to a question. */
export const unitOf = async (
  field: Field,
  columns: readonly SeenColumn[],
  flags: Flags,
  asked: Interview,
): Promise<string | undefined> => {
  const said = textOf(flags, 'unit')
  if (field.unit !== undefined && said !== undefined && said !== field.unit)
    throw new CallError(
      `new: expected --unit ${field.unit} as in the header of ${field.name}, found "${said}" (omit --unit, or correct the header)`,
    )
  if (field.unit !== undefined) return field.unit
  if (said === undefined)
    return oneAnswer(
      asked,
      unitQuestion(
        columns.find((column) => column.field.name === field.name),
        field.name,
      ),
    )
  asked.know('unit', said)
  return said
}

/** @throws CallError if --unit is no unit of time */
export const checkUnit = (flags: Flags): void => {
  const said = textOf(flags, 'unit')
  if (said !== undefined && !TIME_UNITS.includes(said))
    throw new CallError(`new: expected --unit ${TIME_UNITS.join(', ')}, found "${said}"`)
}
