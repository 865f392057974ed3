import { checkSubjects } from '../../cohort/check-subjects.ts'
import { deriveValue, underivable } from '../../cohort/derive.ts'
import { exclusionOf } from '../../cohort/exclusions.ts'
import { followUps } from '../../cohort/follow-ups.ts'
import type { Plan } from '../../cohort/plan.ts'
import type { ValueProblem } from '../../cohort/problem.ts'
import type { Subject, Value, Variable } from '../../cohort/value.ts'
import type { CheckRow } from './artifacts.ts'

/** What is derived from the recorded values, and everything that the plan expects of them. */
export interface CheckedCohort {
  /** Without those who are left out. */
  readonly subjects: readonly Subject[]
  /** Who is left out, and for which reason of the plan. */
  readonly excluded: readonly { readonly subject: string; readonly exclusion: string }[]
  readonly checks: readonly CheckRow[]
  readonly problems: readonly ValueProblem[]
}

/** Derives the variables, leaves out whom the plan excludes, tries the declared checks, and derives every endpoint's follow-ups to see that it can be done. */
export const checkCohort = (
  plan: Plan,
  recorded: readonly Readonly<Record<string, Value>>[],
  variables: ReadonlyMap<string, Variable>,
): CheckedCohort => {
  const derived = recorded.map((values) => deriveSubject(plan, values, variables))
  const placed = derived.map((one) => ({ ...one, exclusion: exclusionOf(plan.exclude, one.subject) }))
  const excluded = placed.flatMap(({ subject, exclusion }) =>
    exclusion === null ? [] : [{ subject: String(subject[plan.subject]), exclusion }],
  )
  const included = placed.filter(({ exclusion }) => exclusion === null)
  const problems: ValueProblem[] = included.flatMap((one) => one.problems)
  const subjects = included.map(({ subject }) => subject)
  const checks: CheckRow[] = []
  const record = (check: string, title: string, looked: number, found: readonly ValueProblem[]): void => {
    problems.push(...found)
    checks.push({ check, title, looked, passed: looked - new Set(found.map(({ subject }) => subject)).size })
  }
  for (const [name, check] of Object.entries(plan.checks)) {
    const { looked, problems: found } = checkSubjects(check, subjects, plan.subject, variables)
    record(name, check.title, looked, found)
  }
  for (const [name, endpoint] of Object.entries(plan.endpoints)) {
    const { followUps: derived, problems: found } = followUps(
      endpoint,
      plan.populations,
      subjects,
      plan.subject,
    )
    const looked = derived.length + new Set(found.map(({ subject }) => subject)).size
    record(`endpoint ${name}`, `${endpoint.title}: every subject has a time and one outcome`, looked, found)
  }
  return { subjects, excluded, checks, problems }
}

/** A subject with its derived values; what does not let a value be made is a problem, and the value missing. */
const deriveSubject = (
  plan: Plan,
  values: Readonly<Record<string, Value>>,
  variables: ReadonlyMap<string, Variable>,
): { readonly subject: Subject; readonly problems: readonly ValueProblem[] } => {
  const subject: Record<string, Value> = { ...values }
  const problems: ValueProblem[] = []
  for (const [name, { derivation }] of variables) {
    if (derivation === null) continue
    const derived = plan.variables[name]!
    const value = deriveValue(derived, subject, variables)
    if (value === undefined)
      problems.push({ subject: String(subject[plan.subject]), ...underivable(name, derived, subject) })
    subject[name] = value ?? null
  }
  return { subject, problems }
}
