import type { Context } from '../context.ts'
import { type Finding, findingsOf } from './finding.ts'
import { changesConclusion, type RankedBy, rankFindings } from './rank-findings.ts'

/** The findings of a cohort by verdict. */
export interface Found {
  /** Numbers that are not reproduced, the most important first. */
  readonly different: readonly Finding[]
  /** Numbers that another common rule, rounded times or some tables of a figure give, in the order of the paper. */
  readonly small: readonly Finding[]
  /** How many of `different` change a conclusion. */
  readonly changed: number
}

const SMALL: readonly Finding['verdict'][] = ['within rounding', 'within the figure', 'other convention']

export const foundIn = (context: Context): Found => {
  const { claims, verdicts, rules, estimates, tests, models } = context.input
  const by: RankedBy = {
    results: context.results,
    alpha: rules.alpha,
    outcomes: new Set([estimates, tests, models].flatMap(Object.keys)),
  }
  const findings = findingsOf(claims, verdicts, context.results)
  const different = rankFindings(
    findings.filter(({ verdict }) => verdict === 'not reproduced'),
    by,
  )
  return {
    different,
    small: findings.filter(({ verdict }) => SMALL.includes(verdict)),
    changed: different.filter((finding) => changesConclusion(finding, by)).length,
  }
}
