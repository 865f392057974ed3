import type { CoxTies } from '../../../../statistics/cox/cox-likelihood.ts'
import type { CoxData } from '../../../../statistics/cox/cox-risk-sets.ts'
import { timesOf } from '../../../counts/counting.ts'
import { ownCountsByGroup } from '../../../counts/event-rows.ts'
import type { Rules } from '../../../descriptors/conventions.ts'
import type { CoxModel } from '../../../descriptors/plan/model.ts'
import type { TestData } from '../../group-tests/parts/test-data.ts'
import { designOf, valueIn } from '../design.ts'
import { type FullRank, fullRank } from '../full-rank.ts'
import { type Selected, selectCovariates, withoutRemoved } from './selection.ts'

/** The data of a Cox model with the terms of its columns. */
export interface CoxDesign extends FullRank {
  readonly data: CoxData
  /** The counts of the same subjects by the covariates that do not change, each subject once; these covariates. */
  readonly subjects: CoxData['strata']
  readonly fixed: readonly string[]
  /** The name of the cluster of a pattern, where the model has clusters. */
  readonly clusterOf: ((pattern: string) => string) | null
  readonly ties: CoxTies
  /** What the plan's rule of selection did; empty without one. */
  readonly selected: readonly Selected[]
}

/**
 * The counts by covariate pattern and stratum, the columns of the selected covariates without those that others determine,
 * and the rule of ties.
 */
export const coxDesign = (
  model: CoxModel,
  { eventRows, variables }: Pick<TestData, 'eventRows' | 'variables'>,
  rules: Pick<Rules, 'coxTies'>,
): CoxDesign => {
  const by = timesOf(model).by
  const strata = ownCountsByGroup(eventRows, model.endpoint, by, model.strata)
  const ties = model.ties ?? rules.coxTies
  const all = designOf(model, strata, variables)
  const selected = model.select === undefined ? [] : selectCovariates(all, strata, ties, model.select)
  const design = fullRank(withoutRemoved(all, selected), strata)
  const fixed = by.filter((name) => variables.get(name)?.changesAt === undefined)
  const clusterOf = model.cluster === undefined ? null : (pattern: string) => valueIn(pattern, by.length - 1)
  const subjects =
    fixed.length === by.length ? strata : ownCountsByGroup(eventRows, model.endpoint, fixed, model.strata)
  return {
    ...design,
    data: { strata, covariates: design.covariates },
    subjects,
    fixed,
    clusterOf,
    ties,
    selected,
  }
}
