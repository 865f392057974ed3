import type { CoxModel } from '../../../descriptors/plan/model.ts'
import type { Path, PlanChecker } from '../checker.ts'

/** Checks the clusters of robust standard errors, and what they leave without an answer. */
export const checkRobust = (model: CoxModel, path: Path, check: PlanChecker): void => {
  const { robust, cluster, covariates, endpoint } = model
  if (cluster !== undefined) checkCluster(cluster, covariates, [...path, 'cluster'], check)
  if (robust !== true && cluster === undefined) return
  for (const [property, why] of Object.entries(WITHOUT_ROBUST) as [keyof typeof WITHOUT_ROBUST, string][]) {
    const value = model[property]
    if (value !== undefined && value !== false)
      check.addProblem(
        [...path, property],
        `a model without robust standard errors, because ${why}`,
        cluster === undefined ? 'robust: true' : `cluster: ${cluster}`,
        'leave this property out, or make a second model for it',
      )
  }
  const isInParts =
    check.plan.endpoints[endpoint]?.enters !== undefined ||
    covariates.some((name) => check.variables.get(name)?.changesAt !== undefined)
  if (cluster === undefined && isInParts)
    check.addProblem(
      [...path, 'robust'],
      'a cluster, because counts link neither the entry of a subject to its exit nor its time before a change to that after it',
      'robust: true',
      `cluster: ${check.plan.subject}`,
    )
}

const checkCluster = (name: string, covariates: readonly string[], path: Path, check: PlanChecker): void => {
  const variable = check.variable(name, path)
  if (covariates.includes(name)) check.addProblem(path, 'another variable than the covariates', name)
  else if (variable?.type === 'list')
    check.addProblem(path, 'a variable with one value for each subject', `${name} (list)`)
}

const WITHOUT_ROBUST = {
  firth: 'a penalised likelihood has none',
  covariateTests: 'the likelihood-ratio test of a covariate needs independent subjects',
  select: 'its likelihood-ratio tests need independent subjects',
  interaction: 'the likelihood-ratio test of an interaction needs independent subjects',
  adjusted: 'the limits of its curves are those of the model',
  concordance: 'the standard error of C is that of independent subjects',
  concordanceUntil: 'the standard error of C is that of independent subjects',
} as const
