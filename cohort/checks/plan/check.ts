import { checkCondition } from '../../descriptors/conditions/check-condition.ts'
import type { Check } from '../../descriptors/plan/check.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks an entry of the section `checks`: an order of times, a sum, or a condition. */
export const checkCheck = (declared: Check, path: Path, check: PlanChecker): void => {
  if ('order' in declared) check.sameUnit(declared.order, [...path, 'order'], 'or dates')
  else if ('sum' in declared) check.sameUnit([...declared.sum, declared.is], [...path, 'sum'])
  else {
    if (declared.if) checkCondition(declared.if, [...path, 'if'], check)
    checkCondition(declared.must, [...path, 'must'], check)
  }
}
