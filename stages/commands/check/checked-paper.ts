import { consistency } from '../../../audit/consistency/consistency.ts'
import type { Finding } from '../../../audit/consistency/finding.ts'
import { paperConsistency } from '../../../audit/consistency/papers/paper-consistency.ts'
import { numbersIn } from '../../../audit/prose/numbers/numbers-in.ts'
import {
  type PaperNumber,
  type PaperParagraph,
  paperClaims,
} from '../../../audit/prose/papers/paper-claims.ts'
import { type ReportedTable, tableClaims } from '../../../audit/prose/papers/table-claims.ts'
import type { TextDocument } from '../../../documents/document.ts'
import { tableName } from '../../../documents/papers/outline.ts'
import type { PaperTable } from '../../../documents/papers/tables/paper-table.ts'

/** A number that a finding is about. */
export interface CheckedNumber {
  readonly text: string
  readonly place: string
  readonly sentence: string
}

export interface CheckedFinding {
  readonly outcome: 'contradiction' | 'question' | 'consistent' | 'uninformative'
  readonly check: Finding['check']
  readonly detail: string
  readonly numbers: readonly CheckedNumber[]
}

/** What the comparison of the numbers of a paper found. */
export interface CheckedPaper {
  /** Contradictions first, then questions. */
  readonly findings: readonly CheckedFinding[]
  /** Numbers of the text that describe results. */
  readonly found: number
  /** How many of them were in a comparison that could have shown an error. */
  readonly checked: number
  /** The others. */
  readonly notChecked: readonly CheckedNumber[]
  /** Numbers in cells of tables that could not be checked. */
  readonly inTables: number
  /** Numbers in cells of tables that were in a comparison that could have shown an error. */
  readonly checkedInTables: number
}

const OUTCOMES: Readonly<Record<Finding['outcome'], CheckedFinding['outcome']>> = {
  inconsistent: 'contradiction',
  'cannot be settled': 'question',
  consistent: 'consistent',
  'no power': 'uninformative',
}

const ORDER: readonly CheckedFinding['outcome'][] = [
  'contradiction',
  'question',
  'consistent',
  'uninformative',
]

const ONE_SIDED = /\b(?:one|1)[-‐‑ ](?:sided|tailed)\b/i
const ADJUSTED =
  /bonferroni|\bholm\b|tukey|[sš]id[aá]k|scheff[eé]|dunnett|newman[- ]keuls|multiple (?:comparisons|testing|tests)|false discovery|greenhouse|huynh|sphericity|adjusted p\b/i

/** Checks the numbers of a paper that was read against each other. */
export const checkedReading = (reading: {
  readonly document: TextDocument
  readonly tables: readonly PaperTable[]
}): CheckedPaper =>
  checkedPaper(
    reading.document.paragraphs,
    reading.tables.map((table, i) => ({ ...table, name: tableName(table, i + 1) })),
  )

/** Checks the numbers of a paper against each other. */
export const checkedPaper = (
  paragraphs: readonly PaperParagraph[],
  tables: readonly ReportedTable[] = [],
): CheckedPaper => {
  const { claims, numbers } = paperClaims(paragraphs)
  const ofTables = tableClaims(tables)
  const byClaim = new Map(
    [...numbers, ...ofTables.numbers].flatMap((number) => number.claims.map((id) => [id, number] as const)),
  )
  const names = (words: RegExp): boolean => paragraphs.some(({ text }) => words.test(text))
  const all = [
    ...paperConsistency(claims, { isOneSided: names(ONE_SIDED), isAdjusted: names(ADJUSTED) }),
    // a number alone that disagrees with no other is not checked: its denominator, for one, is not reported
    ...consistency(ofTables.claims).filter(
      ({ outcome, claims: ids }) => outcome !== 'cannot be settled' || ids.length > 1,
    ),
  ]
  const findings = all.map(
    ({ outcome, check, detail, claims: ids }): CheckedFinding => ({
      outcome: OUTCOMES[outcome],
      check,
      detail,
      numbers: ids.map((id) => shown(byClaim.get(id)!)),
    }),
  )
  const informed = new Set(all.flatMap(({ outcome, claims: ids }) => (outcome === 'no power' ? [] : ids)))
  const isInformed = ({ claims: ids }: PaperNumber): boolean => ids.some((id) => informed.has(id))
  const inCells = paragraphs
    .filter(({ kind }) => kind === 'cell')
    .reduce((count, { text }) => count + numbersIn(text).length, 0)
  // a number may have claims of several checks
  const checkedInTables = new Set(
    ofTables.numbers
      .filter((number) => isInformed(number) && number.claims.every((id) => !id.endsWith('/n')))
      .map(({ place, found }) => `${place} ${found.text}`),
  ).size
  return {
    findings: findings.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome)),
    found: numbers.length,
    checked: numbers.filter(isInformed).length,
    notChecked: numbers.filter((number) => !isInformed(number)).map(shown),
    inTables: Math.max(0, inCells - checkedInTables),
    checkedInTables,
  }
}

const shown = ({ found, place, sentence }: PaperNumber): CheckedNumber => ({
  text: found.text,
  place,
  sentence,
})
