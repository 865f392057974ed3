import { checkSubjects } from '../../../cohort/checks/check-subjects.ts'
import type { Derived } from '../../../cohort/descriptors/plan/derived.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { deriveValue, underivable } from '../../../cohort/subjects/derive-values.ts'
import { exclusionOf } from '../../../cohort/subjects/exclusions.ts'
import { followUps } from '../../../cohort/subjects/follow-ups.ts'
import type { ValueProblem } from '../../../cohort/values/problem.ts'
import type { Subject, Value, Variable } from '../../../cohort/values/value.ts'
import type { CheckRow } from '../artifacts.ts'

/** The derived values, and the results of all checks that the plan declares. */
export interface CheckedCohort {
  /** Without excluded subjects. */
  readonly subjects: readonly Subject[]
  /** Excluded subjects with the plan's reason. */
  readonly excluded: readonly { readonly subject: string; readonly exclusion: string }[]
  readonly checks: readonly CheckRow[]
  readonly problems: readonly ValueProblem[]
}

/**
 * Derives the variables, excludes subjects, runs the declared checks, and derives the follow-ups of every endpoint to
 * see whether that is possible. Derived values are added to the recorded ones.
 */
export const checkCohort = (
  plan: Plan,
  recorded: readonly Record<string, Value>[],
  variables: ReadonlyMap<string, Variable>,
): CheckedCohort => {
  const derived = [...variables.values()].flatMap(
    ({ name, derivation }): readonly (readonly [string, Derived])[] =>
      derivation === null ? [] : [[name, plan.variables[name]!]],
  )
  const subjects: Subject[] = []
  const excluded: CheckedCohort['excluded'][number][] = []
  const problems: ValueProblem[] = []
  for (const subject of recorded) {
    const id = String(subject[plan.subject])
    const derivationProblems = derive(derived, subject, id, variables)
    const exclusion = exclusionOf(plan.exclude, subject)
    if (exclusion !== null) {
      excluded.push({ subject: id, exclusion })
      continue
    }
    problems.push(...derivationProblems)
    subjects.push(subject)
  }
  const checks: CheckRow[] = []
  const record = (check: string, title: string, checked: number, failures: readonly ValueProblem[]): void => {
    for (const problem of failures) problems.push(problem)
    checks.push({
      check,
      title,
      looked: checked,
      passed: checked - new Set(failures.map(({ subject }) => subject)).size,
    })
  }
  for (const [name, check] of Object.entries(plan.checks)) {
    const { checked, problems: failures } = checkSubjects(check, subjects, plan.subject, variables)
    record(name, check.title, checked, failures)
  }
  for (const [name, endpoint] of Object.entries(plan.endpoints)) {
    const { checked, problems: failures } = followUps(endpoint, plan.populations, subjects, plan.subject)
    record(
      `endpoint ${name}`,
      `${endpoint.title}: every subject has a time and one outcome`,
      checked,
      failures,
    )
  }
  return { subjects, excluded, checks, problems }
}

/** Adds a subject's derived values; a value that cannot be derived is missing, with a problem. */
const derive = (
  derived: readonly (readonly [string, Derived])[],
  subject: Record<string, Value>,
  id: string,
  variables: ReadonlyMap<string, Variable>,
): readonly ValueProblem[] => {
  const problems: ValueProblem[] = []
  for (const [name, derivation] of derived) {
    const value = deriveValue(derivation, subject, variables)
    if (value === undefined) problems.push({ subject: id, ...underivable(name, derivation, subject) })
    subject[name] = value ?? null
  }
  return problems
}
