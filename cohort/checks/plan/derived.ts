import type { Path, VariableChecker } from '../../descriptors/conditions/variable-checker.ts'
import { derivationOf } from '../../descriptors/derivations/index.ts'
import type { Derived } from '../../descriptors/plan/derived.ts'

/** A derived variable: its unit, and what its kind of derivation asks of the variables that it reads. */
export const checkDerived = (of: Derived, path: Path, check: VariableChecker): void => {
  if (of.unit !== undefined) checkUnit(of, of.unit, [...path, 'unit'], check)
  derivationOf(of).check(of, path, check)
}

/** Only numbers without a unit can be given one: nothing is converted. */
const checkUnit = (of: Derived, declared: string, path: Path, check: VariableChecker): void => {
  const parts = derivationOf(of).unitOf?.(of) ?? null
  if (parts === null) check.addProblem(path, 'a unit for a difference or a sum only', declared)
  const unit = parts?.map((name) => check.variables.get(name)?.unit ?? '1').find((one) => one !== '1')
  if (unit !== undefined && unit !== declared)
    check.addProblem(
      path,
      `${unit}, the unit of what it is made of`,
      declared,
      'leave it out; nothing is converted',
    )
}
