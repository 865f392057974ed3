import type { Model } from '../../descriptors/plan/model.ts'
import type { Result } from '../result.ts'
import { plainQualifier, qualifiersOf } from './qualifiers.ts'

/** A regression in words; null where it could not be fitted. */
export interface ModelMethod {
  readonly analysis: string
  /** `Cox regression`, `Fine-Gray regression`. */
  readonly name: string
  readonly covariates: readonly string[]
  /** Of how many units the ratios of numbers are. */
  readonly per: Model['per']
  readonly strata: readonly string[]
  /** Ties, penalty, censoring of competing events: what else the method says, in plain words. */
  readonly qualifiers: readonly string[]
  /** Whether the assumption of proportional hazards was tested. */
  readonly hasTestOfProportionality: boolean
  readonly hasProfileLimits: boolean
}

export const modelMethod = (
  analysis: string,
  model: Model,
  results: Iterable<Result>,
): ModelMethod | null => {
  const own = [...results].filter((result) => result.analysis === analysis && result.value !== null)
  const size = own.find(({ statistic }) => statistic === 'n')
  if (size === undefined || !own.some(({ statistic }) => statistic === 'hazard-ratio')) return null
  const strata = 'strata' in model ? model.strata : []
  const qualifiers = qualifiersOf(size.method, [
    'subjects, ',
    'Cox regression',
    ...(model.method === 'fine-gray'
      ? [/^subjects, (Fine-Gray model of .*?)(?=, |$)/.exec(size.method)?.[1] ?? '']
      : []),
    `stratified by ${strata.join(', ')}`,
  ])
  const has = (statistic: string): boolean => own.some((result) => result.statistic === statistic)
  return {
    analysis,
    name: model.method === 'cox' ? 'Cox regression' : 'Fine-Gray regression of the subdistribution hazard',
    covariates: model.covariates,
    per: model.per,
    strata,
    qualifiers: qualifiers.map(plainQualifier),
    hasTestOfProportionality: has('zph-p'),
    hasProfileLimits: has('profile-lower') || has('profile-upper'),
  }
}
