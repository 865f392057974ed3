import { modelKindOf } from '../../descriptors/models/index.ts'
import { isCoxModel, isTimeModel, type Model, type TimeModel } from '../../descriptors/plan/model.ts'
import { isShownBoth, univariableName } from '../../descriptors/plan/univariable-names.ts'
import { isQuantity } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'
import { checkEndpointOf } from './endpoint.ts'
import { checkCox } from './models/cox.ts'
import { checkOutcome } from './models/outcome.ts'
import { checkStrata } from './strata.ts'

/** Checks a model's endpoint or outcome, covariates and strata. */
export const checkModel = (model: Model, path: Path, check: PlanChecker): void => {
  if (isTimeModel(model)) checkTimes(model, path, check)
  else checkOutcome(model, path, check)
  const covariates = model.covariates.map((covariate, i) => [covariate, [...path, 'covariates', i]] as const)
  const numbers = covariates.flatMap(([covariate, place]) => {
    const variable = isCoxModel(model) ? check.covariate(covariate, place) : check.variable(covariate, place)
    if (variable?.changesAt !== undefined) return []
    if (variable && isQuantity(variable)) return [covariate]
    if (variable) check.grouping(covariate, place)
    return []
  })
  checkScale(model, numbers, path, check)
  check.unique(covariates, 'each covariate once')
  if ('strata' in model) checkStrata(model.strata, covariates, path, check)
  checkBoth(model, path, check)
  if (isCoxModel(model)) checkCox(model, path, check)
}

const checkTimes = (model: TimeModel, path: Path, check: PlanChecker): void => {
  checkEndpointOf(model, path, check)
  const isDelayed = check.plan.endpoints[model.endpoint]?.enters !== undefined
  if (isDelayed && !modelKindOf(model.method).allowsDelayedEntry)
    check.addProblem([...path, 'endpoint'], 'an endpoint without delayed entry', model.endpoint)
}

/** A table of each covariate alone and of all together needs two, and names for the models of each. */
const checkBoth = (model: Model, path: Path, check: PlanChecker): void => {
  if (!isShownBoth(model)) return
  const place = [...path, 'table']
  if (model.covariates.length < 2)
    check.addProblem(
      place,
      'a model with at least two covariates, because a model of one covariate is univariable',
      model.covariates.join(', '),
      'leave this property out',
    )
  const { summaries, estimates, tests, models, simulations } = check.plan
  const all = { ...summaries, ...estimates, ...tests, ...models, ...simulations }
  for (const covariate of model.covariates) {
    const name = univariableName(String(path.at(-1)), covariate)
    if (Object.hasOwn(all, name))
      check.addProblem(
        place,
        `no entry named ${name}, which is the name of the model of ${covariate} alone`,
        'an entry with this name',
        'give that entry another name',
      )
  }
}

/**
 * `per` names numeric covariates; a single number applies to the only numeric covariate. `numbers`: these covariates.
 */
const checkScale = ({ per }: Model, numbers: readonly string[], path: Path, check: PlanChecker): void => {
  const place = [...path, 'per']
  const words = numbers.length === 0 ? 'the model has none' : numbers.join(', ')
  if (typeof per === 'number' && numbers.length !== 1)
    check.addProblem(
      place,
      `a model with one numeric covariate (${words})`,
      per,
      numbers.length === 0 ? undefined : `name the covariate: per: { ${numbers[0]}: ${per} }`,
    )
  if (typeof per === 'object')
    for (const name of Object.keys(per))
      if (!numbers.includes(name)) check.addProblem([...place, name], `a numeric covariate (${words})`, name)
}
