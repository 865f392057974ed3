import type { Verdict } from '../../audit/claims/agreement.ts'
import type { VerdictRow } from '../../audit/claims/verdict-row.ts'
import type { FingerprintRow } from '../../audit/conventions/fingerprint.ts'
import { artifact, artifactSet, type Format } from '../../pipeline/contracts.ts'
import { type Cell, computed, csv, optional, recorded, text, yesNo } from '../../pipeline/formats/csv.ts'
import { faultLists } from '../../pipeline/formats/fault-lists.ts'

const auditArtifact = <T>(name: string, format: Format<T>) =>
  artifact(`data/derived/{cohort}/6-audit/${name}`, format)

/** Every claim has one row, in the order of claims.csv. */
export const verdicts = auditArtifact(
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

/** The number of claims that each named rule and program reproduces. */
export const fingerprint = auditArtifact(
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

/**
 * The range of a reported result or of a conclusion (P value of a test, median) over all exact times that round to the
 * recorded ones.
 */
export interface RoundingRow {
  /** Empty where the result is not reported. */
  readonly claims: string
  readonly result: string
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  /** exact: the bounds of the range; attained: an inner bound, found by search. */
  readonly bound: string
  readonly can_be_none: boolean
  /**
   * yes: some exact times give the reported number; none exists: proven that none do; none found: the search found
   * none; empty where nothing is reported.
   */
  readonly given: string
  /** Those times; empty where none were found or none need to change. */
  readonly times: string
  /**
   * Whether such times also keep all other numbers of the analysis that the recorded times reproduce; empty where
   * nothing is reported or no time needs to change.
   */
  readonly together: string
  /** If not: the claims that would fail. */
  readonly against: string
  readonly changes_conclusion: boolean
}

export const rounding = auditArtifact(
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

/** Whether one set of exact times gives all reported numbers of an analysis. */
export interface OneSetRow {
  readonly analysis: string
  readonly printed: number
  /** Of these, the numbers that no exact times can give. */
  readonly excluded: number
  readonly met: number
  readonly tried: number
  /** all: one set gives all; none exists: proven that no set does; none found: the search found none. */
  readonly finding: string
  readonly times: string
}

export const oneSet = auditArtifact(
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

/** The values of a result over all tables of patients that give the figure of which the cohort was read. */
export interface FigureRangeRow {
  readonly result: string
  /** Reported numbers of this result. */
  readonly claims: string
  /** Of the table of the cohort. */
  readonly value: number | null
  readonly low: number | null
  /** Empty where a time may not be reached. */
  readonly high: number | null
  readonly unit: string
  readonly can_be_none: boolean
  /** Whether every table has the same value, for certain. */
  readonly determined: boolean
  /** all: every table was computed; proven: no table is outside; found: of tables that were tried, others may be outside. */
  readonly bound: string
  /** How many tables were computed. */
  readonly tables: number
  /** How many of these give the reported number; empty where nothing is reported. */
  readonly giving: number | null
  /** all, some, none (both proven), open; empty where nothing is reported. */
  readonly agreement: string
  /** Claims of the same analysis that no table was found to give together with these. */
  readonly against: string
  /** Why no bounds were proven, and what was tried; empty where `bound` is not `found`. */
  readonly not_judged: string
}

/** Under the name "ranges"; absent unless the cohort was read from a figure. */
export const figureRanges = artifactSet(
  'data/derived/{cohort}/6-audit/figure-{part}.csv',
  csv<FigureRangeRow>(
    {
      result: text,
      claims: text,
      value: optional(computed),
      low: optional(computed),
      high: optional(computed),
      unit: text,
      can_be_none: yesNo,
      determined: yesNo,
      bound: text,
      tables: recorded,
      giving: optional(recorded),
      agreement: text,
      against: text,
      not_judged: text,
    },
    ['result', 'claims'],
  ),
)

/** What the tables of a figure say of a number of a manuscript beside claims.csv. */
export interface BesideRow {
  readonly id: string
  /** all, some, none (both proven), open. */
  readonly agreement: string
  readonly words: string
}

/** Under the name "manuscript"; absent unless the cohort was read from a figure, and has a claims.csv and a manuscript. */
export const besideEvidence = artifactSet(
  'data/derived/{cohort}/6-audit/beside/{source}.csv',
  csv<BesideRow>({ id: text, agreement: text, words: text }, ['id']),
)

/** Consistency of reported numbers with each other, without data. */
export interface ConsistencyRow {
  readonly check: string
  readonly outcome: string
  readonly claims: string
  readonly detail: string
}

export const consistency = auditArtifact(
  'consistency.csv',
  csv<ConsistencyRow>({ check: text, outcome: text, claims: text, detail: text }),
)

/** All faults of claims.csv, under the name "claims": then nothing is audited. */
export const auditFaults = faultLists('data/derived/{cohort}/6-audit/faults/{file}.json', 'the audit')
