import type { Result } from '../../cohort/results/result.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import { whyUninformative } from '../claims/admitted-values.ts'
import { inUnitOf, reproduces } from '../claims/agreement.ts'
import type { Claim } from '../claims/claim.ts'
import type { VerdictRow } from '../claims/verdict-row.ts'
import { conventionWords } from '../conventions/alternative-conventions.ts'
import type { RuleAnswer } from './named-rules.ts'

/**
 * Which tables of a figure give a claim. all: proven that every table does. some: a table does, together with the other
 * reported numbers of its analysis that some or all tables give. none: proven that no table does. open: none of these
 * could be shown.
 */
export type FigureAgreement = 'all' | 'some' | 'none' | 'open'

/** What the tables that give a figure say of a claim; in words: empty where all agree. */
export interface FigureEvidence {
  readonly agreement: FigureAgreement
  readonly words: string
}

/** What is known about claims besides their results. */
export interface Known {
  readonly rules: (claim: Claim) => RuleAnswer
  /** Claims that some exact times give together with the rest of the analysis. */
  readonly withinRounding: ReadonlySet<string>
  /** Claims that some exact times give, but not with the rest: with the claims that then fail. */
  readonly onlyAlone: ReadonlyMap<string, readonly string[]>
  /** By the id of the claim; empty unless the cohort was read from a figure. */
  readonly figure: ReadonlyMap<string, FigureEvidence>
}

/** The verdict of a claim, and what is known about a difference, which does not change the verdict. */
export const judge = (claim: Claim, result: Result | undefined, known: Known): VerdictRow => {
  const row = { id: claim.id, published: claim.published, computed: null, note: '' }
  if (!result) return { ...row, verdict: 'not derivable', explanation: claim.reason }
  const value = inUnitOf(claim, result)
  const computed = value === null ? null : toNumber(value)
  // the recorded table is only one of those that give a figure
  const figure = known.figure.get(claim.id)
  if (figure?.agreement === 'some')
    return { ...row, computed, verdict: 'within the figure', explanation: figure.words }
  if (figure === undefined ? reproduces(claim, result) : figure.agreement === 'all') {
    const why = whyUninformative(claim, result.statistic)
    return { ...row, computed, verdict: why === '' ? 'reproduced' : 'uninformative', explanation: why }
  }
  if (figure === undefined && known.withinRounding.has(claim.id))
    return {
      ...row,
      computed,
      verdict: 'within rounding',
      explanation:
        'rounding of the recorded times explains it together with the other reported numbers of the same analysis that agree',
    }
  // what another rule makes of the recorded table says nothing of the other tables
  if (figure?.agreement === 'open')
    return { ...row, computed, verdict: 'not derivable', explanation: figure.words }
  const rules = known.rules(claim)
  if (rules.whole.length > 0)
    return { ...row, computed, verdict: 'other convention', explanation: conventionWords(rules.whole) }
  const reasons = [
    figure?.words ?? '',
    value === null ? `no computed value: ${result.reason}` : '',
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

/** A claim is not within rounding if other reported numbers of the analysis contradict it; this says which. */
const aloneWords = (against: readonly string[] | undefined): string =>
  against === undefined
    ? ''
    : `rounding of the recorded times could give it, but no times were found that also give ${against.join(' and ')}, reported of the same analysis`
