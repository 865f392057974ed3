import { isNotReached } from '../../cohort/results/not-reached.ts'
import type { Result } from '../../cohort/results/result.ts'
import { encodeValue, type Subject, type Variable } from '../../cohort/values/value.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import { inUnitOf } from '../claims/agreement.ts'
import { isCellClaim, judgeCell } from '../claims/cell-claim.ts'
import type { Claim } from '../claims/claim.ts'
import type { VerdictRow } from '../claims/verdict-row.ts'
import { type FigureEvidence, judge, type Known } from './judge-number.ts'

/** All data on which verdicts are based. */
export interface Evidence {
  readonly results: ReadonlyMap<string, Result>
  /** Claims that are compared with numbers (`comparableClaims`), by id. */
  readonly comparable: ReadonlyMap<string, Claim>
  readonly known: Known
  readonly alpha: number
  readonly subjects: readonly Subject[]
  readonly subjectName: string
  readonly variables: ReadonlyMap<string, Variable>
}

/**
 * The verdict on a claim of any form: a number, NS, "not reached", a statement about one patient, or one with a reason.
 */
export const judgeClaim = (claim: Claim, evidence: Evidence): VerdictRow => {
  if (isCellClaim(claim)) return judgeAboutPatient(claim, evidence)
  const result = evidence.results.get(claim.result)
  const comparable = evidence.comparable.get(claim.id)
  if (comparable === undefined) return judgeNotReached(claim, result, evidence.known.figure.get(claim.id))
  const row = { ...judge(comparable, result, evidence.known), published: claim.published }
  if (claim.reported?.kind !== 'not significant' || !result) return row
  const reading = `NS is read as p >= ${evidence.alpha}, the significance level of the plan`
  return {
    ...row,
    explanation: row.explanation === '' ? reading : `${reading}; ${row.explanation}`,
  }
}

/** "Not reached" is reproduced by a time that has no value because it was not reached. */
const judgeNotReached = (
  claim: Claim,
  result: Result | undefined,
  figure: FigureEvidence | undefined,
): VerdictRow => {
  const row = { id: claim.id, published: claim.published, computed: null, note: '' }
  if (!result) return { ...row, verdict: 'not derivable', explanation: claim.reason }
  if (figure?.agreement === 'some') return { ...row, verdict: 'within the figure', explanation: figure.words }
  if (figure?.agreement === 'open') return { ...row, verdict: 'not derivable', explanation: figure.words }
  if (isNotReached(result) && figure?.agreement !== 'none')
    return { ...row, verdict: 'reproduced', explanation: result.reason }
  if (result.value === null)
    return {
      ...row,
      verdict: 'not reproduced',
      explanation: `no value, for another reason: ${result.reason}`,
    }
  const value = inUnitOf(claim, result)
  return {
    ...row,
    computed: value === null ? null : toNumber(value),
    verdict: 'not reproduced',
    explanation: 'the time was reached',
  }
}

const judgeAboutPatient = (
  claim: Claim,
  { subjects, subjectName, variables }: Pick<Evidence, 'subjects' | 'subjectName' | 'variables'>,
): VerdictRow => {
  const subject = subjects.find((candidate) => encodeValue(candidate[subjectName] ?? null) === claim.row)
  const variable = variables.get(claim.column)
  if (!subject || !variable)
    throw new Error(`${claim.id}: expected ${claim.column} of ${claim.row}, found none`)
  return {
    id: claim.id,
    published: claim.published,
    note: '',
    ...judgeCell(claim, variable, subject[claim.column] ?? null),
  }
}
