import { isAge } from '../../cells/header-units.ts'
import type { Field } from '../../descriptors/field.ts'
import { parseDate } from '../../values/calendar.ts'
import { timeColumns } from '../endpoint.ts'
import { isEventTime, isOrigin, lastContactRank, wordsOf } from './header-words.ts'
import { type Option, type Proposal, type Question, UNDECIDED } from './question.ts'
import { evidence, hasCode, missingOf, type SeenColumn } from './seen-column.ts'

/** The event as it was answered: its column, and its codes or none where the column is filled if it occurred. */
export interface AnsweredEvent {
  readonly event: Field
  readonly codes: readonly string[]
}

/** Whether a text is a day such as 2023-12-31, and no name. */
export const isDay = (text: string): boolean => (parseDate(text)?.day ?? null) !== null

/** Columns as options, with what they hold. */
export const optionsOf = (columns: readonly SeenColumn[]): readonly Option[] =>
  columns.map((column) => ({ value: column.field.name, saw: evidence(column) }))

/** Until when each subject was followed: an elapsed time or a date, or for all the same day. */
export const untilQuestion = (
  columns: readonly SeenColumn[],
  subject: string,
  happened: AnsweredEvent,
): Question => {
  const isOfEvent = happened.codes.length === 0
  const possible = columns.filter(
    ({ field }) =>
      field.name !== subject &&
      field.name !== happened.event.name &&
      (!isOfEvent || sameKind(field, happened.event)),
  )
  const named = possible.filter(({ field }) => timeColumns([field]).length > 0)
  const likely = named.length > 0 ? named : possible.filter(({ field }) => mayBeTime(field))
  return {
    id: 'until',
    text: isOfEvent
      ? `Until when was each subject without the event followed? A column with the time or date of last contact, or one day for all, such as 2023-12-31`
      : 'Which time? Which column has the time or date of last contact or of the event?',
    options: optionsOf(likely),
    form: 'one',
    none: UNDECIDED,
    proposal: untilProposal(named, happened.event.name),
    refusal: (text) => timeRefusal(columns, subject, happened, text, isOfEvent),
  }
}

/** Whether a column has numbers without codes that may be times, whatever its header says; not ages. */
const mayBeTime = ({ name, type, unit, categories }: Field): boolean =>
  (type === 'integer' || type === 'number') && categories === undefined && unit === undefined && !isAge(name)

const sameKind = (a: Pick<Field, 'type'>, b: Pick<Field, 'type'>): boolean =>
  (a.type === 'date') === (b.type === 'date')

/** The column whose header sounds most like last contact; of several the only one that is filled in every row. */
const untilProposal = (likely: readonly SeenColumn[], event: string): Proposal => {
  const prefix = wordsOf(event)[0]
  const rankOf = ({ field: { name } }: SeenColumn): number => {
    const rank = lastContactRank(name)
    return rank === 0 ? 0 : 2 * rank + (wordsOf(name)[0] === prefix ? 1 : 0)
  }
  const most = Math.max(0, ...likely.map(rankOf))
  const best = likely.filter((column) => most > 0 && rankOf(column) === most)
  const whole = best.length > 1 ? best.filter(isFilled) : []
  const [only, ...more] = whole.length === 1 ? whole : best
  if (only === undefined) return { answer: null, why: 'no header sounds like last contact' }
  if (more.length > 0)
    return {
      answer: null,
      why: `several columns may have it: ${best.map(({ field }) => field.name).join(', ')}`,
    }
  const why =
    likely.length === 1
      ? 'it is the only column with such times'
      : whole.length === 1
        ? 'of such times it alone is filled in every row'
        : most % 2 === 1
          ? `its header begins as that of ${event}`
          : most > 2
            ? 'its header says so'
            : 'the other columns name an origin or an event'
  return { answer: only.field.name, why }
}

const isFilled = ({ field, cells }: SeenColumn): boolean => {
  const missing = new Set(missingOf(field))
  return cells().every((text) => !missing.has(text))
}

/** Why a column is no time of the endpoint; null if it is one, or a day for all subjects. */
const timeRefusal = (
  columns: readonly SeenColumn[],
  subject: string,
  { event, codes }: AnsweredEvent,
  text: string,
  mayBeDay: boolean,
): string | null => {
  const field = columns.find((column) => column.field.name === text)?.field
  if (field === undefined)
    return mayBeDay && isDay(text)
      ? null
      : `no column is called "${text}"${mayBeDay ? ', and it is no day such as 2023-12-31' : ''}`
  if (text === subject) return `${text} identifies the subject`
  if (text === event.name && codes.length > 0)
    return `${text} records whether the event occurred; a time or a date is needed`
  if (text === event.name)
    return `${text} is the time of the event; those without the event have none, so that a last contact is needed`
  if (!['integer', 'number', 'date'].includes(field.type) || field.categories !== undefined) {
    const why = field.description === undefined ? '' : `: ${field.description.replace('TO DECIDE: ', '')}`
    return `${text} has no times or dates (${field.categories === undefined ? field.type : 'codes'})${why}`
  }
  return null
}

/** The column of the time or date of the event, if it is another one than last contact. */
export const atQuestion = (
  columns: readonly SeenColumn[],
  subject: string,
  happened: AnsweredEvent,
  until: Field,
): Question | null => {
  const alike = columns.filter(
    ({ field }) =>
      timeColumns([field]).length > 0 &&
      ![until.name, subject, happened.event.name].includes(field.name) &&
      sameKind(field, until) &&
      !isOrigin(field.name),
  )
  if (alike.length === 0) return null
  const event = columns.find(({ field }) => field.name === happened.event.name)
  const filled = alike.filter(
    (column) => event !== undefined && isFilledForEvents(column, event, happened.codes),
  )
  const named = filled.filter(({ field }) => isEventTime(field.name))
  const best = named.length === 1 ? named : filled
  return {
    id: 'at',
    text: 'Which column has the time or date of the event?',
    options: optionsOf(alike),
    form: 'one',
    none: `the same, ${until.name}`,
    proposal:
      best.length === 1
        ? {
            answer: best[0]!.field.name,
            why: 'it is filled in every row with the event, and in no other',
          }
        : { answer: null, why: 'no column is filled just where the event occurred' },
    refusal: (text) =>
      timeRefusal(columns, subject, happened, text, false) ??
      (columns.some(({ field }) => field.name === text && sameKind(field, until))
        ? null
        : `${text} and ${until.name} are not both dates or both times`),
  }
}

/** Whether a column is filled in all rows with the event and in no other. */
const isFilledForEvents = (column: SeenColumn, event: SeenColumn, codes: readonly string[]): boolean => {
  if (column.file !== event.file) return false
  const missing = new Set(missingOf(column.field))
  const occurred = hasCode(event.field, codes)
  const texts = column.cells()
  const events = event.cells()
  return events.some(occurred) && texts.every((text, row) => !missing.has(text) === occurred(events[row]!))
}

/** The date of origin, where times are dates. */
export const fromQuestion = (
  columns: readonly SeenColumn[],
  subject: string,
  until: Field,
  at: Field,
): Question | null => {
  if (until.type !== 'date') return null
  const dates = columns.filter(
    ({ field }) => field.type === 'date' && ![until.name, at.name, subject].includes(field.name),
  )
  if (dates.length === 0) return null
  const named = dates.filter(({ field }) => isOrigin(field.name))
  const only = named.length === 1 ? named[0] : dates.length === 1 ? dates[0] : undefined
  return {
    id: 'from',
    text: 'From when is time counted? Which column is the date of origin?',
    options: optionsOf(dates),
    form: 'one',
    none: UNDECIDED,
    proposal:
      only === undefined
        ? { answer: null, why: 'several dates may be it' }
        : {
            answer: only.field.name,
            why: named.length === 1 ? 'its header names the beginning' : 'it is the only other date',
          },
    refusal: (text) => {
      if (text === until.name || text === at.name)
        return `${text} is the end of the time; the origin is another date`
      const field = columns.find((column) => column.field.name === text)?.field
      return field === undefined ? `no column is called "${text}"` : `${text} has no dates (${field.type})`
    },
  }
}
