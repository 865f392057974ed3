import { type AuditInput, recordedOf } from '../../audit/recompute/audit-input.ts'
import { subjectsOf } from '../../cohort/subjects/subject-table.ts'
import type { Subject } from '../../cohort/values/value.ts'
import { memory } from '../../engines/memory.ts'
import type { Values } from '../../pipeline/contracts.ts'
import * as validated from '../2-validate/artifacts.ts'

/** The artifacts from which the audit recomputes a cohort's results. */
export const recomputed = {
  subjects: validated.subjects,
  variables: validated.variables,
  fields: validated.fields,
  derivations: validated.derivations,
  declaredChecks: validated.declaredChecks,
  populations: validated.populations,
  endpoints: validated.endpoints,
  summaries: validated.summaries,
  estimates: validated.estimates,
  tests: validated.tests,
  models: validated.models,
  counting: validated.counting,
  rules: validated.rules,
}

/** The recorded values with the plan, and the engine that counts in memory. */
export const auditedOf = (input: Values<typeof recomputed>): AuditInput => {
  const variables = new Map(input.variables.map((variable) => [variable.name, variable]))
  return {
    ...input,
    subjectName: input.counting.subject,
    recorded: subjectsOf(input.subjects, input.variables)
      .map((subject) => recordedOf(subject, variables))
      .sort(byName(input.counting.subject)),
    variables,
    checks: input.declaredChecks,
    count: memory,
  }
}

/** Numbers by size, texts by code unit, so that the order of rows in a file has no effect. */
const byName =
  (name: string) =>
  (a: Subject, b: Subject): number => {
    const [x, y] = [a[name] ?? '', b[name] ?? '']
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1
  }
