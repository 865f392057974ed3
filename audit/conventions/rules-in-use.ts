import type { Conventions } from '../../cohort/descriptors/conventions.ts'
import { modelKindOf } from '../../cohort/descriptors/models/index.ts'
import type { Model } from '../../cohort/descriptors/plan/model.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'

/**
 * The rules that the cited analyses follow for a convention: the declared rule, except that a Cox model may name its
 * own rule for ties. Several models may follow different rules.
 */
export const rulesInUse = (
  family: keyof Conventions,
  analyses: readonly Analysis[],
  { rules }: Pick<AuditInput, 'rules'>,
): ReadonlySet<string | number> => {
  if (family !== 'coxTies') return new Set([rules[family]])
  const models = analyses.flatMap(({ plan }) => Object.values(plan.models))
  const used = models.flatMap((model) =>
    modelKindOf(model.method).followsCoxTies ? [tiesOf(model) ?? rules.coxTies] : [],
  )
  return new Set(used.length > 0 ? used : [rules.coxTies])
}

const tiesOf = (model: Model): Conventions['coxTies'] | undefined =>
  'ties' in model ? model.ties : undefined

/** The analysis without its own rule for ties, so that another rule can be tried; the same if it has none. */
export const byConventions = (analysis: Analysis): Analysis =>
  Object.values(analysis.plan.models).some((model) => 'ties' in model)
    ? { ...analysis, plan: { ...analysis.plan, models: mapValues(analysis.plan.models, withoutTies) } }
    : analysis

const withoutTies = (model: Model): Model => {
  if (!('ties' in model)) return model
  const { ties: _, ...rest } = model
  return rest
}

const mapValues = <T>(record: Readonly<Record<string, T>>, f: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))
