/** The names of the questions: keys of a file of answers. Most are also options of `new`. */
export const QUESTION_IDS = [
  'adtte',
  'number-rows',
  'subject',
  'date-order',
  'century',
  'allow',
  'event',
  'codes',
  'until',
  'at',
  'from',
  'unit',
  'enters',
  'group',
  'reorder',
  'order',
] as const
export type QuestionId = (typeof QUESTION_IDS)[number]

/** A column, code or word; several of them; null for none of them. */
export type Answer = string | readonly string[] | null

/** Something that may be chosen, and what was seen of it. */
export interface Option {
  readonly value: string
  /** `0 (12), 1 (8)` */
  readonly saw?: string | undefined
}

/** A question as data: a terminal, a file of answers or a page may answer it. */
export interface Question {
  readonly id: QuestionId
  /** The column of a question that is asked of several columns. */
  readonly column?: string | undefined
  readonly text: string
  /** What was seen in the files, one fact a line. */
  readonly saw?: readonly string[] | undefined
  readonly options: readonly Option[]
  /** `one` option, `several`, or all of them in an `order`. */
  readonly form: 'one' | 'several' | 'order'
  /** Null where the files give no reason for an answer; the question then needs one. */
  readonly proposal: Proposal | null
  /** The meaning of the answer null, such as "no group"; absent if one of the options is needed. */
  readonly none?: string | undefined
  /** Why a text that is not among the options is refused; null if it is accepted. Absent: only options are accepted. */
  readonly refusal?: ((text: string) => string | null) | undefined
  /** Why an answer of accepted texts is refused, such as a contradiction to an earlier answer. */
  readonly conflict?: ((answer: Answer) => string | null) | undefined
}

/** The meaning of no answer to a question of the endpoint. */
export const UNDECIDED = 'decide later; no curve is drawn yet'

export interface Proposal {
  readonly answer: Answer
  /** Since what was seen. */
  readonly why: string
}

/** Why an answer is refused; null if it is accepted. */
export const answerProblem = (question: Question, answer: Answer): string | null => {
  const { form, none, options, conflict } = question
  if (answer === null) {
    if (none === undefined) return `one of ${listed(options)} is needed`
    return conflict?.(answer) ?? null
  }
  const isList = typeof answer !== 'string'
  if (isList !== (form !== 'one')) return isList ? 'one answer is needed, not a list' : 'a list is needed'
  const texts = typeof answer === 'string' ? [answer] : answer
  const refused = texts.map((text) => textProblem(question, text)).find((problem) => problem !== null)
  if (refused !== undefined) return refused
  const twice = texts.find((text, i) => texts.indexOf(text) < i)
  if (twice !== undefined) return `"${twice}" occurs twice`
  if (form === 'order' && texts.length < options.length) {
    const missing = options.filter(({ value }) => !texts.includes(value))
    return `${listed(missing)} is missing in the order`
  }
  return conflict?.(answer) ?? null
}

const textProblem = ({ options, refusal }: Question, text: string): string | null =>
  options.some(({ value }) => value === text)
    ? null
    : refusal === undefined
      ? `"${text}" is not one of ${listed(options)}`
      : refusal(text)

const listed = (options: readonly Option[]): string =>
  `${options
    .slice(0, MOST)
    .map(({ value }) => value)
    .join(', ')}${options.length > MOST ? ', ...' : ''}`

const MOST = 12

/** Whether the options may be chosen by their numbers: not if they are numbers themselves. */
export const areNumbered = ({ options }: Question): boolean =>
  options.length > 0 && !options.some(({ value }) => /^\d+$/.test(value))

/** The answer that a typed line means, or why it means none. An empty line takes the proposal. */
export const typedAnswer = (
  question: Question,
  line: string,
): { readonly answer: Answer } | { readonly problem: string } => {
  const { proposal, none, options, form } = question
  const typed = line.trim()
  if (typed === '')
    return proposal === null
      ? { problem: 'nothing is proposed here: an answer is needed' }
      : { answer: proposal.answer }
  const isOption = options.some(({ value }) => value === typed)
  const isNone = none !== undefined && !isOption && (typed === '-' || typed.toLowerCase() === 'none')
  const answer = isNone
    ? null
    : form === 'one'
      ? meant(question, typed)
      : completed(question, parts(question, typed))
  const problem = answerProblem(question, answer)
  return problem === null ? { answer } : { problem }
}

/** Numbers and names separated by commas; numbers also by spaces. */
const parts = (question: Question, typed: string): readonly string[] => {
  const isWhole = question.options.some(({ value }) => value.toLowerCase() === typed.toLowerCase())
  const separator = /^[\d\s,]+$/.test(typed) ? /[\s,]+/ : ','
  const texts = isWhole ? [typed] : typed.split(separator).map((part) => part.trim())
  return texts.filter((part) => part !== '').map((part) => meant(question, part))
}

/** In an order one value alone is the first of all; the others keep their places. */
const completed = ({ form, options, proposal }: Question, texts: readonly string[]): readonly string[] => {
  const [first, ...more] = texts
  const order = Array.isArray(proposal?.answer) ? proposal.answer : options.map(({ value }) => value)
  return form === 'order' && more.length === 0 && order.includes(first)
    ? [first!, ...order.filter((value) => value !== first)]
    : texts
}

/** The option with this name, in capitals or not, or with this number; otherwise the text itself. */
const meant = (question: Question, text: string): string => {
  const values = question.options.map(({ value }) => value)
  if (values.includes(text)) return text
  const alike = values.filter((value) => value.toLowerCase() === text.toLowerCase())
  if (alike.length === 1) return alike[0]!
  const numbered = areNumbered(question) && /^\d{1,6}$/.test(text) ? values[Number(text) - 1] : undefined
  return numbered ?? text
}
