import type { Verdict } from '../../audit/claims/verdict.ts'
import type { VerdictRow } from '../../audit/claims/verdict-row.ts'
import type { FingerprintRow } from '../../audit/conventions/fingerprint.ts'
import { artifact, type Format } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, recorded, text, yesNo } from '../../pipeline/formats/csv.ts'
import { faultLists } from '../../pipeline/formats/fault-lists.ts'

const at = <T>(name: string, format: Format<T>) => artifact(`data/derived/{cohort}/6-audit/${name}`, format)

/** Every claim has one row, in the order of claims.csv. */
export const verdicts = at(
  'verdicts.csv',
  csv<VerdictRow>(
    {
      id: text,
      published: text,
      computed: optional(computed),
      verdict: text as unknown as Cell<Verdict>,
      explanation: text,
      note: text,
    },
    ['id'],
  ),
)

/** Named rules and programs, with the claims that they reproduce. */
export const fingerprint = at(
  'fingerprint.csv',
  csv<FingerprintRow>(
    {
      family: text,
      title: text,
      rule: text,
      declared: yesNo,
      claims: recorded,
      reproduced: recorded,
      finding: text,
    },
    ['family', 'rule'],
  ),
)

/** What exact times that round to the recorded ones can make of a printed result or of a conclusion: p of a test, a median. */
export interface RoundingRow {
  /** Empty where nobody printed it. */
  readonly claims: string
  readonly result: string
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  /** exact: nothing less or more is attainable; attained: an inner bound, found by search. */
  readonly bound: string
  readonly can_be_none: boolean
  /** yes: some exact times give what is printed; none exists: certainly not; none found: the search found none; empty where nothing is printed. */
  readonly given: string
  /** Those times; empty where none were found or none have to move. */
  readonly times: string
  /** Whether such times give all else of the analysis too that the recorded times give; empty where nothing is printed or nothing has to move. */
  readonly together: string
  /** If not: the claims that fail then. */
  readonly against: string
  readonly changes_conclusion: boolean
}

export const rounding = at(
  'rounding.csv',
  csv<RoundingRow>(
    {
      claims: text,
      result: text,
      low: optional(computed),
      high: optional(computed),
      unit: text,
      bound: text,
      can_be_none: yesNo,
      given: text,
      times: text,
      together: text,
      against: text,
      changes_conclusion: yesNo,
    },
    ['claims', 'result'],
  ),
)

/** Whether one set of exact times gives all that is printed of an analysis. */
export interface OneSetRow {
  readonly analysis: string
  readonly printed: number
  /** Of these, what no exact times at all can give. */
  readonly excluded: number
  readonly met: number
  readonly tried: number
  /** all: one set gives all; none exists: certainly no set does; none found: the search found none. */
  readonly finding: string
  readonly times: string
}

export const oneSet = at(
  'one-set.csv',
  csv<OneSetRow>(
    {
      analysis: text,
      printed: recorded,
      excluded: recorded,
      met: recorded,
      tried: recorded,
      finding: text,
      times: text,
    },
    ['analysis'],
  ),
)

/** Printed numbers against each other, without data. */
export interface ConsistencyRow {
  readonly check: string
  readonly outcome: string
  readonly claims: string
  readonly detail: string
}

export const consistency = at(
  'consistency.csv',
  csv<ConsistencyRow>({ check: text, outcome: text, claims: text, detail: text }),
)

/** All that is wrong in claims.csv, under the name "claims": then nothing was audited. */
export const auditFaults = faultLists('data/derived/{cohort}/6-audit/faults/{file}.json', 'the audit')
