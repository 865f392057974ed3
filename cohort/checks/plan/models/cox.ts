import type { CoxModel } from '../../../descriptors/plan/model.ts'
import { oneOf } from '../../../values/problem.ts'
import { encodeValue, isQuantity, levelsOf } from '../../../values/value.ts'
import type { Path, PlanChecker } from '../checker.ts'
import { checkRobust } from './robust.ts'

/** Checks what a Cox model compares besides its ratios: interaction, survival by the model, tests of covariates. */
export const checkCox = (model: CoxModel, path: Path, check: PlanChecker): void => {
  if (model.firth)
    for (const property of ['covariateTests', 'interaction', 'adjusted', 'select'] as const)
      if (model[property] !== undefined)
        check.addProblem(
          [...path, property],
          'a model without firth, because a penalised likelihood has no such results',
          'firth: true',
        )
  if (model.select !== undefined)
    for (const property of ['interaction', 'adjusted'] as const)
      if (model[property] !== undefined)
        check.addProblem(
          [...path, property],
          'a model without select, because the rule may remove its covariates',
          'select',
        )
  checkChanges(model, path, check)
  checkRobust(model, path, check)
  checkInteraction(model, [...path, 'interaction'], check)
  checkAdjusted(model, [...path, 'adjusted'], check)
  checkConcordance(model, [...path, 'concordanceUntil'], check)
}

/** Covariates that change: at times of the kind of the endpoint, and not in what is of a subject as a whole. */
const checkChanges = (model: CoxModel, path: Path, check: PlanChecker): void => {
  const changing = model.covariates.flatMap((name, i) => {
    const at = check.variables.get(name)?.changesAt
    return at === undefined ? [] : [{ name, at, place: [...path, 'covariates', i] }]
  })
  const until = check.variables.get(check.plan.endpoints[model.endpoint]?.until ?? '')
  for (const { name, at, place } of changing) {
    const time = check.variables.get(at)
    if (until === undefined || time === undefined) continue
    const [wanted, found] = [until, time].map(({ type, unit }) =>
      type === 'date' ? 'dates' : `times in ${unit}`,
    )
    if (wanted !== found)
      check.addProblem(
        place,
        `a change at ${wanted}, as the endpoint ${model.endpoint} has them`,
        `${name}, which changes at ${at} (${found})`,
        wanted === 'dates' ? 'name the date of the change' : 'derive it by "convert" or "duration"',
      )
  }
  if (changing.length === 0) return
  for (const property of ['adjusted', 'concordance', 'concordanceUntil'] as const)
    if (model[property] !== undefined && model[property] !== false)
      check.addProblem(
        [...path, property],
        `a model whose covariates do not change, because ${WITHOUT_CHANGES[property]}`,
        changing.map(({ name }) => name).join(', '),
        'leave this property out, or make a second model without these covariates',
      )
}

const WITHOUT_CHANGES = {
  adjusted: 'a curve of survival is of one value',
  concordance: 'a subject would have several scores',
  concordanceUntil: 'a subject would have several scores',
} as const

const checkInteraction = ({ interaction, covariates }: CoxModel, path: Path, check: PlanChecker): void => {
  if (interaction === undefined) return
  checkCovariate(interaction.of, covariates, [...path, 'of'], check)
  const place = [...path, 'with']
  if (!checkCovariate(interaction.with, covariates, place, check)) return
  if (interaction.of === interaction.with)
    check.addProblem(place, 'another covariate than that of the effect', interaction.with)
  else if (check.variables.get(interaction.with)?.changesAt === undefined)
    check.grouping(interaction.with, place)
}

const checkCovariate = (
  name: string,
  covariates: readonly string[],
  path: Path,
  check: PlanChecker,
): boolean => {
  if (covariates.includes(name)) return true
  check.addProblem(path, `a covariate of the model, ${oneOf(covariates)}`, name)
  return false
}

const checkAdjusted = (model: CoxModel, path: Path, check: PlanChecker): void => {
  const { adjusted, covariates, strata } = model
  if (adjusted === undefined) return
  if (strata.length > 0)
    check.addProblem(
      path,
      'a model without strata, because each stratum has a baseline of its own',
      strata.join(', '),
      'make the strata covariates, or leave this property out',
    )
  if (adjusted.by === undefined && adjusted.patients === undefined)
    check.addProblem(path, 'whose survival: by, or patients, or both', 'none of them')
  check.unique(
    adjusted.at.map((time, i) => [time, [...path, 'at', i]]),
    'each time once',
  )
  if (adjusted.by !== undefined && checkCovariate(adjusted.by, covariates, [...path, 'by'], check))
    check.grouping(adjusted.by, [...path, 'by'])
  for (const [name, values] of Object.entries(adjusted.patients ?? {}))
    checkPatient(values, covariates, [...path, 'patients', name], check)
}

/** The censoring curve is one, and its numbers at risk are those of the start. */
const checkConcordance = (model: CoxModel, path: Path, check: PlanChecker): void => {
  if (model.concordanceUntil === undefined) return
  if (model.strata.length > 0)
    check.addProblem(
      path,
      'a model without strata, because the weights are by one curve of censoring',
      model.strata.join(', '),
      'make the strata covariates, or leave this property out',
    )
  if (check.plan.endpoints[model.endpoint]?.enters !== undefined)
    check.addProblem(
      path,
      'an endpoint without delayed entry, because the weights are by the time since the origin',
      model.endpoint,
      'leave this property out',
    )
}

/** A value of each covariate: a number for a number, a category for a category. */
const checkPatient = (
  values: Readonly<Record<string, number | string | boolean>>,
  covariates: readonly string[],
  path: Path,
  check: PlanChecker,
): void => {
  const missing = covariates.filter((covariate) => !Object.hasOwn(values, covariate))
  if (missing.length > 0)
    check.addProblem(path, 'a value of each covariate of the model', `none of ${missing.join(', ')}`)
  for (const [name, value] of Object.entries(values)) {
    const place = [...path, name]
    if (!checkCovariate(name, covariates, place, check)) continue
    const variable = check.variable(name, place)
    if (!variable) continue
    const levels = (levelsOf(variable) ?? []).map((level) => level.value)
    if (isQuantity(variable)) {
      if (typeof value !== 'number') check.addProblem(place, 'a number', value)
    } else if (!levels.includes(encodeValue(value)))
      check.addProblem(place, `a category of ${name}, ${oneOf(levels)}`, value)
  }
}
