import type { Result } from '../../../cohort/results/result.ts'
import { type Displayed, displayResult } from '../../../cohort/results/shown-text.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { TO_DECIDE } from '../../claims/to-decide.ts'
import type { Candidate, Proposal } from '../proposal.ts'
import type { PlanEntry } from './possible-entries.ts'

/** bound: words and value lead to one result. to decide: they disagree, or fit several. no result: none is meant. */
export type Decision = 'bound' | 'to decide' | 'no result'

/** What is known of an open number. */
export interface Evidence {
  /** Results that its words mean, the best first. */
  readonly words: readonly Candidate[]
  /** Other results that print as it, the first of them, and how many there are. */
  readonly sameValue: readonly string[]
  readonly sameValues: number
  readonly entry: PlanEntry | null
}

/** Results whose words fit nearly as well as those of the best. */
const MEANT = 1.5
const SHOWN = 3
/** Words below say nothing. */
const LEAST_SCORE = 3

export const decisionOf = ({ outcome, candidates }: Proposal): Decision => {
  if (outcome === 'bound') return 'bound'
  const meant = meantBy(candidates)
  const isMeant =
    outcome === 'contradicted' || outcome === 'ambiguous'
      ? meant.length > 0
      : meant.some(({ agrees }) => agrees)
  return isMeant ? 'to decide' : 'no result'
}

/** The results that words mean: those near to the best score, and of these first the one that agrees. */
export const meantBy = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const best = Math.max(-Infinity, ...candidates.map(({ score }) => score))
  if (!(best >= LEAST_SCORE)) return []
  return candidates.filter(({ score }) => score >= best - MEANT).slice(0, SHOWN)
}

/** Why a row names no result, for the column `reason` of claims.csv. */
export const reasonOf = (
  decision: Decision,
  { words, sameValue, sameValues, entry }: Evidence,
  published: string,
  results: ReadonlyMap<string, Result>,
): string => {
  if (decision === 'bound') return ''
  const named = words.map(
    ({ id, agrees }) => `${id} (${agrees ? 'has this value' : valueWords(results.get(id))})`,
  )
  const others = sameValues - sameValue.length
  const twins =
    sameValue.length === 0
      ? ''
      : `; ${published} is the value of ${sameValue.join(', ')}${others > 0 ? ` and ${others} more` : ''}`
  const plan = entry === null ? '' : `; not in the plan: ${entry.section}: ${entry.name}`
  if (decision === 'no result')
    return `${TO_DECIDE}: the words lead to no result${entry === null ? '' : plan}`
  const [first] = words
  const text =
    words.length === 1 && first?.agrees === false
      ? `the words mean ${named[0]}, the paper has ${published}`
      : `the words fit ${named.join(' or ')}`
  return `${TO_DECIDE}: ${text}${twins}${plan}`
}

/** The value of a result as reports show it, with its unit. */
export const valueWords = (result: (Displayed & Pick<Result, 'unit' | 'reason'>) | undefined): string => {
  if (result === undefined) return 'unknown'
  if (result.value === null) return 'no value'
  const text = displayResult(result)
  return `${text}${unitAfter(text, result.unit)}`
}
