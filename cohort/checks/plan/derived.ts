import type { Path, VariableChecker } from '../../descriptors/conditions/variable-checker.ts'
import { derivationOf } from '../../descriptors/derivations/index.ts'
import type { Derived } from '../../descriptors/plan/derived.ts'

/** Checks a derived variable: its unit, and the variables that its derivation reads. */
export const checkDerived = (derived: Derived, path: Path, check: VariableChecker): void => {
  if (derived.unit !== undefined) checkUnit(derived, derived.unit, [...path, 'unit'], check)
  derivationOf(derived).check(derived, path, check)
}

/** A unit can be declared only for numbers without one: nothing is converted. */
const checkUnit = (derived: Derived, declared: string, path: Path, check: VariableChecker): void => {
  const parts = derivationOf(derived).unitOf?.(derived) ?? null
  if (parts === null) check.addProblem(path, 'a unit for a difference or a sum only', declared)
  const unit = parts?.map((name) => check.variables.get(name)?.unit ?? '1').find((unit) => unit !== '1')
  if (unit !== undefined && unit !== declared)
    check.addProblem(path, `${unit}, the unit of its variables`, declared, 'remove it; nothing is converted')
}
