import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { type Statistic, statisticOf } from '../../../cohort/results/statistic.ts'
import { endpointUnit } from '../../../cohort/subjects/endpoint-unit.ts'
import type { Variable } from '../../../cohort/values/value.ts'

type Analyses = Pick<Plan, 'endpoints' | 'estimates' | 'summaries' | 'tests'>

/** The unit of a result before it is computed, from its id; null for an id that is none. */
export const resultUnit = (
  id: string,
  plan: Analyses,
  variables: ReadonlyMap<string, Variable>,
): Pick<Result, 'unit' | 'statistic'> | null => {
  const analysis = id.split('/')[0]!
  const statistic = id.split('/').at(-1)!.split('@')[0]!
  const described = known(statistic)
  if (described === null) return null
  const measured = described.unit === 'one' ? '1' : (measuredUnit(analysis, plan, variables) ?? '1')
  return { statistic, unit: described.unit === 'per-measured' ? `1/${measured}` : measured }
}

const known = (statistic: string): Statistic | null => {
  try {
    return statisticOf(statistic)
  } catch {
    return null // an unknown word, which the audit reports with its place
  }
}

/** The unit of what an analysis measures: the times of its endpoint, or its variable. */
const measuredUnit = (
  analysis: string,
  { endpoints, estimates, summaries, tests }: Analyses,
  variables: ReadonlyMap<string, Variable>,
): string | undefined => {
  const declared = estimates[analysis] ?? tests[analysis] ?? summaries[analysis]
  if (declared === undefined) return undefined
  if ('endpoint' in declared) {
    const endpoint = endpoints[declared.endpoint]
    return endpoint === undefined ? undefined : endpointUnit(endpoint, variables)
  }
  if ('variable' in declared) return variables.get(declared.variable)?.unit
  return variables.get('before' in declared ? declared.before : declared.y)?.unit
}
