import type { Condition } from './condition.ts'
import { sentenceOf } from './condition-sentence.ts'
import { evaluate, variablesOf } from './evaluate-condition.ts'
import type { Check } from './plan.ts'
import type { ValueProblem } from './problem.ts'
import { encodeValue, type Subject, type Variable } from './value.ts'

/** What a declared check looked at and found. */
export interface CheckOutcome {
  /** Subjects for whom the check says something. */
  readonly looked: number
  readonly problems: readonly ValueProblem[]
}

/** Tries a declared check on every subject. */
export const checkSubjects = (
  check: Check,
  subjects: readonly Subject[],
  subjectName: string,
  variables: ReadonlyMap<string, Variable>,
): CheckOutcome => {
  const outcomes = subjects.map((subject) =>
    'order' in check
      ? inOrder(check.order, subject, String(subject[subjectName]))
      : implied(check, subject, String(subject[subjectName]), variables),
  )
  return {
    looked: outcomes.filter((outcome) => outcome !== null).length,
    problems: outcomes.flatMap((outcome) => outcome ?? []),
  }
}

type Outcome = readonly ValueProblem[] | null

/** Each recorded number at most the next recorded one; nothing to say where fewer than two are recorded. */
const inOrder = (names: readonly string[], subject: Subject, id: string): Outcome => {
  const there = names.filter((name) => typeof subject[name] === 'number')
  if (there.length < 2) return null
  return there.slice(1).flatMap((later, i) => {
    const earlier = there[i]!
    const [a, b] = [subject[earlier] as number, subject[later] as number]
    return a <= b
      ? []
      : [{ subject: id, variable: earlier, expected: `at most ${later} (${b})`, found: String(a) }]
  })
}

const implied = (
  check: Extract<Check, { must: unknown }>,
  subject: Subject,
  id: string,
  variables: ReadonlyMap<string, Variable>,
): Outcome => {
  if (check.if !== undefined && evaluate(check.if as Condition, subject) !== true) return null
  const must = check.must as Condition
  if (evaluate(must, subject) === true) return []
  const [variable = ''] = variablesOf(must)
  return [
    {
      subject: id,
      variable,
      expected:
        sentenceOf(must, variables) +
        (check.if === undefined ? '' : `, since ${sentenceOf(check.if as Condition, variables)}`),
      found: encodeValue(subject[variable] ?? null) || 'nothing',
    },
  ]
}
