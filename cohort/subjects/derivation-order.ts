import type { PlanVariable } from '../descriptors/plan/plan.ts'
import { type DescriptorProblem, didYouMean, oneOf, shown } from '../values/problem.ts'
import type { Variable } from '../values/value.ts'
import { derivedVariable, needsOf } from './derived-variable.ts'

/**
 * The recorded variables (and the aggregates of files with several rows per subject), followed by the derived
 * variables, each after its sources.
 * Unknown names, duplicate names and cycles are problems.
 */
export const derivedVariables = (
  derived: Readonly<Record<string, PlanVariable>>,
  recorded: readonly Variable[],
): { readonly variables: ReadonlyMap<string, Variable>; readonly problems: readonly DescriptorProblem[] } => {
  const variables = new Map(recorded.map((variable) => [variable.name, variable]))
  const problems: DescriptorProblem[] = []
  const waiting = new Map(Object.entries(derived).filter(([, spec]) => !('rows' in spec)))
  const names = [...variables.keys(), ...waiting.keys()]
  for (const [name, spec] of waiting) {
    const path = ['variables', name]
    if (variables.has(name))
      problems.push({ path, expected: 'a name different from all columns', found: shown(name) })
    for (const need of needsOf(spec))
      if (!names.includes(need))
        problems.push({
          path,
          expected: `a variable, ${oneOf(names)}`,
          found: shown(need),
          remedy: didYouMean(need, names),
        })
  }
  if (problems.length > 0) return { variables, problems }
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, spec]) => needsOf(spec).every((need) => variables.has(need)))
    if (ready.length === 0) return { variables, problems: [circle([...waiting.keys()])] }
    for (const [name, spec] of ready) {
      variables.set(name, derivedVariable(name, spec, variables))
      waiting.delete(name)
    }
  }
  return { variables, problems }
}

const circle = (names: readonly string[]): DescriptorProblem => ({
  path: ['variables', names[0]!],
  expected: 'variables derived from recorded ones, without a cycle',
  found: `a cycle: ${names.join(', ')}`,
})
