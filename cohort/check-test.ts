import { causeIndex } from './follow-ups.ts'
import { checkScale } from './models/scale.ts'
import type { Model } from './plan/model.ts'
import type { Plan } from './plan/plan.ts'
import type { Test } from './plan/test.ts'
import type { Looker } from './plan-looker.ts'
import { isQuantity, type Variable } from './value.ts'

type Path = readonly (string | number)[]

/** A test's names, and whether its variables are of the kind that the method asks for. */
export const checkTest = (of: Test, name: string, path: Path, plan: Plan, look: Looker): void => {
  if ('endpoint' in of) {
    checkTimes(of, path, plan, look)
    return
  }
  if (of.among !== undefined) look.population(of.among, [...path, 'among'])
  if ('before' in of) {
    checkPairs(of, path, look)
    return
  }
  look.grouping(of.by, [...path, 'by'])
  const tested = look.variable(of.variable, [...path, 'variable'])
  if (tested && (of.method === 'fisher' || of.method === 'chi-square'))
    look.grouping(of.variable, [...path, 'variable'])
  if (tested && (of.method === 'mann-whitney' || of.method === 'kruskal-wallis') && !isRanked(tested))
    look.complain([...path, 'variable'], 'numbers or ordered categories', of.variable)
  const summary = Object.hasOwn(plan.summaries, name) ? plan.summaries[name] : undefined
  if (
    summary &&
    ((summary.variable ?? name) !== of.variable || summary.by !== of.by || summary.among !== of.among)
  )
    look.complain(
      path,
      `the variable, by and among of the summary ${name}, whose name it bears`,
      of.variable,
      'name the test otherwise',
    )
}

const checkTimes = (of: Extract<Test, { endpoint: string }>, path: Path, plan: Plan, look: Looker): void => {
  look.grouping(of.by, [...path, 'by'])
  if ('strata' in of) checkStrata(of.strata, [[of.by, path]], path, look)
  if ('across' in of) {
    look.grouping(of.across, [...path, 'across'])
    look.once(
      [
        [of.by, path],
        [of.across, [...path, 'across']],
      ],
      'another variable than the groups that are compared',
    )
  }
  checkEndpoint(of.endpoint, 'cause' in of ? of.cause : undefined, path, plan, look)
  if (of.method !== 'log-rank') return
  const groups = look.levels(of.by)
  if (of.scores !== undefined && groups !== null && of.scores.length !== groups)
    look.complain(
      [...path, 'scores'],
      `${groups} scores, one for each group of ${of.by} in its declared order`,
      of.scores.length,
    )
  if (of.monteCarlo !== undefined && of.permutation === undefined)
    look.complain([...path, 'monteCarlo'], 'permutation: studentised or linear beside it', of.monteCarlo)
}

const checkPairs = (
  { before, after, method }: Extract<Test, { before: string }>,
  path: Path,
  look: Looker,
): void => {
  const [first, second] = [
    look.variable(before, [...path, 'before']),
    look.variable(after, [...path, 'after']),
  ]
  if (!first || !second) return
  if (method === 'mcnemar') {
    if (first.type !== 'boolean' || second.type !== 'boolean')
      look.complain(path, 'two variables with yes and no', [before, after])
    return
  }
  const alike =
    (isQuantity(first) && isQuantity(second) && first.unit === second.unit) || sameOrder(first, second)
  if (!alike)
    look.complain(path, 'two numbers of one unit, or two variables with the same ordered categories', [
      before,
      after,
    ])
}

/** A model's endpoint, covariates and strata. */
export const checkModel = (of: Model, path: Path, plan: Plan, look: Looker): void => {
  checkEndpoint(of.endpoint, of.method === 'fine-gray' ? of.cause : undefined, path, plan, look)
  const numbers = of.covariates.filter((covariate, i) => {
    const found = look.variable(covariate, [...path, 'covariates', i])
    if (found && !isQuantity(found)) look.grouping(covariate, [...path, 'covariates', i])
    return found && isQuantity(found)
  })
  checkScale(of, numbers, path, look)
  const covariates = of.covariates.map((covariate, i) => [covariate, [...path, 'covariates', i]] as const)
  look.once(covariates, 'each covariate once')
  if (of.method === 'cox') checkStrata(of.strata, covariates, path, look)
  if (of.method === 'fine-gray' && plan.endpoints[of.endpoint]?.enters !== undefined)
    look.complain([...path, 'endpoint'], 'an endpoint without delayed entry', of.endpoint)
}

/** Strata are groupings, none of them twice and none of them what is compared. */
const checkStrata = (
  strata: readonly string[],
  compared: readonly (readonly [string, Path])[],
  path: Path,
  look: Looker,
): void => {
  strata.forEach((stratum, i) => look.grouping(stratum, [...path, 'strata', i]))
  const all = strata.map((stratum, i) => [stratum, [...path, 'strata', i]] as const)
  const different = new Map(compared)
  look.once([...different, ...all], 'strata that are neither the groups nor each other')
}

const checkEndpoint = (
  name: string,
  cause: string | undefined,
  path: Path,
  plan: Plan,
  look: Looker,
): void => {
  if (!look.named('endpoint', plan.endpoints, name, [...path, 'endpoint'])) return
  const endpoint = plan.endpoints[name]!
  if (cause !== undefined && causeIndex(endpoint, cause) < 0)
    look.complain([...path, 'cause'], `event, or a competing cause of ${name}`, cause)
}

const isRanked = (variable: Variable): boolean => isQuantity(variable) || variable.ordered

const sameOrder = (a: Variable, b: Variable): boolean =>
  a.ordered &&
  b.ordered &&
  JSON.stringify(a.categories?.map(({ value }) => value)) ===
    JSON.stringify(b.categories?.map(({ value }) => value))
