import { analysedIn } from '../../../2-validate/artifacts.ts'
import type { Context } from '../../context.ts'
import { FEW } from '../../limits/limits.ts'
import { usedMethods } from '../../methods/used.ts'

/** Facts that an item of a guideline may require besides a section of the report. */
export type Fact =
  | 'question'
  | 'selection'
  | 'grouping'
  | 'follow-up'
  | 'events'
  | 'several covariates'
  | 'assumptions'
  | 'size'

/** The facts that are true by the plan and the results. */
export const factsOf = (context: Context): ReadonlySet<Fact> => {
  const { study, populations, sizes, derivations, variables, estimates } = context.input
  const { estimates: used, models } = usedMethods(context)
  const isGrouped =
    Object.values(derivations).some((derived) => 'bin' in derived || 'recode' in derived) ||
    (study.members !== undefined && variables.some(({ derivation }) => derivation !== null))
  const facts: readonly (readonly [Fact, boolean])[] = [
    ['question', study.question !== undefined],
    ['selection', Object.keys(populations).length > 0 || sizes.some(({ size }) => size === 'excluded')],
    ['grouping', isGrouped],
    ['follow-up', used.hasFollowUp],
    ['events', Object.keys(estimates).length > 0],
    ['several covariates', models.some(({ covariates, strata }) => covariates.length + strata.length > 1)],
    ['assumptions', models.some(({ hasTestOfProportionality }) => hasTestOfProportionality)],
    ['size', analysedIn(sizes) < FEW],
  ]
  return new Set(facts.flatMap(([fact, holds]) => (holds ? [fact] : [])))
}
