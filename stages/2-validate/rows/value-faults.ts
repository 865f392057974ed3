import type { ValueProblem } from '../../../cohort/values/problem.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { AggregatedLines } from './aggregate-from-rows.ts'
import type { ReadSubjects } from './read-subjects.ts'

/** Locates problems with values at their cells; for a derived value, at its first source. */
export const valueFaults = (
  problems: readonly ValueProblem[],
  variables: ReadonlyMap<string, Variable>,
  { rows }: Pick<ReadSubjects, 'rows'>,
  aggregated: AggregatedLines,
): readonly Fault[] => {
  if (problems.length === 0) return []
  const lines = new Map(rows.map(({ subject, file, line }) => [`${file} ${subject}`, line]))
  return problems.map(({ subject, variable, ...problem }) => {
    const source = sourceOf(variable, variables)
    const line = aggregated.get(variable)?.get(subject) ?? lines.get(`${source?.file} ${subject}`)
    return {
      file: source?.file ?? 'analysis.yaml',
      line,
      column: source?.column,
      field: variable,
      ...problem,
    }
  })
}

const sourceOf = (name: string, variables: ReadonlyMap<string, Variable>): Variable['source'] => {
  const variable = variables.get(name)
  if (!variable || variable.source) return variable?.source ?? null
  return variable.of.length === 0 ? null : sourceOf(variable.of[0]!, variables)
}
