import { type Answer, QUESTION_IDS, type QuestionId } from '../../../../cohort/propose/interview/question.ts'
import { didYouMean } from '../../../../cohort/values/problem.ts'
import { DataError, type Fault } from '../../../../pipeline/fault.ts'
import { fromBytes } from '../../../../pipeline/formats/text.ts'
import { readDocument } from '../../../1-ingest/read-document.ts'

/** The name under which `new` writes the answers, beside the descriptors. */
export const ANSWERS_FILE = 'answers.yaml'

/** An answer with its question. */
export interface GivenAnswer {
  readonly id: QuestionId
  /** Of a question that is asked of several columns. */
  readonly column: string | undefined
  readonly answer: Answer
}

/** An answer of a file, with the position of its value. */
export interface WrittenAnswer extends GivenAnswer {
  readonly line: number | undefined
  readonly character: number | undefined
}

/**
 * The answers of a call as a file that `--answers` reads: a line for each question by its name; a column, code or word in
 * quotes, several in brackets, null for none of them. Orders of categories are by column.
 * @param flags the flags that a replay needs too, as words of a command
 */
export const answersText = (answers: readonly GivenAnswer[], flags: readonly string[]): string => {
  const plain = answers.filter(({ column }) => column === undefined)
  const orders = answers.filter(({ column }) => column !== undefined)
  const lines = plain.map(({ id, answer }) => `${id}: ${valueText(answer)}`)
  const ofColumns = orders.map(({ column, answer }) => `  ${quoted(column!)}: ${valueText(answer)}`)
  return `# Answers to the questions of "new". To give them again, also for a later version of the files:
#   new <cohort> <file ...>${flags.map((word) => ` ${commentWord(word)}`).join('')} --answers <this file>
# A column, code or word is in quotes, several are in brackets, and null means none of them.
${[...lines, ...(ofColumns.length === 0 ? [] : ['order:', ...ofColumns])].join('\n')}
`
}

const valueText = (answer: Answer): string =>
  answer === null
    ? 'null'
    : typeof answer === 'string'
      ? quoted(answer)
      : `[${answer.map(quoted).join(', ')}]`

/** A text in double quotes, as YAML and JSON read it, with nothing that a terminal would act on. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\p{Cf}]/gu, (c) =>
    [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  )

/** A word of a command within a comment of one line. */
const commentWord = (word: string): string => (/^[\w.=,;:|-]+$/.test(word) ? word : quoted(word))

const MOST_BYTES = 1e6

interface ReadAnswers {
  readonly answers: readonly WrittenAnswer[]
  readonly faults: readonly Fault[]
}

/**
 * The answers of a file, and which of them are no answers.
 * @throws DataError for a file that is no YAML with names
 */
export const readAnswers = (file: string, bytes: Uint8Array): ReadAnswers => {
  if (bytes.length > MOST_BYTES)
    throw new DataError([{ file, expected: 'at most 1 MB of answers', found: `${bytes.length} bytes` }])
  const { document, faults } = readDocument(file, textOf(file, bytes))
  if (faults.length > 0) throw new DataError(faults)
  if (!isRecord(document.value))
    throw new DataError([
      { file, expected: 'answers by name, such as subject: "patient"', found: 'another form' },
    ])
  const placeOf = (...path: readonly string[]): Place => {
    const [line, character] = document.places[path.map((part) => `/${part}`).join('')] ?? []
    return { file, line, column: character }
  }
  const read = Object.entries(document.value).map(([name, value]) => readEntry(name, value, placeOf))
  return {
    answers: read.flatMap((entry) => entry.answers),
    faults: read.flatMap((entry) => entry.faults),
  }
}

type Place = Pick<Fault, 'file' | 'line' | 'column'>

const readEntry = (
  name: string,
  value: unknown,
  placeOf: (...path: readonly string[]) => Place,
): ReadAnswers => {
  const place = placeOf(name)
  const id = QUESTION_IDS.find((known) => known === name)
  if (id === undefined) {
    const remedy = didYouMean(name, QUESTION_IDS)
    return fault({
      ...place,
      expected: `a question (${QUESTION_IDS.join(', ')})`,
      found: `"${name}"`,
      remedy,
    })
  }
  if (id === 'order') return readOrders(value, placeOf)
  const answer = answerOf(value)
  return answer === undefined
    ? fault({ ...place, field: id, expected: 'a text, a list of texts, or null', found: wordsOf(value) })
    : {
        answers: [{ id, column: undefined, answer, line: place.line, character: place.column }],
        faults: [],
      }
}

const readOrders = (value: unknown, placeOf: (...path: readonly string[]) => Place): ReadAnswers => {
  if (!isRecord(value))
    return fault({
      ...placeOf('order'),
      field: 'order',
      expected: 'a list of categories for each column',
      found: wordsOf(value),
    })
  const read = Object.entries(value).map(([column, order]): ReadAnswers => {
    const answer = answerOf(order)
    const place = placeOf('order', column)
    return typeof answer === 'object' && answer !== null
      ? {
          answers: [{ id: 'order', column, answer, line: place.line, character: place.column }],
          faults: [],
        }
      : fault({
          ...place,
          field: `order/${column}`,
          expected: 'a list of categories',
          found: wordsOf(order),
        })
  })
  return {
    answers: read.flatMap(({ answers }) => answers),
    faults: read.flatMap(({ faults }) => faults),
  }
}

const fault = (problem: Fault): ReadAnswers => ({ answers: [], faults: [problem] })

const textOf = (file: string, bytes: Uint8Array): string => {
  try {
    return fromBytes(bytes).replace(/^\ufeff/, '')
  } catch {
    throw new DataError([{ file, line: 1, expected: 'text in UTF-8', found: 'invalid bytes' }])
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text; numbers and true or false mean the text that they are written as. Undefined for other values. */
const answerOf = (value: unknown): Answer | undefined => {
  if (value === null) return null
  if (!Array.isArray(value)) return scalarOf(value)
  const texts = value.map(scalarOf)
  return texts.every((text) => text !== undefined) ? texts : undefined
}

const scalarOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined

const wordsOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : isRecord(value)
        ? 'names with values'
        : `"${value}"`
