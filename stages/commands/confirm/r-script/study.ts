import type { Rules } from '../../../../cohort/descriptors/conventions.ts'
import type { DataPackage } from '../../../../cohort/descriptors/data-package.ts'
import type { Plan } from '../../../../cohort/descriptors/plan/plan.ts'
import type { Result } from '../../../../cohort/results/result.ts'
import type { Variable } from '../../../../cohort/values/value.ts'

/** What the script is made of: the description of the raw tables, the plan, and the results to confirm. */
export interface ConfirmedStudy
  extends Pick<
    Plan,
    | 'title'
    | 'subject'
    | 'origin'
    | 'populations'
    | 'endpoints'
    | 'summaries'
    | 'estimates'
    | 'tests'
    | 'models'
  > {
  readonly cohort: string
  readonly dataPackage: DataPackage
  /** Derived variables as the plan declares them. */
  readonly derivations: Plan['variables']
  readonly exclude: Plan['exclude']
  readonly variables: ReadonlyMap<string, Variable>
  readonly rules: Rules
  /** Summaries and estimates. */
  readonly estimateResults: readonly Result[]
  /** Tests and models. */
  readonly testResults: readonly Result[]
  readonly simulationResults: readonly Result[]
}
