import type { FingerprintRow } from '../../cohort/audit/fingerprint.ts'
import type { Verdict } from '../../cohort/verdict.ts'
import { artifact, type Format } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, recorded, text, yesNo } from '../../pipeline/formats/csv.ts'
import { faultLists } from '../../pipeline/formats/fault-lists.ts'
import { json } from '../../pipeline/formats/json.ts'

const at = <T>(name: string, format: Format<T>) => artifact(`data/derived/{cohort}/6-audit/${name}`, format)

/** What became of a claim. Every claim has one row, in the order of claims.csv. */
export interface VerdictRow {
  readonly id: string
  readonly published: string
  /** The computed number in the claim's unit; null where there is none. */
  readonly computed: number | null
  readonly verdict: Verdict
  /** What is known of a difference; never a verdict. */
  readonly explanation: string
  /** An erratum or the authors' reply. */
  readonly note: string
}

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

/** A smallest change under which an open claim prints as published; claims of one row print the same of one result. */
export interface ExplanationRow {
  /** Joined by `; `, like all lists here. */
  readonly claims: string
  readonly rank: number
  readonly kind: string
  readonly order: number
  readonly what: string
  /** How many different patients or pairs of them; the first of them by name. */
  readonly witness_count: number
  readonly witnesses: string
  readonly wordings: string
  /** Open claims that the change gives, these among them, and the analyses in which it has to be made. */
  readonly explains: string
  readonly analyses: string
  readonly broken_in_analyses: number | null
  readonly broken_in_cohort: number | null
  readonly chance: number | null
  readonly informative: string
  readonly span: string
  readonly tried: number
}

export const explanations = at(
  'explanations.csv',
  csv<ExplanationRow>(
    {
      claims: text,
      rank: recorded,
      kind: text,
      order: recorded,
      what: text,
      witness_count: recorded,
      witnesses: text,
      wordings: text,
      explains: text,
      analyses: text,
      broken_in_analyses: optional(recorded),
      broken_in_cohort: optional(recorded),
      chance: optional(computed),
      informative: text,
      span: text,
      tried: recorded,
    },
    ['claims', 'rank'],
  ),
)

/** The best sets of one, two and three data edits, each made in the analyses that need it. */
export interface JointRow {
  readonly edits: number
  readonly what: string
  readonly explains: string
  readonly claims: number
  readonly as_good: number
  /** The same edits made in the whole cohort at once: printed results given, claims broken. */
  readonly cohort_explains: number | null
  readonly cohort_broken: number | null
}

export const joint = at(
  'joint.csv',
  csv<JointRow>({
    edits: recorded,
    what: text,
    explains: text,
    claims: recorded,
    as_good: recorded,
    cohort_explains: optional(recorded),
    cohort_broken: optional(recorded),
  }),
)

/** How far the search went. */
export interface SearchRecord {
  readonly singles: number
  readonly refused: number
  /** Single edits that change differently the counts of open analyses, as far as no other named rule gives what is printed. */
  readonly different: number
  /** Different printed results that are open, and the claims that print them. */
  readonly openResults: number
  readonly openClaims: number
  /** Different edits squared times the open results that no other named rule gives; pairs are searched up to the limit. */
  readonly looks: number
  readonly limit: number
  readonly pairsSearched: boolean
  readonly pairsComputed: number
  /** By result: how many classes of pairs give what is printed beyond those that explanations.csv lists. */
  readonly pairsNotListed: Readonly<Record<string, number>>
}
export const search = at('search.json', json<SearchRecord>())

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
