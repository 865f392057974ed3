import { checkSubjects } from '../../cohort/checks/check-subjects.ts'
import { deriveValue } from '../../cohort/subjects/derive-values.ts'
import { type FollowUp, followUps } from '../../cohort/subjects/follow-ups.ts'
import type { Subject, Value } from '../../cohort/values/value.ts'
import type { AuditInput } from './audit-input.ts'

/** A subject with all values derived from its recorded ones. */
export interface DerivedSubject {
  readonly subject: Subject
  /** By endpoint; null if the subject is not in the endpoint's population. */
  readonly followUps: Readonly<Record<string, FollowUp | null>>
}

/**
 * Derives a subject from its recorded values, by the code of stages 2 and 3; null if a field's limits, a declared check
 * or an endpoint rejects the values.
 */
export const derivedSubject = (recorded: Subject, audited: AuditInput): DerivedSubject | null => {
  if (!isWithinFields(recorded, audited)) return null
  const subject: Record<string, Value> = { ...recorded }
  for (const [name, { derivation }] of audited.variables) {
    if (derivation === null) continue
    const value = deriveValue(audited.derivations[name]!, subject, audited.variables)
    if (value === undefined) return null
    subject[name] = value
  }
  const { checks, endpoints, populations, subjectName, variables } = audited
  for (const check of Object.values(checks))
    if (checkSubjects(check, [subject], subjectName, variables).problems.length > 0) return null
  const byEndpoint: Record<string, FollowUp | null> = {}
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const computed = followUps(endpoint, populations, [subject], subjectName)
    if (computed.problems.length > 0) return null
    byEndpoint[name] = computed.followUps[0] ?? null
  }
  return { subject, followUps: byEndpoint }
}

const isWithinFields = (recorded: Subject, { fields }: AuditInput): boolean =>
  fields.every(({ name, minimum, maximum, required }) => {
    const value = recorded[name] ?? null
    if (value === null) return !required
    return (
      typeof value !== 'number' ||
      ((minimum === null || value >= minimum) && (maximum === null || value <= maximum))
    )
  })
