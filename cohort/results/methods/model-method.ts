import { robustWords } from '../../descriptors/models/cox.ts'
import { modelKindOf } from '../../descriptors/models/index.ts'
import type { Model } from '../../descriptors/plan/model.ts'
import { isShownBoth } from '../../descriptors/plan/univariable-names.ts'
import type { Result } from '../result.ts'
import { plainQualifier, qualifiersOf } from './qualifiers.ts'

/** The method of a fitted regression. */
export interface ModelMethod {
  readonly analysis: string
  /** `Cox regression`, `Fine-Gray regression`. */
  readonly name: string
  readonly ratio: ReturnType<typeof modelKindOf>['ratio']
  readonly covariates: readonly string[]
  /** The number of units per ratio of numeric covariates. */
  readonly per: Model['per']
  readonly strata: readonly string[]
  /** Further qualifiers: ties, penalty, censoring of competing events. */
  readonly qualifiers: readonly string[]
  /** Whether the assumption of proportional hazards was tested. */
  readonly hasTestOfProportionality: boolean
  readonly hasProfileLimits: boolean
  /** Whether it is of a yes-no outcome; whether it has limits by profile likelihood, Hosmer and Lemeshow's test, the area. */
  readonly isOfOutcome: boolean
  readonly hasBothLimits: boolean
  readonly hasHosmerLemeshow: boolean
  readonly hasArea: boolean
  /** Whether each covariate is also analysed alone. */
  readonly hasUnivariable: boolean
  /** Whether each covariate is tested as a whole, and AIC is given. */
  readonly hasCovariateTests: boolean
  /** Whether the effect of a covariate is compared between subgroups. */
  readonly hasInteraction: boolean
  /** Whether the data chose the covariates. */
  readonly isSelected: boolean
  /** Whether Harrell's C is given, and Uno's. */
  readonly hasConcordance: boolean
  readonly hasUnosConcordance: boolean
  /** Whether survival is averaged over all subjects as if in each group, or is that of declared values. */
  readonly hasAveragedSurvival: boolean
  readonly hasSurvivalOfValues: boolean
}

/** The method of a regression; null if it could not be fitted. */
export const modelMethod = (
  analysis: string,
  model: Model,
  results: Iterable<Result>,
): ModelMethod | null => {
  const kind = modelKindOf(model.method)
  const computed = [...results].filter((result) => result.analysis === analysis && result.value !== null)
  const size = computed.find(({ statistic }) => statistic === 'n')
  if (size === undefined || !computed.some(({ statistic }) => statistic === kind.statistic)) return null
  const strata = 'strata' in model ? model.strata : []
  const qualifiers = qualifiersOf(size.method, [
    'subjects, ',
    ...kind.known(model),
    `stratified by ${strata.join(', ')}`,
    ...model.covariates.map((name) => `time-dependent covariate ${name}`),
    ...robustWords(model),
  ])
  const has = (statistic: string): boolean => computed.some((result) => result.statistic === statistic)
  return {
    analysis,
    name: kind.name,
    ratio: kind.ratio,
    covariates: model.covariates,
    per: model.per,
    strata,
    qualifiers: qualifiers.map(plainQualifier),
    hasTestOfProportionality: has('zph-p'),
    hasProfileLimits: has('profile-lower') || has('profile-upper'),
    isOfOutcome: 'outcome' in model,
    hasBothLimits: has('odds-ratio-profile-lower') || has('odds-ratio-profile-upper'),
    hasHosmerLemeshow: has('hosmer-lemeshow-p'),
    hasArea: has('auc'),
    hasUnivariable: isShownBoth(model),
    hasCovariateTests: has('aic'),
    hasInteraction: has('interaction-likelihood-ratio-p'),
    isSelected: has('selection-p'),
    hasConcordance: has('concordance'),
    hasUnosConcordance: has('uno-concordance'),
    hasAveragedSurvival: computed.some((one) => one.statistic === 'adjusted-survival' && one.group !== ''),
    hasSurvivalOfValues: computed.some((one) => one.statistic === 'adjusted-survival' && one.level !== ''),
  }
}
