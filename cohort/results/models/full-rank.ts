import type { CoxData } from '../../../statistics/cox/cox-risk-sets.ts'
import { dependentCovariates } from '../../../statistics/cox/dependent-covariates.ts'
import type { DependentColumn } from '../../../statistics/likelihood/dependent-columns.ts'
import type { Design, Term } from './design.ts'

/** A design whose columns are linearly independent. */
export interface FullRank extends Design {
  /**
   * The dropped terms, for the method text of all results: `without late yes: determined by stage III and stage IV`.
   */
  readonly words: readonly string[]
}

/**
 * The design without the columns that earlier columns determine (`dependentCovariates`, as R's `coxph`), each a dropped
 * term with its reason. If no column varies at any event, all are kept and the model reports it.
 */
export const fullRank = (design: Design, strata: CoxData['strata']): FullRank =>
  withoutDependent(
    design,
    dependentCovariates({ strata, covariates: design.covariates }),
    'subjects at risk at each event',
  )

/** `among`: the subjects among whom the columns are dependent. */
export const withoutDependent = (
  design: Design,
  dependent: readonly DependentColumn[],
  among: string,
): FullRank => {
  const { covariates, terms, dropped: absent } = design
  if (dependent.length === 0 || dependent.length === terms.length) return { ...design, words: [] }
  const out = new Set(dependent.map(({ column }) => column))
  const isKept = (_: unknown, k: number): boolean => !out.has(k)
  return {
    covariates: new Map([...covariates].map(([pattern, x]) => [pattern, x.filter(isKept)])),
    terms: terms.filter(isKept),
    dropped: [
      ...absent,
      ...dependent.map((covariate) => {
        const { name, pair, group } = terms[covariate.column]!
        const reason = whyDropped(covariate, namesOn(covariate, terms), among)
        return { name, reason, ...(pair !== null && { pair }), ...(group !== undefined && { group }) }
      }),
    ],
    valuesOf: (values) => design.valuesOf(values)?.filter(isKept) ?? null,
    words: dependent.map((covariate) => {
      const reason =
        covariate.on.length === 0 ? `the same for all ${among}` : `determined by ${namesOn(covariate, terms)}`
      return `without ${nameOf(terms[covariate.column]!)}: ${reason}`
    }),
  }
}

const namesOn = ({ on }: DependentColumn, terms: Design['terms']): string =>
  on.map((column) => nameOf(terms[column]!)).join(' and ')

const nameOf = ({ name, group }: Term): string => (group === undefined ? name : `${name} in ${group}`)

const whyDropped = ({ on }: DependentColumn, names: string, among: string): string =>
  on.length === 0
    ? `not in the model: the same for all ${among}`
    : `not in the model: determined by ${names} among the ${among}`
