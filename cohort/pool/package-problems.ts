import { groupingOf } from '../counts/counting.ts'
import type { Condition } from '../descriptors/conditions/condition.ts'
import { variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import { eventsOf } from '../subjects/follow-ups.ts'
import { type DescriptorProblem, shown } from '../values/problem.ts'
import { CENTRE } from './member.ts'
import type { SharedPackage } from './shared-package.ts'

/** Names that a package uses without declaring them, and use of the reserved variable name. */
export const packageProblems = (shared: SharedPackage['casebook']): readonly DescriptorProblem[] => {
  const problems: DescriptorProblem[] = []
  const names = shared.variables.map(({ name }) => name)
  const need = (path: DescriptorProblem['path'], what: string, there: readonly string[], wanted: string) => {
    if (!there.includes(wanted))
      problems.push({
        path: ['casebook', ...path],
        expected: `${what} that the package declares`,
        found: shown(wanted),
      })
  }
  const variable = (path: DescriptorProblem['path']) => (wanted: string) =>
    need(path, 'a variable', names, wanted)
  const populations = Object.keys(shared.populations)
  for (const [name, { definition }] of Object.entries(shared.endpoints)) {
    variablesOfEndpoint(definition).forEach(variable(['endpoints', name]))
    if (definition.among !== undefined)
      need(['endpoints', name, 'definition', 'among'], 'a population', populations, definition.among)
  }
  for (const [name, { condition }] of Object.entries(shared.populations))
    variablesOf(condition as Condition).forEach(variable(['populations', name]))
  shared.eventTables.forEach(({ endpoint, by, strata }, i) => {
    need(['eventTables', i], 'an endpoint', Object.keys(shared.endpoints), endpoint)
    for (const name of [...by, ...strata]) variable(['eventTables', i])(name)
  })
  shared.counts.forEach(({ population, variable: counted, by }, i) => {
    variable(['counts', i])(counted)
    for (const name of groupingOf(by)) variable(['counts', i])(name)
    if (population !== null) need(['counts', i], 'a population', populations, population)
  })
  shared.variables.forEach(({ name }, i) => {
    if (name === CENTRE || names.indexOf(name) < i)
      problems.push({
        path: ['casebook', 'variables', i, 'name'],
        expected:
          name === CENTRE
            ? 'a different name, because this one is reserved for the members of a pooled cohort'
            : 'each name once',
        found: shown(name),
        remedy: 'the centre renames the variable and shares again',
      })
  })
  return problems
}

/** The variables that an endpoint reads. */
const variablesOfEndpoint = (endpoint: Endpoint): readonly string[] => [
  endpoint.until,
  ...[endpoint.from ?? [], endpoint.enters ?? []].flat(),
  ...eventsOf(endpoint).flatMap(([, { at, when }]) => [at, ...variablesOf(when as Condition)]),
]
