import type { Result } from '../../cohort/results/result.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import { whyUninformative } from '../claims/admitted-values.ts'
import type { Claim } from '../claims/claim.ts'
import { inUnitOf, reproduces } from '../claims/verdict.ts'
import type { VerdictRow } from '../claims/verdict-row.ts'
import { conventionWords } from '../conventions/alternative-conventions.ts'
import type { RuleAnswer } from './named-rules.ts'

/** What is known of a claim besides its result. */
export interface Known {
  readonly rules: (claim: Claim) => RuleAnswer
  /** Claims that some exact times give together with the rest of the analysis; and those that they give, but not so: with what fails then. */
  readonly withinRounding: ReadonlySet<string>
  readonly onlyAlone: ReadonlyMap<string, readonly string[]>
}

/** A claim against its result: the verdict, and what is known of a difference, which never changes the verdict. */
export const judge = (claim: Claim, result: Result | undefined, known: Known): VerdictRow => {
  const row = { id: claim.id, published: claim.published, computed: null, note: '' }
  if (!result) return { ...row, verdict: 'not derivable', explanation: claim.reason }
  const value = inUnitOf(claim, result)
  const computed = value === null ? null : toNumber(value)
  if (reproduces(claim, result)) {
    const why = whyUninformative(claim, result.statistic)
    return { ...row, computed, verdict: why === '' ? 'reproduced' : 'uninformative', explanation: why }
  }
  if (known.withinRounding.has(claim.id))
    return {
      ...row,
      computed,
      verdict: 'within rounding',
      explanation:
        'some exact times that round to the recorded ones give it, with all else that is reported of this analysis and follows from the recorded times',
    }
  const rules = known.rules(claim)
  if (rules.whole.length > 0)
    return { ...row, computed, verdict: 'other convention', explanation: conventionWords(rules.whole) }
  const reasons = [
    value === null ? `no such number: ${result.reason}` : '',
    aloneWords(known.onlyAlone.get(claim.id)),
    rules.against,
  ]
  return {
    ...row,
    computed,
    verdict: 'not reproduced',
    explanation: reasons.filter((reason) => reason !== '').join('; '),
  }
}

/** Within rounding by itself is no verdict where the rest of the analysis speaks against it. */
const aloneWords = (against: readonly string[] | undefined): string =>
  against === undefined
    ? ''
    : `some exact times that round to the recorded ones give it, but none were found that also give what is reported with it (${against.join(', ')})`
