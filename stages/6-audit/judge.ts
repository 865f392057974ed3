import type { Explanation } from '../../cohort/audit/explanation.ts'
import { NOT_INFORMATIVE } from '../../cohort/audit/printable.ts'
import type { Claim } from '../../cohort/claim.ts'
import { type Alternative, conventionWords, explainedBy } from '../../cohort/other-conventions.ts'
import type { Result } from '../../cohort/result.ts'
import { inUnitOf, reproduces } from '../../cohort/verdict.ts'
import { toNumber } from '../../statistics/rational.ts'
import type { VerdictRow } from './artifacts.ts'

/** What is known of a claim besides its result. */
export interface Known {
  readonly others: readonly Alternative[]
  /** Claims that some exact times, which round to the recorded ones, give. */
  readonly withinRounding: ReadonlySet<string>
  /** Null where none were looked for, since there are no cells to change. */
  readonly explanations: readonly Explanation[] | null
}

/** A claim against its result: the verdict, and what is known of a difference, which never changes the verdict. */
export const judge = (claim: Claim, result: Result | undefined, known: Known): VerdictRow => {
  const row = { id: claim.id, published: claim.published, computed: null, note: '' }
  if (!result) return { ...row, verdict: 'not derivable', explanation: claim.reason }
  const value = inUnitOf(claim, result)
  const computed = value === null ? null : toNumber(value)
  if (reproduces(claim, result)) return { ...row, computed, verdict: 'reproduced', explanation: '' }
  if (known.withinRounding.has(claim.id))
    return {
      ...row,
      computed,
      verdict: 'within rounding',
      explanation: 'some exact times that round to the recorded ones give it',
    }
  const rules = explainedBy(claim, known.others)
  if (rules.length > 0)
    return { ...row, computed, verdict: 'other convention', explanation: conventionWords(rules) }
  const none = value === null ? `no such number: ${result.reason}` : ''
  return { ...row, computed, verdict: 'not reproduced', explanation: none || firstOf(claim, known) }
}

/** The first informative explanation by rank in words, or that there is none. */
const firstOf = (claim: Claim, { explanations }: Known): string => {
  if (explanations === null) return 'not searched, since changes of cells cannot be had from counts'
  const own = explanations.filter(({ target }) => target.claims.includes(claim))
  const telling = own.filter(({ chance }) => chance === null || chance <= NOT_INFORMATIVE)
  const first = telling[0]
  if (!first)
    return own.length === 0
      ? 'none within the grammar of edits'
      : 'none that is informative within the grammar of edits'
  const words = first.order === 1 ? (first.witnesses[0] ?? first.what) : first.what
  const others = telling.length - 1 + Math.max(0, first.witnesses.length - 1)
  return others === 0 ? words : `${words}; and ${others} more`
}
