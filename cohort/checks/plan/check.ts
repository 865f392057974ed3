import { checkCondition } from '../../descriptors/conditions/check-condition.ts'
import type { Check } from '../../descriptors/plan/check.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks an entry of the section `checks`: an order of times, a sum, or a condition. */
export const checkCheck = (of: Check, path: Path, check: PlanChecker): void => {
  if ('order' in of) check.sameUnit(of.order, [...path, 'order'], 'or dates')
  else if ('sum' in of) check.sameUnit([...of.sum, of.is], [...path, 'sum'])
  else {
    if (of.if) checkCondition(of.if, [...path, 'if'], check)
    checkCondition(of.must, [...path, 'must'], check)
  }
}
