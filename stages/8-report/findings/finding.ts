import type { Verdict } from '../../../audit/claims/agreement.ts'
import type { Claim } from '../../../audit/claims/claim.ts'
import type { VerdictRow } from '../../../audit/claims/verdict-row.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { groupBy } from '../../../cohort/values/group-by.ts'

/** A claim with its verdict. */
export interface JudgedClaim {
  readonly claim: Claim
  readonly row: VerdictRow
}

/** Claims that say the same: one result, one reported text, one verdict. */
export interface Finding {
  readonly verdict: Verdict
  /** In the order of claims.csv. */
  readonly judged: readonly JudgedClaim[]
  /** The first claim of each different number: one, or a count and its percentage. */
  readonly numbers: readonly JudgedClaim[]
}

/** The findings in the order of their first claims. */
export const findingsOf = (
  claims: readonly Claim[],
  verdicts: readonly VerdictRow[],
  results: ReadonlyMap<string, Result>,
): readonly Finding[] => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const judged = verdicts.flatMap((row): readonly JudgedClaim[] => {
    const claim = byId.get(row.id)
    return claim === undefined ? [] : [{ claim, row }]
  })
  const same = [...groupBy(judged, sameNumber).values()]
  return [...groupBy(same, ([first]) => samePatients(first!, same, results)).values()].map((numbers) => ({
    verdict: numbers[0]![0]!.row.verdict,
    judged: numbers.flat(),
    numbers: numbers.map(([first]) => first!),
  }))
}

/** The different places of a finding, in the order of the paper. */
export const placesOf = ({ judged }: Finding): readonly string[] => [
  ...new Set(judged.map(({ claim }) => claim.place)),
]

const sameNumber = ({ claim, row }: JudgedClaim): string => {
  const { id, result, published, unit, row: patient, column } = claim
  if (result !== '') return JSON.stringify([row.verdict, result, published, unit])
  return patient === '' ? id : JSON.stringify([row.verdict, patient, column, published])
}

/**
 * One key for a count and the percentage of the same patients that are reported in one place; the own number otherwise.
 */
const samePatients = (
  judged: JudgedClaim,
  all: readonly (readonly JudgedClaim[])[],
  results: ReadonlyMap<string, Result>,
): string => {
  const alone = sameNumber(judged)
  const result = results.get(judged.claim.result)
  if (result?.statistic !== 'share') return alone
  const count = all.find(([other]) => {
    const { claim, row } = other!
    const counted = results.get(claim.result)
    return (
      counted?.statistic === 'count' &&
      row.verdict === judged.row.verdict &&
      claim.place === judged.claim.place &&
      counted.analysis === result.analysis &&
      counted.group === result.group &&
      counted.level === result.level
    )
  })
  return count === undefined ? alone : sameNumber(count[0]!)
}
