import type { CountRow } from '../../cohort/counts/count-rows.ts'
import type { CountsRequest, EventTableRequest } from '../../cohort/counts/counting.ts'
import type { EventRow } from '../../cohort/counts/event-rows.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Plan } from '../../cohort/descriptors/plan/plan.ts'
import type { RecordedField } from '../../cohort/descriptors/recorded-field.ts'
import type { FollowUp } from '../../cohort/subjects/follow-ups.ts'
import type { Subject, Variable } from '../../cohort/values/value.ts'

/** The recorded values and the plan: everything that is needed to recompute a cohort's results. */
export interface AuditInput
  extends Pick<
    Plan,
    'checks' | 'populations' | 'endpoints' | 'summaries' | 'estimates' | 'tests' | 'models'
  > {
  readonly subjectName: string
  /** Recorded values only, in the order of the files. */
  readonly recorded: readonly Subject[]
  /** Recorded and derived variables, each after its inputs. */
  readonly variables: ReadonlyMap<string, Variable>
  readonly fields: readonly RecordedField[]
  readonly derivations: Plan['variables']
  readonly rules: Rules
  readonly count: CountFollowUps
}

/** The counting engine, as a parameter because `audit/` imports no engine. */
export type CountFollowUps = (cohort: {
  readonly subjectName: string
  readonly subjects: readonly Subject[]
  readonly endpoints: Plan['endpoints']
  readonly populations: Plan['populations']
  readonly followUps: Readonly<Record<string, readonly FollowUp[]>>
  readonly changing?: ReadonlyMap<string, string>
}) => {
  eventTable(request: EventTableRequest): readonly EventRow[]
  counts(request: CountsRequest): readonly CountRow[]
}

/** The recorded values of a subject, without the derived ones. */
export const recordedOf = (subject: Subject, variables: ReadonlyMap<string, Variable>): Subject =>
  Object.fromEntries(Object.entries(subject).filter(([name]) => variables.get(name)?.derivation === null))
