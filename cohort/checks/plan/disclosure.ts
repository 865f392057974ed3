import type { Disclosure } from '../../descriptors/plan/disclosure.ts'
import type { PlanChecker } from './checker.ts'

/** Checks the endpoint of the public edition. */
export const checkDisclosure = ({ endpoint }: Disclosure, check: PlanChecker): void => {
  if (endpoint !== undefined)
    check.declared('endpoint', check.plan.endpoints, endpoint, ['disclosure', 'endpoint'])
}
