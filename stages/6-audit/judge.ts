import type { Claim } from '../../cohort/claim.ts'
import { type Alternative, conventionWords, explainedBy } from '../../cohort/other-conventions.ts'
import type { Result } from '../../cohort/result.ts'
import { inUnitOf, reproduces } from '../../cohort/verdict.ts'
import { toNumber } from '../../statistics/rational.ts'
import type { VerdictRow } from './artifacts.ts'

/** A claim against its result: the verdict with what is known of a difference. */
export const judge = (
  claim: Claim,
  result: Result | undefined,
  others: readonly Alternative[],
): VerdictRow => {
  const row = { id: claim.id, published: claim.published, computed: null, note: '' }
  if (!result) return { ...row, verdict: 'not derivable', explanation: claim.reason }
  const value = inUnitOf(claim, result)
  if (value === null)
    return { ...row, verdict: 'not reproduced', explanation: `no such number: ${result.reason}` }
  const computed = toNumber(value)
  if (reproduces(claim, result)) return { ...row, computed, verdict: 'reproduced', explanation: '' }
  const rules = explainedBy(claim, others)
  if (rules.length > 0)
    return {
      ...row,
      computed,
      verdict: 'other convention',
      explanation: conventionWords(rules),
    }
  return { ...row, computed, verdict: 'not reproduced', explanation: '' }
}
