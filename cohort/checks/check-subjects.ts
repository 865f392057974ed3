import type { Condition } from '../descriptors/conditions/condition.ts'
import { sentenceOf } from '../descriptors/conditions/condition-sentence.ts'
import { evaluate, variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import type { Check } from '../descriptors/plan/check.ts'
import { daysOf } from '../values/calendar.ts'
import { addDecimals } from '../values/decimal.ts'
import type { ValueProblem } from '../values/problem.ts'
import { encodeValue, type Subject, type Value, type Variable } from '../values/value.ts'

/** The outcome of a declared check. */
export interface CheckOutcome {
  /** The number of subjects to whom the check applies. */
  readonly checked: number
  readonly problems: readonly ValueProblem[]
}

/** Applies a declared check to every subject. */
export const checkSubjects = (
  check: Check,
  subjects: readonly Subject[],
  subjectName: string,
  variables: ReadonlyMap<string, Variable>,
): CheckOutcome => {
  const outcomes = subjects.map((subject) =>
    'order' in check
      ? inOrder(check.order, subject, String(subject[subjectName]))
      : 'sum' in check
        ? summed(check, subject, String(subject[subjectName]))
        : implied(check, subject, String(subject[subjectName]), variables),
  )
  return {
    checked: outcomes.filter((outcome) => outcome !== null).length,
    problems: outcomes.flatMap((outcome) => outcome ?? []),
  }
}

type Outcome = readonly ValueProblem[] | null

/** Each recorded number or date is at most the next recorded one; null if fewer than two are recorded. */
const inOrder = (names: readonly string[], subject: Subject, id: string): Outcome => {
  const problems: ValueProblem[] = []
  let recorded = 0
  let earlier: { readonly name: string; readonly first: number } | null = null
  for (const name of names) {
    const span = spanOf(subject[name] ?? null)
    if (span === null) continue
    recorded += 1
    if (earlier !== null && earlier.first > span.last)
      problems.push({
        subject: id,
        variable: earlier.name,
        expected: `at most ${name} (${subject[name]})`,
        found: String(subject[earlier.name]),
      })
    earlier = { name, first: span.first }
  }
  return recorded < 2 ? null : problems
}

/** A number, or the first and last possible day of a date. */
const spanOf = (value: Value): { readonly first: number; readonly last: number } | null => {
  if (typeof value === 'number') return { first: value, last: value }
  return typeof value === 'string' ? daysOf(value) : null
}

/** The parts versus their recorded sum; null if a part is missing. */
const summed = ({ sum, is }: Extract<Check, { sum: unknown }>, subject: Subject, id: string): Outcome => {
  const parts = sum.map((name) => subject[name])
  const whole = subject[is]
  if (typeof whole !== 'number' || !parts.every((part) => typeof part === 'number')) return null
  const total = addDecimals(parts)
  if (total === whole) return []
  return [
    { subject: id, variable: is, expected: `${total}, the sum of ${sum.join(', ')}`, found: String(whole) },
  ]
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
        (check.if === undefined ? '' : `, because ${sentenceOf(check.if as Condition, variables)}`),
      found: encodeValue(subject[variable] ?? null) || 'nothing',
    },
  ]
}
