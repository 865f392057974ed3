import type { CoxData } from '../../../statistics/cox/cox-risk-sets.ts'
import { type DependentCovariate, dependentCovariates } from '../../../statistics/cox/dependent-covariates.ts'
import type { Design } from './design.ts'

/** A design whose columns do not determine each other. */
export interface FullRank extends Design {
  /** Which terms were dropped, for the method of all results: `without late yes: determined by stage III and stage IV`. */
  readonly words: readonly string[]
}

/**
 * The design without the columns that those before them determine (`dependentCovariates`, as R's `coxph`): each is a
 * left term with the reason. Where no column is in contrast at any event, all stay, and the model says so itself.
 */
export const fullRank = (design: Design, strata: CoxData['strata']): FullRank => {
  const { covariates, terms, left } = design
  const dropped = dependentCovariates({ strata, covariates })
  if (dropped.length === 0 || dropped.length === terms.length) return { ...design, words: [] }
  const out = new Set(dropped.map(({ column }) => column))
  return {
    covariates: new Map([...covariates].map(([pattern, x]) => [pattern, x.filter((_, k) => !out.has(k))])),
    terms: terms.filter((_, k) => !out.has(k)),
    left: [
      ...left,
      ...dropped.map((one) => {
        const { name, pair } = terms[one.column]!
        return { name, reason: whyDropped(one, on(one, terms)), ...(pair !== null && { pair }) }
      }),
    ],
    words: dropped.map((one) => {
      const why =
        one.on.length === 0 ? 'the same for all at risk at each event' : `determined by ${on(one, terms)}`
      return `without ${terms[one.column]!.name}: ${why}`
    }),
  }
}

const on = ({ on }: DependentCovariate, terms: Design['terms']): string =>
  on.map((column) => terms[column]!.name).join(' and ')

const whyDropped = ({ on }: DependentCovariate, names: string): string =>
  on.length === 0
    ? 'at each event it is the same for all subjects at risk, so that it is not in the model'
    : `it is determined by ${names} among the subjects at risk at each event, so that it is not in the model`
