import { checkSubjects } from '../../cohort/check-subjects.ts'
import { deriveValue } from '../../cohort/derive.ts'
import { followUps } from '../../cohort/follow-ups.ts'
import type { Plan } from '../../cohort/plan.ts'
import type { ValueProblem } from '../../cohort/problem.ts'
import type { Subject, Value, Variable } from '../../cohort/value.ts'
import type { CheckRow } from './artifacts.ts'

/** What is derived from the recorded values, and everything that the plan expects of them. */
export interface CheckedCohort {
  readonly subjects: readonly Subject[]
  readonly checks: readonly CheckRow[]
  readonly problems: readonly ValueProblem[]
}

/** Derives the variables, tries the declared checks, and derives every endpoint's follow-ups to see that it can be done. */
export const checkCohort = (
  plan: Plan,
  recorded: readonly Readonly<Record<string, Value>>[],
  variables: ReadonlyMap<string, Variable>,
): CheckedCohort => {
  const problems: ValueProblem[] = []
  const subjects = recorded.map((values) => {
    const subject: Record<string, Value> = { ...values }
    for (const [name, { derivation }] of variables) {
      if (derivation === null) continue
      const value = deriveValue(plan.variables[name]!, subject, variables)
      if (value === undefined)
        problems.push({
          subject: String(subject[plan.subject]),
          variable: variables.get(name)!.of[0]!,
          expected: `a value that ${name} recodes`,
          found: String(subject[variables.get(name)!.of[0]!]),
        })
      subject[name] = value ?? null
    }
    return subject
  })
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
  return { subjects, checks, problems }
}
