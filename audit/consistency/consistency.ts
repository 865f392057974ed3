import { groupBy } from '../../cohort/values/group-by.ts'
import { isCellClaim } from '../claims/cell-claim.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import { countsAndP } from './counts-and-p.ts'
import type { Finding } from './finding.ts'
import { groups, type Populations } from './groups.ts'
import { insideInterval } from './inside-interval.ts'
import { intervals } from './intervals.ts'
import { type Levels, USUAL_LEVELS } from './levels.ts'
import { medians } from './medians.ts'
import { percentages } from './percentages.ts'
import { attainableRates, orderOfRates } from './rates.ts'
import { ratioAndP } from './ratio-and-p.ts'
import { type ReportedNumber, readReported } from './reported-number.ts'
import { reportedTwice, statements } from './statements.ts'
import { sums } from './sums.ts'
import { testStatistics } from './tests.ts'

/**
 * Compares reported numbers with each other, without any data: the ids of results say which belong together.
 * `shortestFollowUp`: the time before which no patient of an analysis can have been censored, if known.
 */
export const consistency = (
  claims: readonly Claim[],
  shortestFollowUp: (analysis: string) => number | null = () => null,
  levels: Levels = USUAL_LEVELS,
  populations: Populations = () => undefined,
): readonly Finding[] => {
  const all = claims.filter(isNumber).map(readReported)
  const alike = groupBy(all, printedText)
  const printed = [...alike.values()].map(([first]) => first!)
  const twins = new Map(
    [...alike.values()].map((numbers): [string, readonly string[]] => [
      numbers[0]!.claim.id,
      numbers.map(({ claim }) => claim.id),
    ]),
  )
  const findings = [
    ...percentages(printed),
    ...intervals(printed),
    ...insideInterval(printed),
    ...ratioAndP(printed, levels),
    ...countsAndP(printed),
    ...testStatistics(printed),
    ...sums(printed),
    ...groups(printed, populations),
    ...medians(printed),
    ...orderOfRates(printed),
    ...attainableRates(printed, shortestFollowUp),
    ...reportedTwice(printed),
    ...statements(printed),
  ]
  return withoutOtherMethods(findings).map((finding) => ({
    ...finding,
    claims: finding.claims.flatMap((id) => twins.get(id)!),
  }))
}

/** If the counts give a p, an interval that disagrees with it comes from another method and is not a contradiction. */
const withoutOtherMethods = (findings: readonly Finding[]): readonly Finding[] => {
  const confirmed = new Set(
    findings.flatMap(({ check, outcome, claims: [p] }) =>
      check === 'counts and p' && outcome === 'consistent' ? [p!] : [],
    ),
  )
  return findings.map((finding) =>
    finding.check === 'ratio and p' &&
    finding.outcome === 'inconsistent' &&
    finding.claims.some((id) => confirmed.has(id))
      ? { ...finding, outcome: 'cannot be settled' }
      : finding,
  )
}

/** Excludes words and statements about single patients, which are checked elsewhere. */
const isNumber = (claim: Claim): boolean => !isCellClaim(claim) && reportedNumber(claim) !== null

/** The key under which equal reports of one result in several places count as one number. */
const printedText = ({ claim }: ReportedNumber): string =>
  claim.result === '' ? claim.id : `${claim.result} ${claim.published} ${claim.unit}`
