import type { Plan } from '../../descriptors/plan/plan.ts'
import type { Path } from './plan-warning.ts'

/** A variable by which an endpoint is compared. */
export interface Use {
  readonly endpoint: string
  readonly variable: string
  readonly path: Path
}

/** All comparisons of endpoints in the plan: groups of curves and tests, strata and covariates. */
export const comparedBy = (plan: Plan): readonly Use[] => {
  const uses: Use[] = []
  const add = (endpoint: string, path: Path, variables: readonly string[] | string = []): void => {
    if (typeof variables === 'string') uses.push({ endpoint, variable: variables, path })
    else variables.forEach((variable, i) => uses.push({ endpoint, variable, path: [...path, i] }))
  }
  for (const [name, { endpoint = name, by }] of Object.entries(plan.estimates))
    add(endpoint, ['estimates', name, 'by'], by)
  for (const [name, test] of Object.entries(plan.tests)) {
    if (!('endpoint' in test)) continue
    add(test.endpoint, ['tests', name, 'by'], test.by)
    if ('strata' in test) add(test.endpoint, ['tests', name, 'strata'], test.strata)
    if ('across' in test) add(test.endpoint, ['tests', name, 'across'], test.across)
  }
  for (const [name, model] of Object.entries(plan.models)) {
    if (!('endpoint' in model)) continue
    add(model.endpoint, ['models', name, 'covariates'], model.covariates)
    if ('strata' in model) add(model.endpoint, ['models', name, 'strata'], model.strata)
  }
  // a covariate that changes counts from its change on
  const isKnown = (name: string): boolean =>
    !(Object.hasOwn(plan.variables, name) && 'changesAt' in plan.variables[name]!)
  return uses.filter(({ endpoint, variable }) => Object.hasOwn(plan.endpoints, endpoint) && isKnown(variable))
}
