import { derivationOf, type Variables } from '../descriptors/derivations/index.ts'
import type { Derived } from '../descriptors/plan/derived.ts'
import type { PlanVariable } from '../descriptors/plan/plan.ts'
import type { Variable } from '../values/value.ts'

/** The variables that a derivation reads. */
export const needsOf = (derived: Derived): readonly string[] => derivationOf(derived).needs(derived)

/** A derived variable: type, categories and unit follow from the derivation. */
export const derivedVariable = (name: string, derived: PlanVariable, variables: Variables): Variable => {
  const kind = derivationOf(derived)
  const outcome = kind.variable(derived, variables)
  const { type, unit = '1', categories = null, ordered = false, changesAt } = outcome
  return {
    name,
    title: derived.title,
    source: null,
    of: kind.needs(derived),
    derivation: kind.sentence(derived, variables),
    type,
    unit: derived.unit ?? unit,
    categories,
    ordered,
    ...(changesAt !== undefined && { changesAt }),
  }
}
