import type { Field } from '../../descriptors/field.ts'
import { eventCode, eventCodes, eventWords, timeColumns } from '../endpoint.ts'
import { eventRank, isEventCode, isEventTime, isNoEventCode, namesEvent, wordsOf } from './header-words.ts'
import { type Option, type Proposal, type Question, UNDECIDED } from './question.ts'
import { codeLabel, evidence, hasCode, isConstant, missingOf, type SeenColumn } from './seen-column.ts'

/**
 * Which column records the event: columns with codes, and dates or times that are filled only where it occurred. The
 * header that sounds most like an event is proposed, if one does.
 */
export const eventQuestion = (columns: readonly SeenColumn[], subject: string): Question => {
  const others = columns.filter(({ field }) => field.name !== subject)
  const coded = others.filter(
    (column) =>
      eventCodes(column.field).length > 0 && (eventRank(column.field.name) > 0 || !isConstant(column)),
  )
  const dated = others.filter(
    (column) =>
      timeColumns([column.field]).length > 0 && isEventTime(column.field.name) && isPartlyFilled(column),
  )
  const offered = [...coded, ...dated]
  const rank = ({ field }: SeenColumn): number =>
    eventRank(field.name) + (eventCodes(field).length > 0 && field.title ? eventRank(field.title) / 10 : 0)
  const most = Math.max(0, ...coded.map(rank))
  const best = coded.filter((column) => most > 0 && rank(column) === most)
  const worded = most === 0 ? coded.filter(hasWordsOfEvents) : []
  const [only, ...more] = most > 0 ? best : worded.length > 0 ? worded : dated
  return {
    id: 'event',
    text: 'Which event is counted, such as death? Which column records it?',
    options: offered.map((column) => ({
      value: column.field.name,
      saw: `${evidence(column)}${dated.includes(column) ? '; the event occurred where it is filled' : ''}`,
    })),
    form: 'one',
    none: UNDECIDED,
    proposal:
      only === undefined || more.length > 0
        ? { answer: null, why: best.length > 1 ? severalWords(best) : 'no header sounds like an event' }
        : {
            answer: only.field.name,
            why: dated.includes(only)
              ? 'its header names an event, and it is filled in some rows only'
              : worded.includes(only)
                ? 'its codes name an event'
                : 'its header says so',
          },
    refusal: (text) => {
      const column = columns.find(({ field }) => field.name === text)
      if (column === undefined) return `no column is called "${text}"`
      if (text === subject) return `${text} identifies the subject`
      if (timeColumns([column.field]).length > 0)
        return isPartlyFilled(column)
          ? null
          : `${text} is filled in every row: every subject would have the event`
      return `${text} has no codes, and is no time or date that is filled where the event occurred`
    },
  }
}

/** Whether some codes of a column name an event, and some do not. */
const hasWordsOfEvents = ({ field }: SeenColumn): boolean => {
  const named = eventCodes(field).map((code) => namesEvent(`${code} ${codeLabel(field, code)}`))
  return named.includes(true) && named.includes(false)
}

const severalWords = (columns: readonly SeenColumn[]): string =>
  `several headers sound like it: ${columns
    .slice(0, 5)
    .map(({ field }) => field.name)
    .join(', ')}`

const isPartlyFilled = ({ field, cells }: SeenColumn): boolean => {
  const missing = new Set(missingOf(field))
  const texts = cells()
  const empty = texts.filter((text) => missing.has(text)).length
  return empty > 0 && empty < texts.length
}

/** Which codes of the column are the event. */
export const codesQuestion = (column: SeenColumn): Question => {
  const { field } = column
  const options = eventCodes(field).map((code): Option => ({ value: code, saw: codeSeen(column, code) }))
  return {
    id: 'codes',
    text: `Which codes of ${field.name} are the event?`,
    options,
    form: 'several',
    none: UNDECIDED,
    proposal: codesProposal(field, options),
    refusal: (text) =>
      eventCode(field, text) === undefined
        ? `"${text}" is no code of ${field.name} (${eventWords(field).join(', ')})`
        : null,
    conflict: (answer) =>
      Array.isArray(answer) && answer.length === 0
        ? 'at least one code is needed'
        : Array.isArray(answer) &&
            new Set(answer.map((text) => eventCode(field, text))).size === options.length
          ? 'all codes are the event; one must say that it did not occur'
          : null,
  }
}

/** The label of a code, and how many rows have it. */
const codeSeen = ({ field, cells }: SeenColumn, code: string): string => {
  const count = cells().filter(hasCode(field, [code])).length
  const words = codeLabel(field, code)
  const label = words === '' ? '' : `"${words}", `
  return `${label}in ${count} ${count === 1 ? 'row' : 'rows'}`
}

const codesProposal = (field: Field, options: readonly Option[]): Proposal => {
  const codes = options.map(({ value }) => value)
  const means = (saysYes: (words: string) => boolean): readonly string[] =>
    codes.filter((code) => saysYes(`${code} ${codeLabel(field, code)}`))
  const isReversed = wordsOf(field.name).some((word) => /^(alive|living)$/.test(word))
  const isCensoring = wordsOf(field.name).some((word) => /^(cens(?!us)\w*|cnsr)$/.test(word))
  const named = means(namesEvent)
  if (isCensoring && named.length > 0 && named.length < codes.length)
    return { answer: named, why: 'their words say so' }
  if (isCensoring)
    return {
      answer: null,
      why: 'of a column of censoring either code may be the event, by program and author',
    }
  if (field.type === 'boolean')
    return isReversed
      ? { answer: ['false'], why: 'the header says "alive"' }
      : { answer: ['true'], why: 'yes means that it occurred' }
  const words = means(isEventCode)
  if (words.length > 0 && words.length < codes.length) return { answer: words, why: 'their words say so' }
  const not = means(isNoEventCode)
  if (codes.length === 2 && not.length === 1)
    return { answer: codes.filter((code) => !not.includes(code)), why: `the other code is ${not[0]}` }
  const sorted = [...codes].sort().join()
  if (sorted === '0,1')
    return isReversed
      ? { answer: ['0'], why: 'the header says "alive", and 1 usually means yes' }
      : { answer: ['1'], why: 'of 0 and 1, 1 usually means yes' }
  if (sorted === '1,2' && !isReversed)
    return { answer: ['2'], why: "of 1 and 2, R's Surv takes 2 for the event" }
  return { answer: null, why: 'the codes do not say which of them it is' }
}
